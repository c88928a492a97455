import type { Severity } from '../core/severity';
import type { FolderReport, FoundProblem, Place } from './checkFolder';
import { homepage, rulePage, version } from './product';
import { rules } from './rules';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning of GitHub, GitLab and others. */
export function reportSarif({ problems }: FolderReport): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Environment Parity', version, informationUri: homepage, rules: descriptors() } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptors() {
  return rules.map(({ code, severity, summary, explanation }) => ({
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    help: { text: explanation, markdown: explanation },
    helpUri: rulePage(code),
    defaultConfiguration: { level: levels[severity] },
  }));
}

function result({ code, severity, message, related, ...place }: FoundProblem) {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.code === code),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(place) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((it, id) => ({
        id,
        message: { text: it.message },
        physicalLocation: physicalLocation(it),
      })),
    }),
  };
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
