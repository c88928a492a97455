import { pairingLabel } from '../../core/drift/pairing';
import type { Project } from '../../core/project';
import { settingsFile } from '../../core/projectSettings';
import { addToText, addToYaml, type Addition } from '../../core/yaml/add';
import { valueAt } from '../../core/yaml';
import type { TextEdit } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { Fix } from '../problem';

/** The ways to say that a Compose service is one of the manifest: in the project's settings, and by a label of the service. */
export function matchFixes(project: Project, local: string, declared: string): Fix[] {
  return [settingsFix(project, local, declared), labelFix(project, local, declared)].filter((it) => it !== undefined);
}

function settingsFix(project: Project, local: string, declared: string): Fix | undefined {
  const edit = addToText(project.text(settingsFile), ['match'], { pair: [local, declared] });
  return edit && fix(`Match ${local} with ${declared}`, settingsFile, edit);
}

/** In the file that names the service first. */
function labelFix({ comparisons }: Project, local: string, declared: string): Fix | undefined {
  const composes = comparisons.flatMap(({ compose }) => compose ?? []);
  const service = composes.flatMap(({ services }) => services).find(({ name }) => name === local);
  const file = composes.flatMap(({ files }) => files).find(({ path }) => path === service?.source.file);
  if (!file) return undefined;
  const path = ['services', local, 'labels'];
  const isList = valueAt(file.document.root, path)?.kind === 'sequence';
  const addition: Addition = isList ? { item: `${pairingLabel}=${declared}` } : { pair: [pairingLabel, declared] };
  const edit = addToYaml(file.document, path, addition);
  return edit && fix(`Match ${local} with ${declared} by a label in ${file.path}`, file.path, edit);
}

function fix(title: string, file: ProjectPath, edit: TextEdit): Fix {
  return { title, edits: [{ file, edits: [edit] }], preferred: false };
}
