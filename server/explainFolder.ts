import type { Day } from '../core/agreements';
import { UserError } from '../core/errors';
import { loadProject } from '../core/loadProject';
import { nearest } from '../core/nearest';
import { defaultSettings } from '../core/settings';
import type { Source } from '../core/text';
import { linesOf, type Place } from './checkFolder';
import { projectFolders, requireReadable, type ProjectFolder } from './projectFolders';
import { explain, type Declared, type LocalPlace, type Named, type Other } from './drift/explain';

type Located<T> = Omit<T, 'source'> & Place;

export interface ExplainedProject {
  /** As seen from the folder that was asked for: '' or 'apps/shop/'. */
  readonly folder: string;
  readonly declared: readonly ExplainedItem[];
  readonly others: readonly Located<Other>[];
}

export interface ExplainedItem extends Located<Omit<Declared, 'places'>> {
  readonly places: readonly (Omit<LocalPlace, 'local'> & { readonly local?: Located<Named> })[];
}

/** What was matched with what in every project of a folder; of one name where it is given. Throws a `UserError` for a name that is nowhere. */
export async function explainFolder(
  folder: string,
  name: string | undefined,
  today: Day,
): Promise<readonly ExplainedProject[]> {
  const projects: ExplainedProject[] = [];
  for (const project of await projectFolders(folder)) projects.push(await explainProject(project, today));
  return name === undefined ? projects : onlyNamed(projects, name);
}

async function explainProject({ prefix: folder, loader }: ProjectFolder, today: Day): Promise<ExplainedProject> {
  const project = await loadProject(loader, defaultSettings, today);
  requireReadable(project, folder);
  const range = linesOf(project);
  const located = <T extends { readonly source: Source }>({ source, ...rest }: T) => ({
    ...rest,
    file: folder + source.file,
    range: range(source),
  });
  const { declared, others } = explain(project);
  return {
    folder,
    declared: declared.map((it) => ({
      ...located(it),
      places: it.places.map(({ local, ...place }) => ({ ...place, ...(local ? { local: located(local) } : {}) })),
    })),
    others: others.map(located),
  };
}

function onlyNamed(projects: readonly ExplainedProject[], name: string): ExplainedProject[] {
  const isNamed = (item: { readonly name: string } | undefined) => item?.name === name;
  const found = projects.map(({ folder, declared, others }) => ({
    folder,
    declared: declared.filter((it) => isNamed(it) || it.places.some(({ local }) => isNamed(local))),
    others: others.filter(isNamed),
  }));
  const kept = found.filter(({ declared, others }) => declared.length + others.length > 0);
  if (kept.length > 0) return kept;
  const names = projects.flatMap(({ declared, others }) => [
    ...declared.flatMap((it) => [it.name, ...it.places.flatMap(({ local }) => local?.name ?? [])]),
    ...others.map((it) => it.name),
  ]);
  const meant = nearest(name, names);
  throw new UserError(
    `Nothing is called "${name}" in the manifest or the Compose files.`,
    meant === undefined ? 'Leave the name out to see everything.' : `Did you mean "${meant}"?`,
  );
}
