import { escapeMarkdown, markdownCode } from '../markdown';
import { counted } from '../words';
import type { NotCompared, SchemaDifference } from './local/databases/compare';
import { longestLock, type Rehearsal, type RehearsalOutcome, type SeenLock, type ServerLocks } from './rehearsal';

/** What a rehearsal tells, as a document in Markdown: how it ended, what it changed, and who had to wait. */
export function rehearsalReport({ owner, what, service, snapshot, started, outcome }: Rehearsal): string {
  const head = [
    `# Rehearsal in ${escapeMarkdown(owner)}`,
    table(
      ['', ''],
      [
        ['Run', `${escapeMarkdown(what)} in ${escapeMarkdown(service)}`],
        ['Begun', started.slice(0, 19).replace('T', ' ') + ' UTC'],
        ...(outcome ? endRows(outcome) : [['Ended', 'it was cancelled or cut off: nothing was compared']]),
        ['Way back', `the snapshot ${escapeMarkdown(snapshot)}`],
      ],
    ),
  ];
  return [...head, ...(outcome ? parts(outcome) : [])].join('\n\n') + '\n';
}

/** The same in a line, for whoever has just run it. */
export function rehearsalInShort({ what, outcome }: Rehearsal): string {
  if (!outcome) return `${what} did not end.`;
  const { exitCode, milliseconds, changes } = outcome;
  const end = exitCode === 0 ? 'ended well' : `failed with exit code ${exitCode ?? 'unknown'}`;
  const changed = changes.length === 0 ? 'no difference was found' : counted(changes.length, 'difference');
  return `${what} ${end} after ${seconds(milliseconds)}: ${changed}, longest lock ${longest(outcome)}.`;
}

function endRows({ exitCode, milliseconds, locks }: RehearsalOutcome): string[][] {
  const code = exitCode === 0 ? '0' : `**${exitCode ?? 'unknown'}: it failed**`;
  return [
    ['Duration', seconds(milliseconds)],
    ['Exit code', code],
    ['Longest lock', escapeMarkdown(longest({ locks }))],
  ];
}

function parts({ changes, notCompared, locks }: RehearsalOutcome): string[] {
  const rows = changes.filter(({ part }) => part === 'rows');
  const schema = changes.filter(({ part }) => part !== 'rows');
  return [
    '## Schema',
    schema.length === 0
      ? 'Nothing has changed, as far as it was compared.'
      : table(['Where', 'What', 'Before', 'After'], schema.map(schemaRow)),
    '## Rows',
    rows.length === 0
      ? 'No table has more or fewer rows, as far as they were counted.'
      : table(['Table', 'Before', 'After', 'Difference'], rows.map(countRow)),
    ...(notCompared.length === 0
      ? []
      : [notCompared.map((it) => `- ${placeOf(it)} was not compared: ${escapeMarkdown(it.reason)}.`).join('\n')]),
    '## Locks',
    ...(locks.length === 0 ? ['There is no database.'] : locks.map(locksOf)),
  ];
}

type Place = Pick<NotCompared, 'service' | 'database' | 'table'>;

function placeOf({ service, database, table: name }: Place): string {
  return [service, database, name].flatMap((it) => (it === undefined ? [] : [escapeMarkdown(it)])).join(' › ');
}

function schemaRow(difference: SchemaDifference): string[] {
  const { part, name, change, before, after } = difference;
  const what = [part, ...(name === undefined ? [] : [markdownCode(name)]), change].join(' ');
  return [placeOf(difference), what, ...[before, after].map((text) => (text === undefined ? '' : markdownCode(text)))];
}

function countRow(difference: SchemaDifference): string[] {
  const { before = '', after = '' } = difference;
  const more = Number(after) - Number(before);
  return [placeOf(difference), before, after, more > 0 ? `+${more}` : String(more)];
}

function locksOf(server: ServerLocks): string {
  const name = escapeMarkdown(server.service);
  if (server.state === 'unknown') return `The locks of ${name} are unknown: ${escapeMarkdown(server.reason)}.`;
  const { locks, looks, apart, gap } = server;
  const how = `${name} was asked for its locks ${counted(looks, 'time')}, at most ${seconds(apart)} apart: shorter ones may not have been seen.`;
  const shown = locks.slice(0, mostLocks);
  const rest = locks.length - shown.length;
  return [
    [how, ...(gap === undefined ? [] : [escapeMarkdown(gap)])].join(' '),
    shown.length === 0 ? 'No lock was seen.' : table(['Table', 'Lock', 'For', 'Meanwhile'], shown.map(lockRow)),
    ...(rest > 0 ? [`${counted(rest, 'shorter lock')} not shown.`] : []),
  ].join('\n\n');
}

const mostLocks = 20;

function lockRow(lock: SeenLock): string[] {
  const kind = lock.held ? lock.kind : `${lock.kind}, waited for`;
  return [
    escapeMarkdown(lock.table ?? 'unknown'),
    escapeMarkdown(kind),
    span(lock),
    lock.held ? effectOf(lock.kind) : '',
  ];
}

function longest({ locks }: Pick<RehearsalOutcome, 'locks'>): string {
  const lock = longestLock(locks);
  if (lock) {
    const where = lock.table === undefined ? `in ${lock.service}` : `on ${lock.table} in ${lock.service}`;
    return `${span(lock)} ${where} (${lock.kind}${lock.held ? '' : ', waited for'})`;
  }
  return locks.every(({ state }) => state === 'read') ? 'none was seen' : 'unknown';
}

/** What others can't do meanwhile. https://www.postgresql.org/docs/current/explicit-locking.html */
const effects: Readonly<Record<string, string>> = {
  AccessExclusiveLock: 'nobody else could read or write it',
  ExclusiveLock: 'others could read it, not write',
  ShareRowExclusiveLock: 'others could read it, not write',
  ShareLock: 'others could read it, not write',
  ShareUpdateExclusiveLock: 'others could read and write it, not change or vacuum it',
  RowExclusiveLock: 'others could not write the same rows, nor change it',
  RowShareLock: 'others could not write the same rows, nor change it',
  EXCLUSIVE: 'nobody else could read or write it',
  SHARED_NO_READ_WRITE: 'nobody else could read or write it',
  SHARED_NO_WRITE: 'others could read it, not write',
  SHARED_UPGRADABLE: 'others could read and write it, not change it',
  SHARED_WRITE: 'others could not change it',
  'row locks': 'others could not write the same rows',
};

function effectOf(kind: string): string {
  return Object.hasOwn(effects, kind) ? (effects[kind] ?? '') : '';
}

/** Between two looks nobody knows. */
function span({ atLeast, atMost }: SeenLock): string {
  const [from, to] = [atLeast, atMost].map((it) => (it / 1000).toFixed(1));
  return from === to ? `${from ?? ''} s` : `${from ?? ''} to ${to ?? ''} s`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
