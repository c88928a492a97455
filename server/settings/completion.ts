import type { Project } from '../../core/project';
import { settingsFile } from '../../core/projectSettings';
import { settingsSchema } from '../../core/settingsSchema';
import type { ProjectPath } from '../../core/workspace';
import { asText, valueAt, type YamlNode } from '../../core/yaml';
import { acceptables } from '../acceptances';
import { check } from '../check';
import { driftRules } from '../drift/rules';
import { completeBySchema, type Completion } from '../manifest/completion';
import type { ReferenceValue } from '../manifest/referenceValues';
import { rules } from '../rules';
import { wordsOf } from './words';

/** What can be written at an offset of `.parity.yaml`. */
export function complete(project: Project, file: ProjectPath, offset: number): Completion[] {
  if (file !== settingsFile) return [];
  const schema = settingsSchema(wordsOf(project, rules, driftRules));
  return completeBySchema(schema, project.text(file), offset, (reference, { path, root }) =>
    reference === 'difference' ? subjects(project, path, root) : [],
  );
}

/** What the differences that are there can be accepted by; those of the entry's rule alone where it has one. */
function subjects(
  project: Project,
  path: readonly (string | number)[],
  root: YamlNode | undefined,
): readonly ReferenceValue[] {
  const code = asText(valueAt(root, [...path.slice(0, -1), 'code']));
  const asked = driftRules.filter((rule) => code === undefined || rule.code === code);
  const found = check(project, asked).problems.flatMap((problem) =>
    acceptables(problem).map(({ subject }): [string, ReferenceValue] => [
      subject,
      { label: subject, detail: problem.message, name: true },
    ]),
  );
  return [...new Map(found.toReversed()).values()].reverse();
}
