import type { Comparison } from '../../core/drift/drift';
import { factsByPlace, type PlaceFacts } from '../../core/drift/facts';
import type { ComparedFact, FactKind, Saying, Verdict } from '../../core/drift/facts/fact';
import { escapeMarkdown, markdownCode, markdownProse } from '../../core/markdown';
import type { Project } from '../../core/project';
import { localNames, matchesIn } from './counterparts';

/** What one local place says of a declared or local thing. */
interface Column {
  readonly title: string;
  /** Its names there. */
  readonly names: readonly string[];
  readonly facts: readonly ComparedFact[];
  /** Why the things there are held to be it. */
  readonly because: readonly string[];
  /** What would make known what is not. */
  readonly remedies: readonly string[];
}

/** A Markdown table of what the manifest and every local place say of a declared thing; undefined where no place was compared. */
export function declaredTable(project: Project, name: string): string | undefined {
  const columns = factsByPlace(project)
    .map((place) => columnOf(place, name))
    .filter(({ facts }) => facts.length > 0);
  return columns.length === 0 ? undefined : table(name, columns);
}

/** The same of a local thing that is not declared. */
export function localTable(project: Project, comparison: Comparison, name: string): string | undefined {
  const place = factsByPlace(project).find((it) => it.comparison === comparison);
  const facts = place?.facts.filter((it) => it.name === name && !it.declared) ?? [];
  return place && facts.length > 0
    ? table(undefined, [{ title: place.title, names: [name], facts, because: [], remedies: [] }])
    : undefined;
}

function columnOf({ title, comparison, facts }: PlaceFacts, name: string): Column {
  const matches = matchesIn(comparison).filter(({ declared }) => declared.name === name);
  return {
    title,
    // A version file has no name but its own.
    names: matches.filter(({ local }) => local.name !== local.source.file).flatMap(localNames),
    facts: facts.filter((it) => it.name === name && it.declared && Object.hasOwn(titles, it.kind)),
    because: [...new Set(matches.map(({ because }) => because))],
    remedies: comparison.unknown.flatMap(({ subject, remedy }) => (subject === name ? (remedy ?? []) : [])),
  };
}

/** The facts that are about a thing as a whole, as the head of their row. */
const titles: Readonly<Record<string, string>> = {
  runtime: 'Language',
  extensions: 'Extensions',
  service: 'Service',
};

function table(declaredAs: string | undefined, columns: readonly Column[]): string {
  const kinds = [...new Set(columns.flatMap(({ facts }) => facts.map(({ kind }) => kind)))];
  const rows = [
    ['', 'Production', ...columns.map(({ title }) => escapeMarkdown(title))],
    [':--', ':--', ...columns.map(() => ':--')],
    ...kinds.map((kind) => factRow(kind, columns)),
    [
      'Name',
      declaredAs === undefined ? '' : markdownCode(declaredAs),
      ...columns.map(({ names }) => list(names, markdownCode)),
    ],
    ['File', filesOf(declarationsIn(columns)), ...columns.map(({ facts }) => filesOf(facts.flatMap((it) => it.local)))],
  ];
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return [lines, ...columns.flatMap((it) => explanations(it, columns.length > 1))].join('\n\n');
}

function declarationsIn(columns: readonly Column[]): Saying[] {
  return columns.flatMap(({ facts }) => facts.flatMap(({ declared }) => declared ?? []));
}

function factRow(kind: FactKind, columns: readonly Column[]): string[] {
  const facts = columns.map((column) => column.facts.find((it) => it.kind === kind));
  const declared = facts.find((it) => it?.declared)?.declared;
  return [
    titles[kind] ?? kind,
    declared ? escapeMarkdown(declared.text) : 'not declared',
    ...facts.map((fact) => factCell(fact)),
  ];
}

const words: Readonly<Record<Verdict, string>> = {
  same: 'same',
  differs: '**differs**',
  accepted: 'accepted',
  unknown: '*unknown*',
  absent: '–',
};

/** What a place says, and how that is beside what is declared: never by its looks alone. */
function factCell(fact: ComparedFact | undefined): string {
  if (!fact) return '';
  const said = list(
    fact.local.map(({ text }) => text),
    escapeMarkdown,
  );
  if (said === '') return fact.verdict === 'differs' ? '**missing**' : words[fact.verdict];
  return `${said} · ${words[fact.verdict]}`;
}

function filesOf(sayings: readonly Saying[]): string {
  return list(
    sayings.map(({ source }) => source.file),
    markdownCode,
  );
}

function list(texts: readonly string[], shown: (text: string) => string): string {
  return [...new Set(texts)].map(shown).join(', ');
}

function explanations({ title, facts, because, remedies }: Column, ofSeveral: boolean): string[] {
  const reasons = facts.flatMap(({ verdict, reason }) =>
    reason === undefined || because.includes(reason)
      ? []
      : [`${escapeMarkdown(title)}: ${verdict === 'unknown' ? 'unknown, because ' : ''}${markdownProse(reason)}.`],
  );
  const where = ofSeveral ? ` in ${escapeMarkdown(title)}` : '';
  return [
    ...because.map((it) => `Matched${where}: ${markdownProse(it)}.`),
    ...reasons,
    ...remedies.map((it) => `To know it: ${markdownProse(it)}.`),
  ];
}
