import type { NotCompared, SchemaDifference } from '../environments/local/databases/compare';
import { mask } from '../secrets';
import { counted } from '../words';
import { differs, type CommitList, type EnvironmentComparison } from './comparison';
import type { FileDifference, NotKnown, SetupDifference } from './setup';

/** A comparison in words, for every door. Names and values are in one line each, and without characters that are not seen. */
export interface ComparisonText {
  readonly title: string;
  /** A sentence each, the conclusion first. */
  readonly summary: readonly string[];
  /** Names of the two columns. */
  readonly sides: readonly [before: string, after: string];
  readonly sections: readonly ComparisonSection[];
  readonly commits: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** A sentence each. */
  readonly notCompared: readonly string[];
  /** What such a comparison says nothing of. */
  readonly limits: string;
}

export interface ComparisonSection {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function describeComparison(comparison: EnvironmentComparison): ComparisonText {
  const { before, after, setup, databases } = comparison;
  const sides = [visible(before.title), visible(after.title)] as const;
  return {
    title: `${sides[1]} compared with ${sides[0]}`,
    summary: [conclusion(comparison), commitSentence(comparison, sides), ...uncommittedSentences(comparison)],
    sides,
    sections: [
      ...sectionOf('Files', setup.files, fileRow),
      ...byTitle(setup.differences, ({ place }) => place).flatMap(([title, rows]) => sectionOf(title, rows, setupRow)),
      ...byTitle(databases.differences, databaseTitle).flatMap(([title, rows]) => sectionOf(title, rows, schemaRow)),
    ],
    commits: commitsOf(comparison, sides),
    notCompared: [...databases.notCompared.map(notComparedSentence), ...setup.notCompared.map(notKnownSentence)],
    limits:
      'Files are compared as they are on the disk. Databases are compared by their tables, columns, indexes, constraints, views and numbers of rows, not by what is in the rows, and not by functions and triggers.',
  };
}

/** As many rows of one kind as people read. */
const mostRows = 500;

function sectionOf<T>(title: string, items: readonly T[], row: (item: T) => ComparisonRow): ComparisonSection[] {
  if (items.length === 0) return [];
  const more = items.length - mostRows;
  const rest = more > 0 ? [{ what: `… and ${more} more`, before: '', after: '' }] : [];
  return [{ title: visible(title), rows: [...items.slice(0, mostRows).map(row), ...rest] }];
}

function byTitle<T>(items: readonly T[], titleOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const titles = [...new Set(items.map(titleOf))];
  return titles.map((title) => [title, items.filter((item) => titleOf(item) === title)]);
}

function conclusion(comparison: EnvironmentComparison): string {
  const { setup, databases } = comparison;
  const isWhole = setup.notCompared.length + databases.notCompared.length === 0;
  if (!differs(comparison))
    return isWhole ? 'No difference was found.' : 'No difference was found in what could be compared.';
  const described = setup.differences.length || setup.files.length;
  const found = [
    ...(described > 0 ? [`${counted(described, 'difference')} in what describes them`] : []),
    ...(databases.differences.length > 0
      ? [`${counted(databases.differences.length, 'difference')} in their databases`]
      : []),
  ];
  const same = databases.compared > 0 && databases.differences.length === 0;
  return `There ${described === 1 || (described === 0 && databases.differences.length === 1) ? 'is' : 'are'} ${found.join(' and ')}${same ? ', and none in their databases' : ''}.`;
}

function commitSentence(
  { commits, before, after }: EnvironmentComparison,
  [one, other]: ComparisonText['sides'],
): string {
  if (before.commit === after.commit) return `Both are at the commit ${before.commit.slice(0, 7)}.`;
  if (!commits) return 'How their commits are related is not known.';
  const { onlyBefore, onlyAfter } = commits;
  return `${other} is ${counted(onlyAfter.count, 'commit')} ahead of ${one} and ${counted(onlyBefore.count, 'commit')} behind.`;
}

function uncommittedSentences({ before, after }: EnvironmentComparison): string[] {
  return [before, after].flatMap(({ title, uncommitted }) =>
    uncommitted ? [`${visible(title)} has ${counted(uncommitted, 'file')} with changes that are in no commit.`] : [],
  );
}

function commitsOf(
  { commits }: EnvironmentComparison,
  [one, other]: ComparisonText['sides'],
): ComparisonText['commits'] {
  const listed = (title: string, { count, newest }: CommitList) =>
    count === 0
      ? []
      : [
          {
            title: `Commits of ${title} alone`,
            lines: [
              ...newest.map(({ commit, subject }) => `${commit} ${visible(subject)}`),
              ...(count > newest.length ? [`… and ${count - newest.length} more`] : []),
            ],
          },
        ];
  return commits ? [...listed(other, commits.onlyAfter), ...listed(one, commits.onlyBefore)] : [];
}

function fileRow({ file, change }: FileDifference): ComparisonRow {
  const cells = {
    added: [absent, 'is there'],
    removed: ['is there', absent],
    changed: ['differs', 'differs'],
  } as const;
  const [before, after] = cells[change];
  return { what: visible(file), before, after };
}

/** What stands where something is not. */
export const absent = '–';

function setupRow({ path, before, after }: SetupDifference): ComparisonRow {
  return rowOf(path.join('.'), before, after);
}

function schemaRow(difference: SchemaDifference): ComparisonRow {
  return rowOf(subjectOf(difference), difference.before, difference.after);
}

function rowOf(what: string, before: string | undefined, after: string | undefined): ComparisonRow {
  const isHidden = before === mask && after === mask;
  return {
    what: visible(what),
    before: isHidden ? 'a value that is not shown' : visible(before ?? absent),
    after: isHidden ? 'another value' : visible(after ?? absent),
  };
}

function databaseTitle({ service, database }: SchemaDifference): string {
  return database === undefined ? service : `${service}: database ${database}`;
}

/** What differs in a database: "column users.email". */
export function subjectOf({ part, table = '', name = '', database = '' }: SchemaDifference): string {
  switch (part) {
    case 'version':
      return 'server';
    case 'database':
      return `database ${database}`;
    case 'table':
    case 'view':
      return `${part} ${table}`;
    case 'definition':
      return `view ${table}`;
    case 'rows':
      return `rows of ${table}`;
    case 'column':
      return `column ${table}.${name}`;
    case 'index':
    case 'constraint':
      return `${part} ${name} of ${table}`;
  }
}

function notComparedSentence({ service, database, table, reason }: NotCompared): string {
  const what = table === undefined ? database : `${database ?? ''}.${table}`;
  const subject = service === undefined ? 'The databases' : what === undefined ? service : `${service} (${what})`;
  return visible(`${subject}: ${reason}.`);
}

function notKnownSentence({ place, path, reason }: NotKnown): string {
  return visible(`${place}${path.length === 0 ? '' : ` (${path.join('.')})`}: ${reason}.`);
}

/** Names and values come from YAML, git and databases. */
function visible(text: string): string {
  return text
    .trim()
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
