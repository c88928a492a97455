import { valueOf, type ApplicationModel, type EnvironmentModel } from '../model';
import type { Ambiguity, ApplicationMatch } from './drift';
import { titleOf } from './engines';
import { noPairings, type Pairings } from './pairing';

/**
 * Finds which containers run which declared application: those that people say, else of those with its runtime the ones built from its
 * folder, else those that its folder is bound into, else the only one, else the one of its name. Applications without a container run on the host: that is no drift and not unknown either.
 */
export function matchApplications(
  declared: EnvironmentModel,
  local: EnvironmentModel,
  pairings: Pairings = noPairings,
): ApplicationMatching {
  if (local.place.id === 'files') return { matches: matchFolders(declared, local), ambiguous: [] };
  const paired = matchPaired(declared, local, pairings);
  const open = declared.applications.filter((it) => !paired.some((match) => match.declared === it));
  const free = local.applications.filter((it) => !paired.some((match) => match.local === it));
  const found = open.map((application) => matchOne(application, free, declared, local));
  return {
    matches: [...paired, ...found.flatMap(({ match }) => match ?? [])],
    ambiguous: found.flatMap(({ ambiguous }) => ambiguous ?? []),
  };
}

export interface ApplicationMatching {
  readonly matches: readonly ApplicationMatch[];
  readonly ambiguous: readonly Ambiguity[];
}

/** Several containers may run one application. */
function matchPaired(declared: EnvironmentModel, local: EnvironmentModel, pairings: Pairings): ApplicationMatch[] {
  return local.applications.flatMap((container) => {
    const pairing = pairings.get(container.name);
    const application = declared.applications.find(({ name }) => name === pairing?.declared);
    return pairing && application
      ? [{ declared: application, local: container, containers: [container], because: `${pairing.saidBy} says so` }]
      : [];
  });
}

interface Found {
  readonly match?: ApplicationMatch | undefined;
  readonly ambiguous?: Ambiguity | undefined;
}

function matchOne(
  application: ApplicationModel,
  containers: readonly ApplicationModel[],
  declared: EnvironmentModel,
  local: EnvironmentModel,
): Found {
  const runtime = valueOf(application.runtime)?.name;
  if (runtime === undefined) return {};
  const candidates = containers.filter((it) => valueOf(it.runtime)?.name === runtime);
  return pick(application, candidates, rivalsOf(runtime, declared, local), titleOf(runtime));
}

/** How many declared applications a container may stand for: in Compose, where it may run any of them, all. */
function rivalsOf(runtime: string, declared: EnvironmentModel, local: EnvironmentModel): number {
  const { applications } = declared;
  if (local.place.id === 'compose') return applications.length;
  return applications.filter((it) => valueOf(it.runtime)?.name === runtime).length;
}

/** Each version file speaks of the application in whose folder it lies. */
function matchFolders(declared: EnvironmentModel, local: EnvironmentModel): ApplicationMatch[] {
  return declared.applications.flatMap((application) => {
    const [root, runtime] = [valueOf(application.root), valueOf(application.runtime)?.name];
    return local.applications
      .filter((it) => valueOf(it.root) === root && valueOf(it.runtime)?.name === runtime)
      .map((it) => ({
        declared: application,
        local: it,
        containers: [it],
        because: `it lies in the application's folder`,
      }));
  });
}

function pick(
  declared: ApplicationModel,
  candidates: readonly ApplicationModel[],
  rivals: number,
  title: string,
): Found {
  const root = valueOf(declared.root);
  const sameRoot = candidates.filter((it) => it.root.state === 'known' && it.root.value === root);
  const fromRoot = onlyVersion(sameRoot);
  if (fromRoot) {
    const because = `it is built from the application's folder`;
    return { match: { declared, local: fromRoot, containers: sameRoot, because } };
  }
  const about = root === undefined || root === '' ? [] : candidates.filter(({ folders }) => folders?.includes(root));
  const fromFolder = sameRoot.length > 0 ? undefined : onlyVersion(about);
  if (fromFolder) {
    const because = `the application's folder is bound into it, or holds its Dockerfile`;
    return { match: { declared, local: fromFolder, containers: about, because } };
  }
  if (sameRoot.length > 1) return { ambiguous: { title, declared: [declared], local: sameRoot } };
  const only = rivals > 1 ? undefined : onlyVersion(candidates);
  if (only)
    return { match: { declared, local: only, containers: candidates, because: `the only ${title} on both sides` } };
  const sameName = candidates.filter((it) => it.root.state !== 'known' && isNamed(it, declared.name));
  const named = onlyVersion(sameName);
  if (named) {
    const because = `${title} and the name \`${named.name}\`, as in the manifest`;
    return { match: { declared, local: named, containers: sameName, because } };
  }
  return rivals <= 1 && candidates.length > 1 ? { ambiguous: { title, declared: [declared], local: candidates } } : {};
}

function isNamed({ name }: ApplicationModel, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}

/** One container that stands for all, where all say the same version; undefined where they differ. */
function onlyVersion(candidates: readonly ApplicationModel[]): ApplicationModel | undefined {
  const versions = new Set(candidates.map((it) => versionText(it)));
  return versions.size === 1 ? candidates[0] : undefined;
}

function versionText(application: ApplicationModel): string | undefined {
  const runtime = valueOf(application.runtime);
  return runtime && valueOf(runtime.version);
}
