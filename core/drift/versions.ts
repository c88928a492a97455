import type { OtherRun } from '../model';
import { engineInfo } from './engines';

export type VersionDifference = 'equal' | 'minor' | 'major' | 'unknown';

/**
 * How two versions of an engine differ, at the precision that matters for it. A version said less precisely agrees with every one it
 * begins: `redis:7` and 7.0 are equal.
 */
export function compareVersions(engine: string, a: string, b: string): VersionDifference {
  const info = engineInfo(engine);
  const left = partsOf(a);
  const right = partsOf(b);
  if (!info || !left || !right) return 'unknown';
  if (left[0] !== right[0]) return 'major';
  if (left[1] === undefined || right[1] === undefined || left[1] === right[1]) return 'equal';
  if (isOldPostgres(engine, left)) return 'major';
  return info.precision === 2 ? 'minor' : 'equal';
}

/** True where a place runs the declared version, too: then what else it runs is more than it has to. */
export function runsAsWell(others: readonly OtherRun[] | undefined, engine: string, declared: string): boolean {
  return others?.some(({ version }) => compareVersions(engine, declared, version) === 'equal') ?? false;
}

/** Until 9.6 two parts named a major version of PostgreSQL. */
function isOldPostgres(engine: string, parts: readonly number[]): boolean {
  return engine === 'postgresql' && (parts[0] ?? 0) < 10;
}

function partsOf(version: string): number[] | undefined {
  const match = /^\d+(?:\.\d+)*/.exec(version);
  return match?.[0].split('.').map(Number);
}

/** False where an engine of version `to` can't open the data that version `from` wrote. */
export function opensData(engine: string, from: string, to: string): boolean {
  const opens = engineInfo(engine)?.opens ?? 'same major';
  const difference = compareVersions(engine, from, to);
  if (opens === 'any' || difference === 'equal') return true;
  return opens === 'same major' ? difference === 'minor' : isOlder(from, to);
}

/** True where version `a` comes before `b`. */
export function isOlder(a: string, b: string): boolean {
  const left = partsOf(a) ?? [];
  const right = partsOf(b) ?? [];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
