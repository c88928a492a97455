import type { ComposeProject } from '../compose/compose';
import type { Comparison } from '../drift/drift';
import type { Saying } from '../drift/facts/fact';
import type { RouteModel } from '../model';
import type { Project } from '../project';
import { backgroundJobs, runsInBackground, type BackgroundKind } from '../readers/background';
import { asText, pairsOf, sourceIn, valueAt } from '../yaml';

/** What the manifest alone tells, because local places have no words for it. */
export interface DeclaredRow {
  readonly name: string;
  readonly saying: Saying;
  /** Why a local place may have it nevertheless; undefined where it does not. */
  readonly local: (comparison: Comparison) => string | undefined;
}

/** Workers, cron jobs, mounts and routes, in groups. */
export function declaredRows(project: Project): { readonly title: string; readonly rows: readonly DeclaredRow[] }[] {
  return [
    { title: 'Workers', rows: backgroundRows(project, 'workers') },
    { title: 'Cron jobs', rows: backgroundRows(project, 'crons') },
    { title: 'Mounts', rows: mountRows(project) },
    { title: 'Routes', rows: project.declared.routes.map(routeRow) },
  ];
}

function backgroundRows({ manifest }: Project, kind: BackgroundKind): DeclaredRow[] {
  return backgroundJobs(manifest, kind).map(({ application, name, source }) => ({
    name: `${application}: ${name}`,
    saying: { text: 'declared', source },
    local: ({ compose }) => compose && mayRun(compose, kind),
  }));
}

function mayRun(compose: ComposeProject, kind: BackgroundKind): string | undefined {
  const container = runsInBackground(compose, kind);
  return container && `the container ${container.name} may run it`;
}

function mountRows({ manifest }: Project): DeclaredRow[] {
  return manifest.applications.flatMap(({ name, node, file }) =>
    pairsOf(valueAt(node, ['mounts'])).map(({ key, value }) => ({
      name: `${name}: ${key.text}`,
      saying: {
        text: asText(valueAt(value, ['source'])) ?? asText(value) ?? 'declared',
        source: sourceIn(file, key),
      },
      local: () => undefined,
    })),
  );
}

function routeRow({ url, kind, target, source }: RouteModel): DeclaredRow {
  const text = kind === 'upstream' && target !== undefined ? `answered by ${target}` : kind;
  return { name: url, saying: { text, source }, local: () => undefined };
}
