import { factsByPlace, type PlaceFacts } from '../drift/facts';
import type { ComparedFact, FactKind, Saying } from '../drift/facts/fact';
import { places } from '../places';
import type { Project } from '../project';
import { declaredRows, type DeclaredRow } from './declaredRows';
import { declaredSayings } from './declaredSayings';
import { groupTitles } from './groupTitles';
import { locator, type Locate } from './location';
import type { KnownReference } from './reference';
import type { Report, ReportCell, ReportGroup, ReportRow } from './report';

/** Facts as rows, places as columns: first what is compared, then what only the manifest tells. */
export function matrixOf(
  project: Project,
  references: readonly KnownReference[],
  locate: Locate,
): Pick<Report, 'places' | 'groups'> {
  const columns = factsByPlace(project);
  const elsewhere = references.map((it): Elsewhere => ({ project: it.project, locate: locator(it.project) }));
  const kinds = Object.keys(groupTitles) as FactKind[];
  const compared = kinds.map((kind) => ({
    title: groupTitles[kind],
    rows: comparedRows(kind, project, columns, elsewhere, locate),
  }));
  return {
    places: [
      places.manifest.title,
      ...columns.map(({ title }) => title),
      ...references.map(({ name }) => `${places.manifest.title} at ${name}`),
    ],
    groups: [...compared, ...declaredGroups(project, columns, elsewhere, locate)].filter(({ rows }) => rows.length > 0),
  };
}

/** The manifest at another commit. */
interface Elsewhere {
  readonly project: Project;
  readonly locate: Locate;
}

/** A row for each declared thing, then one for each that local places have alone, then one for each that was or will be declared. */
function comparedRows(
  kind: FactKind,
  project: Project,
  columns: readonly PlaceFacts[],
  elsewhere: readonly Elsewhere[],
  locate: Locate,
): ReportRow[] {
  const facts = columns.map((column) => column.facts.filter((it) => it.kind === kind));
  const compared = facts.flat().flatMap((it) => (it.declared ? [[it.name, it.declared] as const] : []));
  const declared = new Map([...declaredSayings(kind, project), ...compared]);
  const others = elsewhere.map((it) => ({ ...it, sayings: declaredSayings(kind, it.project) }));
  const alone = new Set(facts.flat().flatMap((it) => (it.declared ? [] : it.name)));
  const gone = new Set(others.flatMap(({ sayings }) => [...sayings.keys()]).filter((name) => !declared.has(name)));
  const row = (name: string, here: Saying | undefined, isLocal: boolean): ReportRow => {
    const own = facts.map((all) => all.find((it) => it.name === name && (it.declared === undefined) === isLocal));
    return {
      name,
      cells: [
        here ? { state: 'declared', says: [said(here, locate)] } : nothing,
        ...own.map((fact) => cellOf(fact, locate)),
        ...others.map((it) => (isLocal ? nothing : cellElsewhere(here, it.sayings.get(name), it.locate))),
      ],
    };
  };
  return [
    ...[...declared].map(([name, here]) => row(name, here, false)),
    ...[...alone].map((name) => row(name, undefined, true)),
    ...[...gone].map((name) => row(name, undefined, false)),
  ];
}

const nothing: ReportCell = { state: 'absent', says: [] };

function cellOf(fact: ComparedFact | undefined, locate: Locate): ReportCell {
  if (!fact) return nothing;
  const { verdict, local, declared, reason, differences = [] } = fact;
  const isPlain = local.length > 0 && declared && !differences.some(({ verb }) => verb !== undefined);
  const explains = reason !== undefined && verdict !== 'same' && !(verdict === 'differs' && isPlain);
  return {
    state: verdict,
    says: local.map((saying) => said(saying, locate)),
    ...(explains ? { reason } : {}),
  };
}

function cellElsewhere(here: Saying | undefined, there: Saying | undefined, locate: Locate): ReportCell {
  if (!there) return here ? { state: 'differs', says: [], reason: 'it is not declared there' } : nothing;
  return { state: here?.text === there.text ? 'same' : 'differs', says: [said(there, locate)] };
}

function declaredGroups(
  project: Project,
  columns: readonly PlaceFacts[],
  elsewhere: readonly Elsewhere[],
  locate: Locate,
): ReportGroup[] {
  const others = elsewhere.map((it) => ({ ...it, groups: declaredRows(it.project) }));
  return declaredRows(project).map(({ title, rows }, index) => {
    const there = others.map(({ groups, ...it }) => ({ ...it, rows: groups[index]?.rows ?? [] }));
    const gone = there.flatMap((it) => it.rows).filter(({ name }) => !rows.some((it) => it.name === name));
    const names = new Set([...rows, ...gone].map(({ name }) => name));
    return { title, rows: [...names].map((name) => declaredRow(name, rows, columns, there, locate)) };
  });
}

function declaredRow(
  name: string,
  rows: readonly DeclaredRow[],
  columns: readonly PlaceFacts[],
  others: readonly (Elsewhere & { readonly rows: readonly DeclaredRow[] })[],
  locate: Locate,
): ReportRow {
  const here = rows.find((it) => it.name === name);
  return {
    name,
    cells: [
      here ? { state: 'declared', says: [said(here.saying, locate)] } : nothing,
      ...columns.map((column) => (here ? cellOfPlace(here, column) : nothing)),
      ...others.map((it) => {
        const there = it.rows.find((row) => row.name === name);
        return cellElsewhere(here?.saying, there?.saying, it.locate);
      }),
    ],
  };
}

function cellOfPlace({ local }: DeclaredRow, { comparison }: PlaceFacts): ReportCell {
  const reason = local(comparison);
  return reason === undefined ? nothing : { state: 'unknown', says: [], reason };
}

function said({ text, source }: Saying, locate: Locate): ReportCell['says'][number] {
  return { text, at: locate(source) };
}
