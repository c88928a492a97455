import { valueOf, type ApplicationModel, type Extensions, type NamedExtension } from '../model';
import { isComparable } from '../readers/phpExtensionNames';
import type { Place } from '../places';
import type { Source } from '../text';
import type { Comparison } from './drift';

/** A container of an application, with the PHP extensions that it is known to have. */
export interface PhpContainer {
  readonly application: ApplicationModel;
  readonly extensions: Extensions;
  /** Where its image is named. */
  readonly source: Source;
}

/** One application and the PHP extensions of its sides. */
export interface ExtensionSides {
  readonly declared: ApplicationModel;
  /** What its manifest says; undefined where that is not known. */
  readonly production: { readonly extensions: Extensions; readonly source: Source } | undefined;
  /** What its composer.json requires. */
  readonly required: readonly NamedExtension[];
  /** Empty where it runs on the host, or where one of its containers can't be read. */
  readonly containers: readonly PhpContainer[];
}

/** Every declared application of PHP with what Compose and composer.json say of its extensions; other places say nothing of them. */
export function extensionSides(
  declared: readonly ApplicationModel[],
  comparisons: readonly Comparison[],
): ExtensionSides[] {
  return declared.flatMap((application): ExtensionSides[] => {
    const fact = application.extensions;
    if (!fact) return [];
    const matches = (id: Place['id']) =>
      comparisons
        .filter(({ place }) => place.id === id)
        .flatMap(({ applications }) => applications)
        .filter((match) => match.declared.name === application.name)
        .flatMap(({ containers }) => containers);
    return [
      {
        declared: application,
        production: fact.state === 'known' ? { extensions: fact.value, source: fact.source } : undefined,
        required: matches('files').flatMap(({ extensions }) => (extensions && valueOf(extensions)?.named) ?? []),
        containers: containersOf(matches('compose')),
      },
    ];
  });
}

function containersOf(applications: readonly ApplicationModel[]): PhpContainer[] {
  const known = applications.flatMap((application): PhpContainer[] => {
    const fact = application.extensions;
    return fact?.state === 'known' ? [{ application, extensions: fact.value, source: fact.source }] : [];
  });
  return known.length === applications.length ? known : [];
}

/** Whether a side has an extension on. */
export function hasExtension({ named, included }: Extensions, name: string): boolean {
  return included.includes(name) || named.some((it) => it.name === name);
}

/** What production declares or composer.json requires, and no container has. Empty while a container may have more than is known. */
export function missingLocally({ production, required, containers }: ExtensionSides): NamedExtension[] {
  if (containers.length === 0 || containers.some(({ extensions }) => extensions.gap !== undefined)) return [];
  const wanted = [...(production?.extensions.named ?? []), ...required];
  return wanted.filter(
    ({ name }) => isComparable(name) && !containers.some(({ extensions }) => hasExtension(extensions, name)),
  );
}

/** What composer.json requires or a container installs, and production does not have. Each name once, composer.json first. */
export function onlyLocal({ production, required, containers }: ExtensionSides): NamedExtension[] {
  if (!production || production.extensions.gap !== undefined) return [];
  const used = [...required, ...containers.flatMap(({ extensions }) => extensions.named)];
  const first = new Map(used.toReversed().map((it) => [it.name, it]));
  return [...new Set(used.map(({ name }) => name))]
    .filter((name) => isComparable(name) && !hasExtension(production.extensions, name))
    .flatMap((name) => first.get(name) ?? []);
}
