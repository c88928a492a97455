import type { Declared, DeployedChange } from '../../core/drift/deployed';
import { engineInfo, titleOf } from '../../core/drift/engines';
import { isOlder } from '../../core/drift/versions';
import { engineAndVersion, listed } from './words';

/**
 * What the next deployment does to production, in one sentence.
 *
 * @param ref the branch that production is deployed from
 */
export function deployedWords(change: Exclude<DeployedChange, { what: 'added' }>, ref: string): string {
  const production = `production (${ref})`;
  switch (change.what) {
    case 'removed':
      return `${change.item.name} (${describe(change.item)}) is in ${production} and not declared here: the next deployment deletes it${withContent(change.item)}`;
    case 'renamed':
      return `${describe(change.before)} is called ${change.before.name} in ${production}: the next deployment creates ${change.after.name} anew and deletes ${change.before.name}${withContent(change.before)}`;
    case 'type':
      return `${change.after.name} is ${typeAndVersion(change.before)} in ${production} and ${typeAndVersion(change.after)} here: ${afterExchange(change.before, change.after)}`;
    case 'version':
      return `${titleOf(change.before.engine)} ${change.before.version ?? ''} is in ${production}, ${change.after.version ?? ''} is declared here: ${afterMove(change.before, change.after)}`;
    case 'mounts':
      return `The next deployment hides the files in ${listed(change.lost.map(({ path }) => path))} from ${change.after.name}: ${production} mounts them, and no mount here has that path or "source_path"`;
    case 'relationships':
      return `The next deployment takes the variables ${listed(change.lost.map(variablesOf))} from ${change.after.name}: ${production} declares ${listed(change.lost)} among its relationships`;
    case 'databases':
      return `The next deployment deletes ${listed(change.lost)} of ${change.after.name} with the data: ${production} has ${change.lost.length === 1 ? 'it' : 'them'}, and the list here does not`;
    case 'plugins':
      return `${listed(change.lost)} stays installed in ${change.after.name} of ${production}: what is taken from the list of plugins is not uninstalled`;
    case 'keys':
      return `The key ${change.now.name} of ${change.after.name} is for ${change.before.type} in ${production}: the type of a key can't change, so give the one for ${change.now.type} another name`;
  }
}

function afterExchange(before: Declared, after: Declared): string {
  if (before.kind === 'application') return 'the next deployment builds it anew';
  if (keepsDataUnderItsName(before, after))
    return 'the next deployment replaces it, and its data stays while its name does';
  return keepsContent(before)
    ? 'its data may be lost: declare the new one under another name, and move the data first'
    : 'the next deployment replaces it';
}

/** Rule R29: the one exchange that keeps data. */
function keepsDataUnderItsName(before: Declared, after: Declared): boolean {
  return before.type === 'redis-persistent' && after.type === 'valkey-persistent';
}

function afterMove(before: Declared, after: Declared): string {
  if (before.kind === 'application') return 'the next deployment builds and runs the application with it';
  if (!isOlder(after.version ?? '', before.version ?? '')) return 'the upgrade is done at the next deployment';
  if (before.type === 'network-storage') return 'going back to an older version wipes its files';
  return keepsContent(before)
    ? 'going back to an older version fails or loses the data'
    : 'the downgrade is done at the next deployment';
}

function withContent(item: Declared): string {
  if (!keepsContent(item)) return '';
  return item.kind === 'service' ? ' with its data' : ' with the files in its mounts';
}

/** Types that keep nothing, though others of their engine do. */
const inMemory = new Set(['redis', 'valkey']);

function keepsContent({ kind, type, engine, mounts }: Declared): boolean {
  if (kind === 'application') return mounts.length > 0;
  return type === 'network-storage' || (!inMemory.has(type) && engineInfo(engine)?.opens !== 'any');
}

function describe({ engine, version }: Declared): string {
  return engineAndVersion(engine, version);
}

/** A type tells more than its engine where there are two of one: `redis-persistent` and `redis`. */
function typeAndVersion(item: Declared): string {
  return item.type === item.engine ? describe(item) : `${item.type} ${item.version ?? ''}`.trimEnd();
}

/** Reference, section 3.2: the relationship's name in capitals, and what cannot stand in a variable as `_`. */
function variablesOf(relationship: string): string {
  return `${relationship.toUpperCase().replace(/[^0-9A-Z_]/g, '_')}_*`;
}
