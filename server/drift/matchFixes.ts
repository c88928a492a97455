import { pairingLabel } from '../../core/drift/pairing';
import type { Project } from '../../core/project';
import { settingsFile } from '../../core/projectSettings';
import { addToYaml, type Addition } from '../../core/yamlAdd';
import { valueAt } from '../../core/yaml';
import type { ProjectPath } from '../../core/workspace';
import type { Fix } from '../problem';

/** The ways to say that a Compose service is one of the manifest: in the project's settings, and by a label of the service. */
export function matchFixes(project: Project, local: string, declared: string): Fix[] {
  return [settingsFix(project, local, declared), labelFix(project, local, declared)].filter((it) => it !== undefined);
}

function settingsFix(project: Project, local: string, declared: string): Fix | undefined {
  return addingFix(project, settingsFile, ['match'], { pair: [local, declared] }, `Match ${local} with ${declared}`);
}

/** In the file that names the service first. */
function labelFix(project: Project, local: string, declared: string): Fix | undefined {
  const composes = project.comparisons.flatMap(({ compose }) => compose ?? []);
  const service = composes.flatMap(({ services }) => services).find(({ name }) => name === local);
  const file = service?.source.file;
  const root = composes.flatMap(({ files }) => files).find(({ path }) => path === file)?.document.root;
  if (file === undefined || !root) return undefined;
  const path = ['services', local, 'labels'];
  const isList = valueAt(root, path)?.kind === 'sequence';
  const addition: Addition = isList ? { item: `${pairingLabel}=${declared}` } : { pair: [pairingLabel, declared] };
  return addingFix(project, file, path, addition, `Match ${local} with ${declared} by a label in ${file}`);
}

function addingFix(
  project: Project,
  file: ProjectPath,
  path: readonly string[],
  addition: Addition,
  title: string,
): Fix | undefined {
  const edit = addToYaml(project.text(file), path, addition);
  return edit && { title, edits: [{ file, edits: [edit] }], preferred: false };
}
