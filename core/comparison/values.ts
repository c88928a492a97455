import { looksSecret, mask, withoutPasswords } from '../secrets';

/** What stands at one place of two trees of values, in words that may be shown: secrets are not in them. */
export interface ValueDifference {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly change: 'added' | 'removed' | 'changed';
  /** Absent where it is not there. */
  readonly before?: string;
  readonly after?: string;
}

/** A value that is there and not known: neither equal to another nor different from it. */
export const unknownValue = Symbol('unknown');

export interface ValueComparison {
  readonly differences: readonly ValueDifference[];
  /** Where at least one of the values is not known, and the two are not the same unknown. */
  readonly unknown: readonly (readonly string[])[];
}

/** Compares maps key by key, whatever their order; lists and everything else as a whole. */
export function compareValues(before: unknown, after: unknown, path: readonly string[] = []): ValueComparison {
  const [one, other] = [asMap(before), asMap(after)];
  if (one && other) {
    const keys = [...new Set([...one.keys(), ...other.keys()])];
    return joined(keys.map((key) => compareValues(one.get(key), other.get(key), [...path, key])));
  }
  if (textOf(before) === textOf(after)) return nothing;
  if (holdsUnknown(before) || holdsUnknown(after)) return { differences: [], unknown: [path] };
  return { differences: [{ path, ...changeOf(before, after, path) }], unknown: [] };
}

const nothing: ValueComparison = { differences: [], unknown: [] };

function joined(all: readonly ValueComparison[]): ValueComparison {
  return {
    differences: all.flatMap(({ differences }) => differences),
    unknown: all.flatMap(({ unknown }) => unknown),
  };
}

/** A list is compared as a whole: one item that is not known leaves all of it open. */
function holdsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => [...(asMap(item)?.values() ?? [item])].some(holdsUnknown));
  return value === unknownValue;
}

function changeOf(before: unknown, after: unknown, path: readonly string[]): Omit<ValueDifference, 'path'> {
  if (before === undefined) return { change: 'added', after: shown(after, path) };
  if (after === undefined) return { change: 'removed', before: shown(before, path) };
  return { change: 'changed', before: shown(before, path), after: shown(after, path) };
}

/** A value as people may see it: of a map its keys; nothing where it or the way to it looks like a secret. */
function shown(value: unknown, path: readonly string[]): string {
  const map = asMap(value);
  if (map) return map.size === 0 ? 'nothing' : [...map.keys()].join(', ');
  const text = Array.isArray(value) ? value.map(plainText).join(', ') : plainText(value);
  if (path.some(looksSecret) || looksSecret(text) || looksGenerated(text)) return mask;
  const safe = withoutPasswords(text);
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe;
}

/** Characters of one value. */
const longest = 160;

/** Keys and tokens stand under every name. */
function looksGenerated(text: string): boolean {
  return /^(?:base64:)?[\w+=-][\w+/=-]{23,}$/.test(text) && /\d/.test(text);
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : textOf(value);
}

/** Tells values apart; the order of keys is none of it. */
function textOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (value === unknownValue) return '?';
  if (Array.isArray(value)) return value.map(sorted);
  const map = asMap(value);
  return map ? [...map].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, it]) => [key, sorted(it)]) : value;
}

function asMap(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}
