import { valueOf, type ApplicationModel, type EnvironmentModel } from '../model';
import type { ApplicationMatch } from './drift';
import { titleOf } from './engines';

/**
 * Finds which containers run which declared application: of those with its runtime, the ones built from its folder, else the only
 * one. Applications without a container run on the host: that is no drift and not unknown either.
 */
export function matchApplications(declared: EnvironmentModel, local: EnvironmentModel): ApplicationMatch[] {
  if (local.place.id === 'files') return matchFolders(declared, local);
  return declared.applications.flatMap((application) => {
    const runtime = valueOf(application.runtime)?.name;
    if (runtime === undefined) return [];
    const candidates = local.applications.filter((it) => valueOf(it.runtime)?.name === runtime);
    return pick(application, candidates, rivalsOf(runtime, declared, local), titleOf(runtime)) ?? [];
  });
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
): ApplicationMatch | undefined {
  const root = valueOf(declared.root);
  const sameRoot = candidates.filter((it) => it.root.state === 'known' && it.root.value === root);
  const fromRoot = onlyVersion(sameRoot);
  if (fromRoot)
    return { declared, local: fromRoot, containers: sameRoot, because: `it is built from the application's folder` };
  const only = sameRoot.length === 0 && rivals === 1 ? onlyVersion(candidates) : undefined;
  return only && { declared, local: only, containers: candidates, because: `the only ${title} on both sides` };
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
