import { valueOf, type ApplicationModel, type EnvironmentModel } from '../model';
import type { ApplicationMatch } from './drift';
import { engineInfo } from './engines';

/**
 * Declared applications that a container of another language runs: the one of the same name, or the only one that is built from its
 * folder and serves. Nothing while a container of its own language, or one that can't be read, may be it. Outside
 * of Compose, jobs and containers have names of their own.
 */
export function applicationKinds(
  declared: EnvironmentModel,
  local: EnvironmentModel,
  matched: readonly ApplicationMatch[],
): ApplicationMatch[] {
  if (local.place.id !== 'compose' || local.gaps.length > 0) return [];
  return declared.applications.flatMap((application) => {
    const language = valueOf(application.runtime)?.name;
    if (language === undefined || !engineInfo(language)) return [];
    if (matched.some((it) => it.declared === application)) return [];
    return byName(application, local.applications) ?? byFolder(application, declared, local) ?? [];
  });
}

function byName(declared: ApplicationModel, candidates: readonly ApplicationModel[]): ApplicationMatch | undefined {
  const name = declared.name.toLowerCase();
  const container = candidates.find((it) => it.name.toLowerCase() === name);
  return container && otherLanguage(declared, container)
    ? { declared, local: container, containers: [container], because: 'both have the same name' }
    : undefined;
}

function byFolder(
  declared: ApplicationModel,
  { applications }: EnvironmentModel,
  local: EnvironmentModel,
): ApplicationMatch | undefined {
  const root = valueOf(declared.root);
  const alone = applications.every((it) => it === declared || valueOf(it.root) !== root);
  const unclear = local.applications.some(
    ({ runtime }) => runtime.state !== 'known' || declaresLanguage(declared, runtime.value.name),
  );
  const [container, ...others] = local.applications.filter((it) => root !== undefined && valueOf(it.root) === root);
  if (!container || others.length > 0 || !alone || unclear || !container.serves) return undefined;
  return otherLanguage(declared, container)
    ? { declared, local: container, containers: [container], because: `it is built from the application's folder` }
    : undefined;
}

/** People may say that a container runs an application of another language. */
export function isOfOtherLanguage({ declared, local }: ApplicationMatch): boolean {
  return valueOf(declared.runtime) !== undefined && otherLanguage(declared, local);
}

function otherLanguage(declared: ApplicationModel, container: ApplicationModel): boolean {
  const language = container.packaged ? undefined : valueOf(container.runtime)?.name;
  return language !== undefined && engineInfo(language) !== undefined && !declaresLanguage(declared, language);
}

function declaresLanguage({ runtime, languages }: ApplicationModel, name: string): boolean {
  return valueOf(runtime)?.name === name || (languages ?? []).includes(name);
}
