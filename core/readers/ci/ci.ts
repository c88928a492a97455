import type { ApplicationModel, EnvironmentModel, Fact, OtherRun, PackageInstall, ServiceModel } from '../../model';
import { valueOf } from '../../model';
import { places } from '../../places';
import type { Files } from '../../workspace';
import { readGithubActions } from './githubActions';
import { readGitlabCi } from './gitlabCi';

/**
 * What the jobs that test or build the project run, in GitHub Actions and GitLab CI. Jobs and matrices run a thing in several versions: it
 * is one thing here, with the newest version and the others beside it. Undefined where a project has no such jobs.
 */
export function readCi(files: Files): EnvironmentModel | undefined {
  const described = [...readGithubActions(files), ...readGitlabCi(files)];
  if (described.length === 0) return undefined;
  const applications = described.flatMap(({ application }) => application ?? []);
  return {
    origin: 'local',
    place: places.ci,
    applications: together(
      applications,
      ({ runtime }) => valueOf(runtime)?.name,
      ({ runtime }) => valueOf(runtime)?.version,
    ).map((it) => ({ ...it, installs: installsOf(it, applications) })),
    services: together(
      described.flatMap(({ service }) => service ?? []),
      ({ engine }) => valueOf(engine),
      ({ version }) => version,
    ),
    routes: [],
    gaps: [],
  };
}

/** What all jobs of a language install. */
function installsOf({ runtime }: ApplicationModel, all: readonly ApplicationModel[]): PackageInstall[] {
  const same = all.filter((it) => valueOf(it.runtime)?.name === valueOf(runtime)?.name);
  return [...new Set(same.flatMap(({ installs }) => installs ?? []))];
}

/** One item of each kind. If one of its versions is not known, it may be any, and so the version of them all is not. */
function together<T extends ApplicationModel | ServiceModel>(
  items: readonly T[],
  kindOf: (item: T) => string | undefined,
  versionOf: (item: T) => Fact<string> | undefined,
): T[] {
  return [...new Set(items.map(kindOf))].flatMap((kind) => {
    const same = items.filter((it) => kindOf(it) === kind);
    const unsure = same.find((it) => versionOf(it)?.state !== 'known');
    if (unsure) return [unsure];
    const runs = distinct(same.flatMap((item) => runOf(item, versionOf(item))));
    const [newest, ...others] = runs.toSorted((a, b) =>
      b[1].version.localeCompare(a[1].version, 'en', { numeric: true }),
    );
    return newest ? [{ ...newest[0], others: others.map(([, run]) => run) }] : [];
  });
}

type Run<T> = readonly [item: T, run: OtherRun];

function runOf<T extends ApplicationModel | ServiceModel>(item: T, version: Fact<string> | undefined): Run<T>[] {
  if (version?.state !== 'known') return [];
  return [[item, { version: version.value, source: version.source, ...(item.tag ? { tag: item.tag } : {}) }]];
}

/** An anchor, or an entry of a matrix, is written once and counts for many jobs: the first one speaks for them. */
function distinct<T>(runs: readonly Run<T>[]): Run<T>[] {
  const found = new Map<string, Run<T>>();
  for (const run of runs) {
    const { version, source } = run[1];
    const key = `${version} ${source.span.start} ${source.file}`;
    if (!found.has(key)) found.set(key, run);
  }
  return [...found.values()];
}
