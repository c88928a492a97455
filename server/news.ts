import { emptyReport, type FileReport, type ProjectView } from './projectView';

/** What is different for a client between two versions of a project. */
export interface News {
  /** URIs whose diagnostics changed; those that are no part of the project any more have none now. */
  readonly files: ReadonlyMap<string, FileReport | undefined>;
  readonly badges: boolean;
}

export function newsBetween(before: ProjectView | undefined, after: ProjectView): News {
  const old = before?.reportsByUri ?? new Map<string, FileReport>();
  const now = after.reportsByUri;
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (uri) => identity(old, uri) !== identity(now, uri),
  );
  return {
    files: new Map(changed.map((uri) => [uri, now.get(uri)])),
    badges: JSON.stringify(before?.badges) !== JSON.stringify(after.badges),
  };
}

/** A file that is not there has no problems. */
function identity(reports: ReadonlyMap<string, FileReport>, uri: string): string {
  return (reports.get(uri) ?? emptyReport).id;
}
