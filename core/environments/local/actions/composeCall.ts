import { textOf, textsOf } from '../../action';
import type { StepInput } from '../../plan';

/** Where people would run Compose: it reads the `.env` of this folder, and of that of the first file. */
export function workingFolder(input: StepInput): string {
  return typeof input['cwd'] === 'string' ? input['cwd'] : textOf(input, 'folder');
}

/** The options by which Compose finds a stack. Input: `project`, `files`, `folder`. */
export function composeOptions(input: StepInput): string[] {
  const files = textsOf(input, 'files').flatMap((file) => ['--file', file]);
  return ['--project-name', textOf(input, 'project'), '--project-directory', textOf(input, 'folder'), ...files];
}
