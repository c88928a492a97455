import { factsByPlace, type PlaceFacts } from '../drift/facts';
import type { ComparedFact, FactKind, Saying } from '../drift/facts/fact';
import { runtimeSaying } from '../drift/facts/runtimes';
import { sayingOf } from '../drift/facts/services';
import { places } from '../places';
import type { Project } from '../project';
import { declaredRows, type DeclaredRow } from './declaredRows';
import type { Locate } from './location';
import type { Report, ReportCell, ReportGroup, ReportRow } from './report';

const titles: Readonly<Record<FactKind, string>> = {
  runtime: 'Runtimes',
  extensions: 'PHP extensions',
  service: 'Services',
};

/** Facts as rows, places as columns: first what is compared, then what only the manifest tells. */
export function matrixOf(project: Project, locate: Locate): Pick<Report, 'places' | 'groups'> {
  const columns = factsByPlace(project);
  const compared = Object.entries(titles).map(([kind, title]): ReportGroup => {
    return { title, rows: rowsOf(kind as FactKind, project, columns, locate) };
  });
  const rest = declaredRows(project).map(({ title, rows }): ReportGroup => {
    return { title, rows: rows.map((row) => declaredRow(row, columns, locate)) };
  });
  return {
    places: [places.manifest.title, ...columns.map(({ title }) => title)],
    groups: [...compared, ...rest].filter(({ rows }) => rows.length > 0),
  };
}

/** A row for each declared thing, then one for each that local places have alone. */
function rowsOf(kind: FactKind, project: Project, columns: readonly PlaceFacts[], locate: Locate): ReportRow[] {
  const facts = columns.map((column) => column.facts.filter((it) => it.kind === kind));
  const declared = declaredOf(kind, project, facts.flat());
  const alone = new Set(facts.flat().flatMap((it) => (it.declared ? [] : it.name)));
  return [
    ...[...declared].map(([name, saying]): ReportRow => {
      const cells = facts.map((column) =>
        cellOf(
          column.find((it) => it.declared && it.name === name),
          locate,
        ),
      );
      return { name, cells: [{ state: 'declared', says: saying ? [said(saying, locate)] : [] }, ...cells] };
    }),
    ...[...alone].map((name): ReportRow => {
      const cells = facts.map((column) =>
        cellOf(
          column.find((it) => !it.declared && it.name === name),
          locate,
        ),
      );
      return { name, cells: [nothing, ...cells] };
    }),
  ];
}

/** Everything declared of a kind, whether a local place speaks of it or not. */
function declaredOf(
  kind: FactKind,
  { declared }: Project,
  facts: readonly ComparedFact[],
): Map<string, Saying | undefined> {
  const compared = facts.flatMap((it) => (it.declared ? [[it.name, it.declared] as const] : []));
  if (kind === 'runtime') return new Map(declared.applications.map((it) => [it.name, runtimeSaying(it)]));
  if (kind === 'service') return new Map(declared.services.map((it) => [it.name, sayingOf(it)]));
  return new Map(compared);
}

const nothing: ReportCell = { state: 'absent', says: [] };

function cellOf(fact: ComparedFact | undefined, locate: Locate): ReportCell {
  if (!fact) return nothing;
  const { kind, verdict, local, declared, reason } = fact;
  const plain = verdict === 'same' || (verdict === 'differs' && kind !== 'extensions' && local.length > 0 && declared);
  return {
    state: verdict,
    says: local.map((saying) => said(saying, locate)),
    ...(reason === undefined || plain ? {} : { reason }),
  };
}

function declaredRow({ name, saying, local }: DeclaredRow, columns: readonly PlaceFacts[], locate: Locate): ReportRow {
  const cells = columns.map(({ comparison }): ReportCell => {
    const reason = local(comparison);
    return reason === undefined ? nothing : { state: 'unknown', says: [], reason };
  });
  return { name, cells: [{ state: 'declared', says: [said(saying, locate)] }, ...cells] };
}

function said({ text, source }: Saying, locate: Locate): ReportCell['says'][number] {
  return { text, at: locate(source) };
}
