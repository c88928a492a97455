import type { OpenDocuments } from './documents';
import type { DocumentReport } from './lspTypes';
import { emptyReport, type FileReport, type ProjectView } from './projectView';

/** The report that a client has of a file. */
export interface PreviousResult {
  readonly uri: string;
  readonly value: string;
}

/** A file's diagnostics, or that they are still those that the client has. */
export function documentReport(report: FileReport, previousResultId: string | undefined): DocumentReport {
  if (report.id === previousResultId) return { kind: 'unchanged', resultId: report.id };
  return { kind: 'full', resultId: report.id, items: [...report.items] };
}

/** Every file of every project; files that the client knows problems of and that are gone are cleared. */
export function workspaceReports(
  views: readonly ProjectView[],
  known: readonly PreviousResult[],
  documents: OpenDocuments,
) {
  const previous = new Map(known.map(({ uri, value }) => [uri, value]));
  const reports = new Map(known.filter(({ value }) => value !== emptyReport.id).map(({ uri }) => [uri, emptyReport]));
  for (const view of views) for (const [file, report] of view.reports) reports.set(view.addresses.uri(file), report);
  return [...reports].map(([uri, report]) => ({
    ...documentReport(report, previous.get(uri)),
    uri,
    version: documents.get(uri)?.version ?? null,
  }));
}
