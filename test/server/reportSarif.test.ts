import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import type { FoundProblem } from '../../server/checkFolder';
import { reportSarif } from '../../server/reportSarif';
import { rules } from '../../server/rules';

/** The schema is of draft 04; what it uses of it is the same in the draft that is read here. */
const valid = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id')),
);

const problem: FoundProblem = {
  code: 'service-version-drift',
  severity: 'warning',
  message: 'PostgreSQL 15 runs locally, 17 is declared',
  file: 'a b/compose.yaml',
  range: { start: { line: 2, character: 11 }, end: { line: 2, character: 13 } },
  related: [
    {
      file: '.upsun/config.yaml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      message: 'db is declared as PostgreSQL 17',
    },
  ],
  fixes: ['Change the tag to 17'],
};

interface Log {
  $schema: string;
  runs: [{ tool: { driver: { rules: Rule[] } }; results: Result[] }];
}

interface Rule {
  id: string;
  shortDescription: { text: string };
  fullDescription: { text: string };
  help: { text: string };
  defaultConfiguration: { level: string };
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  partialFingerprints: Record<string, string>;
  locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: object } }[];
}

function sarif(problems: readonly FoundProblem[]): Log {
  const log = JSON.parse(reportSarif({ problems })) as Log;
  expect(valid(log), JSON.stringify(valid.errors)).toBe(true);
  return log;
}

const logs: [title: string, problems: FoundProblem[]][] = [
  ['nothing', []],
  ['a difference', [problem]],
  [
    'every severity',
    (['error', 'warning', 'information', 'hint'] as const).map((severity) => ({ ...problem, severity })),
  ],
  ['every rule', rules.map(({ code }) => ({ ...problem, code, related: [] }))],
  ['odd names', [{ ...problem, file: 'ä #?%/compose.yaml', message: 'x \u0000 <b> | {0}' }]],
];
test.each(logs)('a log of %s is valid by the schema of the standard', (_, problems) => {
  expect(sarif(problems).runs[0].results).toHaveLength(problems.length);
});

test('the schema refuses what is not a log', () => {
  expect(valid({ version: '2.1.0', runs: [{}] })).toBe(false);
});

describe('what GitHub asks for', () => {
  const log = sarif([problem, problem, { ...problem, message: 'Another' }]);
  const [{ tool, results }] = log.runs;

  test('the address of the schema', () => {
    expect(log.$schema).toMatch(/sarif-2\.1\.0\.json$/);
  });

  test.each(tool.driver.rules)(
    'texts of $id within their limits',
    ({ shortDescription, fullDescription, help, ...rule }) => {
      for (const { text } of [shortDescription, fullDescription, help]) expect(text).not.toBe('');
      expect(shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(['note', 'warning', 'error']).toContain(rule.defaultConfiguration.level);
    },
  );

  test('one place a result, relative to the root, from line and column 1', () => {
    for (const { locations } of results) {
      expect(locations).toHaveLength(1);
      expect(locations[0]!.physicalLocation).toEqual({
        artifactLocation: { uri: 'a%20b/compose.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 14 },
      });
    }
  });

  test('the rule by its code and its index', () => {
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('a fingerprint for each result, the same each time', () => {
    const prints = (of: Log) => of.runs[0].results.map((it) => it.partialFingerprints['primaryLocationLineHash']);
    expect(new Set(prints(log)).size).toBe(3);
    const lower = { start: { line: 90, character: 0 }, end: { line: 90, character: 4 } };
    expect(prints(sarif([{ ...problem, range: lower }]))).toEqual(prints(log).slice(0, 1));
  });

  test('of too many results the worst', () => {
    const many = Array.from({ length: 25_000 }, () => ({ ...problem, severity: 'hint' as const, related: [] }));
    const found = (JSON.parse(reportSarif({ problems: [...many, { ...problem, severity: 'error' }] })) as Log).runs[0];
    expect(found.results).toHaveLength(25_000);
    expect(found.results[0]?.level).toBe('error');
  });
});
