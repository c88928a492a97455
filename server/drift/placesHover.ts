import { valueOf, type ApplicationModel, type ServiceModel } from '../../core/model';
import type { Comparison } from '../../core/drift/drift';
import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import { engineAndVersion } from './words';

type Item = ServiceModel | ApplicationModel;

interface Told {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/** What DDEV, Lando, dev containers and CI run for a declared thing: one line each. */
export function placesOf(project: Project, name: string): readonly string[] {
  return otherPlaces(project).flatMap((comparison) =>
    matchesOf(comparison)
      .filter(({ declared }) => declared.name === name)
      .map(
        ({ local }) => `**${comparison.place.title}:** ${describe(local)} (\`${local.name} in ${local.source.file}\`)`,
      ),
  );
}

/** What is declared, seen from one of these places. */
export function placeHover(project: Project, holds: (source: Source) => boolean): Told | undefined {
  for (const { declared, local, because } of otherPlaces(project).flatMap(matchesOf)) {
    const source = sourcesOf(local).find(holds);
    if (source)
      return {
        contents: `**Declared:** ${describe(declared)} (\`${declared.name}\`)  \nMatched: ${because}.`,
        span: source.span,
      };
  }
  return undefined;
}

function otherPlaces({ comparisons }: Project): readonly Comparison[] {
  return comparisons.filter(({ place }) => place.id !== 'compose' && place.id !== 'files');
}

function matchesOf({ services, applications, kinds }: Comparison) {
  return [...services, ...kinds, ...applications];
}

function describe(item: Item): string {
  const versions = [versionOf(item), ...(item.others ?? []).map(({ version }) => version)];
  const name = 'engine' in item ? valueOf(item.engine) : valueOf(item.runtime)?.name;
  return engineAndVersion(name ?? item.name, [...new Set(versions)].join(', ') || undefined);
}

function versionOf(item: Item): string | undefined {
  const version = 'engine' in item ? item.version : valueOf(item.runtime)?.version;
  return version && valueOf(version);
}

function sourcesOf(item: Item): readonly Source[] {
  const version = 'engine' in item ? item.version : valueOf(item.runtime)?.version;
  return [
    ...(version?.state === 'known' ? [version.source] : []),
    item.source,
    ...(item.others ?? []).map((it) => it.source),
  ];
}
