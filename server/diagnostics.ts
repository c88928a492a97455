import type { Severity } from '../core/severity';
import type { Source } from '../core/text';
import type { Diagnostic, Location } from './lspTypes';
import type { Problem } from './problem';
import { rulePage } from './product';
import type { ProjectView } from './projectView';

const severityNumbers: Readonly<Record<Severity, Diagnostic['severity']>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

const tagNumbers = { unnecessary: 1, deprecated: 2 } as const;

/** A problem as the protocol says it. */
export function diagnosticOf(problem: Problem, view: ProjectView): Diagnostic {
  return {
    range: view.positions(problem.source.file).range(problem.source.span),
    severity: severityNumbers[problem.severity],
    code: problem.code,
    codeDescription: { href: rulePage(problem.code) },
    source: 'parity',
    message: problem.message,
    ...(problem.related.length > 0 && {
      relatedInformation: problem.related.map(({ source, message }) => ({
        location: locationOf(source, view),
        message,
      })),
    }),
    ...(problem.tags && { tags: problem.tags.map((tag) => tagNumbers[tag]) }),
  };
}

export function locationOf(source: Source, view: ProjectView): Location {
  return { uri: view.addresses.uri(source.file), range: view.positions(source.file).range(source.span) };
}
