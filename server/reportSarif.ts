import type { Severity } from '../core/severity';
import { fingerprints } from './baseline';
import type { FolderReport, FoundProblem, Place } from './checkFolder';
import { homepage, rulePage, version } from './product';
import { rules } from './rules';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** GitHub refuses a file with more, and long descriptions (docs.github.com, SARIF support for code scanning). */
const limits = { results: 25_000, description: 1024 };

/** SARIF 2.1.0, for code scanning of GitHub, GitLab and others. */
export function reportSarif({ problems }: Pick<FolderReport, 'problems'>): string {
  const identities = fingerprints(problems);
  const results = problems.map((problem, index) => result(problem, identities[index] ?? ''));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Environment Parity', version, informationUri: homepage, rules: descriptors() } },
        columnKind: 'utf16CodeUnits',
        results: worst(results),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptors() {
  return rules.map(({ code, severity, summary, explanation }) => ({
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: shortened(explanation) },
    help: { text: explanation, markdown: explanation },
    helpUri: rulePage(code),
    defaultConfiguration: { level: levels[severity] },
  }));
}

function result({ code, severity, message, related, ...place }: FoundProblem, identity: string) {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.code === code),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(place) }],
    // The only fingerprint that GitHub reads. Ours tells apart what a hash of the line does not: two problems of one rule on one line.
    partialFingerprints: { primaryLocationLineHash: identity },
    ...(related.length > 0 && {
      relatedLocations: related.map((it, id) => ({
        id,
        message: { text: it.message },
        physicalLocation: physicalLocation(it),
      })),
    }),
  };
}

/** All results in their order; of too many the worst. */
function worst<T extends { readonly level: string }>(results: readonly T[]): readonly T[] {
  if (results.length <= limits.results) return results;
  const order = Object.values(levels);
  return [...results]
    .sort((a, b) => order.findIndex((it) => it === a.level) - order.findIndex((it) => it === b.level))
    .slice(0, limits.results);
}

function shortened(text: string): string {
  return text.length <= limits.description ? text : `${text.slice(0, limits.description - 1)}…`;
}

function physicalLocation({ file, range }: Place) {
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
    region: {
      startLine: range.start.line + 1,
      startColumn: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    },
  };
}
