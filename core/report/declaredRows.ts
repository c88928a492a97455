import type { ComposeProject } from '../compose/compose';
import type { Comparison } from '../drift/drift';
import type { Saying } from '../drift/facts/fact';
import { isComparable } from '../drift/variableValues';
import type { ApplicationModel, RouteModel } from '../model';
import type { Project } from '../project';
import type { Source } from '../text';
import { backgroundJobs, runsInBackground, type BackgroundKind } from '../readers/background';

/** What the manifest alone tells, because local places have no words for it. */
export interface DeclaredRow {
  readonly name: string;
  readonly saying: Saying;
  /** Why a local place may have it nevertheless; undefined where it does not. */
  readonly local: (comparison: Comparison) => string | undefined;
}

/** Workers, cron jobs, variables that differ by nature, and routes, in groups. */
export function declaredRows(project: Project): { readonly title: string; readonly rows: readonly DeclaredRow[] }[] {
  return [
    { title: 'Workers', rows: backgroundRows(project, 'workers') },
    { title: 'Cron jobs', rows: backgroundRows(project, 'crons') },
    { title: 'Set for each environment', rows: project.declared.applications.flatMap(environmentRow) },
    { title: 'Routes', rows: project.declared.routes.map(routeRow) },
  ];
}

/** One row an application: a list of jobs would push what is compared off the page. */
function backgroundRows({ manifest }: Project, kind: BackgroundKind): DeclaredRow[] {
  const jobs = backgroundJobs(manifest, kind);
  const local = ({ compose }: Comparison) => compose && mayRun(compose, kind);
  return manifest.applications.flatMap(({ name }) => {
    const own = jobs.filter(({ application }) => application === name);
    return rowOf(name, own, local);
  });
}

function rowOf(
  name: string,
  [first, ...rest]: readonly { readonly name: string; readonly source: Source }[],
  local: DeclaredRow['local'],
): DeclaredRow[] {
  if (!first) return [];
  return [{ name, saying: { text: [first, ...rest].map((it) => it.name).join(', '), source: first.source }, local }];
}

function mayRun(compose: ComposeProject, kind: BackgroundKind): string | undefined {
  const container = runsInBackground(compose, kind);
  return container && `the container ${container.name} may run it`;
}

/** Names alone: the values are one environment's own, and may be secrets. */
function environmentRow({ name, variables }: ApplicationModel): DeclaredRow[] {
  const own = (variables?.named ?? []).filter((it) => !isComparable(it));
  return rowOf(name, own, () => undefined);
}

function routeRow({ url, kind, target, source }: RouteModel): DeclaredRow {
  const text = kind === 'upstream' && target !== undefined ? `answered by ${target}` : kind;
  return { name: url, saying: { text, source }, local: () => undefined };
}
