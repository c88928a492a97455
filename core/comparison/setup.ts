import type { ComposeProject } from '../compose/compose';
import { composeConfig } from '../compose/config';
import { entriesOf } from '../compose/tree';
import type { Comparison } from '../drift/drift';
import { titlesOf } from '../drift/titles';
import type { FactKind } from '../drift/facts/fact';
import type { Manifest, ManifestEntry } from '../manifest/manifest';
import type { EnvironmentModel } from '../model';
import { places } from '../places';
import type { Project } from '../project';
import { declaredSayings } from '../report/declaredSayings';
import { groupTitles } from '../report/groupTitles';
import { toPlain } from '../yaml';
import { compareValues, unknownValue, type ValueDifference } from './values';

/** What the files of two working trees say of their environments. */
export interface SetupComparison {
  /** Files of the manifest and of Compose that are not the same; their differences need not be any of the others. */
  readonly files: readonly FileDifference[];
  readonly differences: readonly SetupDifference[];
  readonly notCompared: readonly NotKnown[];
}

export interface FileDifference {
  readonly file: string;
  readonly change: 'added' | 'removed' | 'changed';
}

export interface SetupDifference extends ValueDifference {
  /** The heading of the description: "Compose". */
  readonly place: string;
}

export interface NotKnown {
  readonly place: string;
  /** The keys that lead to it; none: the whole place. */
  readonly path: readonly string[];
  /** The end of a sentence. */
  readonly reason: string;
}

/** Everything that describes the environment of one project, compared place by place with that of another. */
export function compareSetups(before: Project, after: Project): SetupComparison {
  const [one, other] = [descriptionsOf(before), descriptionsOf(after)];
  const titles = [...new Set([...one.keys(), ...other.keys()])];
  const compared = titles.map((place) => ({ place, ...comparePlaces(one.get(place), other.get(place)) }));
  return {
    files: compareFiles(before, after),
    differences: compared.flatMap(({ place, differences }) => differences.map((it) => ({ place, ...it }))),
    notCompared: compared.flatMap(({ place, unknown }) => unknown.map((it) => ({ place, ...it }))),
  };
}

interface Description {
  readonly values: unknown;
  /** Why more may be said than was read; while there is a reason, nothing is called missing. */
  readonly gaps: readonly string[];
}

function comparePlaces(
  before: Description | undefined,
  after: Description | undefined,
): { differences: readonly ValueDifference[]; unknown: readonly Omit<NotKnown, 'place'>[] } {
  const { differences, unknown } = compareValues(before?.values, after?.values);
  const [gap] = [...(before?.gaps ?? []), ...(after?.gaps ?? [])];
  return {
    differences: gap === undefined ? differences : differences.filter(({ change }) => change === 'changed'),
    unknown: [
      ...(gap === undefined ? [] : [{ path: [], reason: gap }]),
      ...unknown.map((path) => ({ path, reason: 'its value is known in one of the two at most' })),
    ],
  };
}

/** What a project says of its environment, by place. Only what is said at all is there. */
function descriptionsOf({ manifest, declared, comparisons }: Project): ReadonlyMap<string, Description> {
  const titles = titlesOf(comparisons);
  const local = comparisons.map((comparison, index) => [titles[index] ?? '', localDescription(comparison)] as const);
  const values = manifestValues(manifest);
  const written = isTooLarge(values)
    ? { values: undefined, gaps: ['its aliases make it too large to be compared'] }
    : { values, gaps: declared.gaps };
  const all = [[places.manifest.title, written] as const, ...local];
  return new Map(all.filter(([, { values, gaps }]) => values !== undefined || gaps.length > 0));
}

function manifestValues({ state, applications, services, routes }: Manifest): object | undefined {
  if (state === 'absent') return undefined;
  return { applications: byName(applications), services: byName(services), routes: byName(routes) };
}

/** Aliases of aliases: few lines may stand for more values than anybody can compare. */
function isTooLarge(values: unknown): boolean {
  let left = 200_000;
  const count = (value: unknown): boolean => {
    left -= 1;
    if (typeof value !== 'object' || value === null) return left < 0;
    return left < 0 || Object.values(value).some(count);
  };
  return count(values);
}

function byName(entries: readonly ManifestEntry[]): object {
  return Object.fromEntries(entries.map(({ name, node }) => [name, toPlain(node) ?? {}]));
}

function localDescription({ local, compose }: Comparison): Description {
  if (!compose) return { values: sayings(local, Object.keys(groupTitles) as FactKind[]), gaps: local.gaps };
  if (compose.state === 'absent') return { values: undefined, gaps: [] };
  const builtNames = compose.services.flatMap(({ name, build }) => (build ? [name] : []));
  const built = local.applications.filter(({ name }) => builtNames.includes(name));
  const images = sayings({ ...local, services: [], applications: built }, ['runtime', 'extensions']);
  const gap = compose.state === 'unknown' ? ['its files can’t be read'] : compose.incomplete;
  return { values: { services: servicesOf(compose), ...images }, gaps: gap };
}

/** What a model says in the words of reports: "PHP 8.4". */
function sayings(model: EnvironmentModel, kinds: readonly FactKind[]): object | undefined {
  const groups = kinds.flatMap((kind) => {
    const said = [...declaredSayings(kind, { declared: model })].map(([name, { text }]) => [name, text] as const);
    return said.length === 0 ? [] : [[groupTitles[kind], Object.fromEntries(said)] as const];
  });
  return groups.length === 0 ? undefined : Object.fromEntries(groups);
}

/** The services as Compose would run them. Its configuration leaves out what a variable hides: that is there, and not known. */
function servicesOf(compose: ComposeProject): object {
  const { services } = composeConfig(compose);
  return Object.fromEntries(
    compose.services.map(({ name, tree }) => {
      const hidden = entriesOf(tree).filter(([, { value }]) => value.kind === 'scalar' && value.missing.length > 0);
      return [name, { ...Object.fromEntries(hidden.map(([key]) => [key, unknownValue])), ...known(services[name]) }];
    }),
  );
}

function known(service: object | undefined): object {
  return Object.fromEntries(Object.entries(service ?? {}).map(([key, value]) => [key, withoutNull(value)]));
}

/** In the configuration of Compose, null stands for what is not known. */
function withoutNull(value: unknown): unknown {
  if (value === null) return unknownValue;
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutNull(it)]));
}

function compareFiles(before: Project, after: Project): FileDifference[] {
  const [one, other] = [filesOf(before), filesOf(after)];
  return [...new Set([...one, ...other])].sort().flatMap((file): FileDifference[] => {
    if (!one.has(file)) return [{ file, change: 'added' }];
    if (!other.has(file)) return [{ file, change: 'removed' }];
    return before.text(file) === after.text(file) ? [] : [{ file, change: 'changed' }];
  });
}

function filesOf({ manifest, comparisons }: Project): ReadonlySet<string> {
  const composed = comparisons.flatMap(({ compose }) => compose?.files ?? []);
  return new Set([...manifest.files, ...manifest.included, ...composed].map(({ path }) => path));
}
