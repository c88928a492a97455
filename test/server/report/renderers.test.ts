import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../../docs/report.schema.json';
import { reportOf, type Report } from '../../../core/report/report';
import { reportAsHtml } from '../../../server/report/html';
import { reportAsJson } from '../../../server/report/json';
import { reportAsMarkdown } from '../../../server/report/markdown';
import { projectOf, readFixture } from '../../fixture';

const made = new Date('2026-02-03T04:05:06Z');
const drawing = `
applications:
  app: { type: "nodejs:24" }
services:
  db: { type: "postgresql:17" }
  cache: { type: "redis:8.0" }
#- /compose.yaml
services:
  db: { image: "postgres:15" }
  cache: { image: "redis:latest" }
`;
const report = reportOf(projectOf(readFixture(drawing)), 'shop');
const page = { reports: [report], made };

/** The report with a text of a stranger in every place that can hold one. */
function hostile(text: string): Report {
  const at = { file: text, line: 1 };
  return {
    title: text,
    score: {
      same: 1,
      differs: 1,
      unknown: 0,
      accepted: 0,
      percent: 50,
      places: [{ title: text, same: 1, differs: 1, unknown: 0, accepted: 0, percent: 50 }],
    },
    places: ['Manifest', text],
    notShown: [{ place: text, how: text }],
    groups: [
      {
        title: 'Services',
        rows: [
          {
            name: text,
            cells: [
              { state: 'declared', says: [{ text, at }] },
              { state: 'differs', says: [{ text, at }], reason: text },
            ],
          },
        ],
      },
    ],
    audit: [{ title: 'Data', known: [{ text, at, attention: true }], platform: [] }],
  };
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '</style>',
    '<script>alert(1)</script>',
    '"><img src=x onerror=y>',
    "' onload='x",
    '&lt;',
    '| a |',
    '`x`',
    '\u202Eevil',
    '\u001B[31m',
    '\n# head',
  ),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '|',
        '`',
        '\n',
        '\\',
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '#',
        '{',
        '}',
        'a',
      ),
    )
    .map((all) => all.join('')),
);

describe('HTML', () => {
  const tags = (html: string) => html.match(/<\/?[a-z!][^<>]*>/gi) ?? [];

  test('a text is never markup', () => {
    const expected = tags(reportAsHtml({ reports: [hostile('x')], made })).map((it) => it.split(' ')[0]);
    fc.assert(
      fc.property(texts, (text) => {
        const html = reportAsHtml({ reports: [hostile(text)], made });
        expect(tags(html).map((it) => it.split(' ')[0])).toEqual(expected);
        expect(html).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  const html = reportAsHtml(page);

  test('the policy allows its own style and nothing else', () => {
    expect(html).toMatch(
      /Content-Security-Policy"\s+content="default-src 'none'; style-src 'sha256-[\w+/]+={0,2}'; base-uri 'none'; form-action 'none'"/,
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|url\(|@import|https?:/);
  });

  test('the table says what its heads are about', () => {
    expect(html).toContain('<caption>');
    expect(html).toMatch(/<th scope="col">Compose<\/th>/);
    expect(html).toMatch(/<th scope="rowgroup" colspan="3">Services<\/th>/);
    expect(html).toMatch(/<th scope="row">db<\/th>/);
  });

  test.each(['differs', 'unknown', 'not said'])('a cell that is coloured says "%s", too', (word) => {
    expect(html).toMatch(new RegExp(`</span\\s*>${word}</span`));
  });

  test('a panel of an editor gives its colours', () => {
    expect(html).toContain('var(--vscode-foreground, ');
    expect(html).toContain('prefers-color-scheme: dark');
  });
});

describe('Markdown', () => {
  test('is a table for each group and a list for each area', () => {
    expect(reportAsMarkdown(page)).toMatchSnapshot();
  });

  test('a text breaks no table and is no markup', () => {
    const shape = (text: string) => reportAsMarkdown({ reports: [hostile(text)], made }).split('\n');
    const cells = (lines: string[]) =>
      lines.map((line) => line.replaceAll('\\\\', '').match(/(?<!\\)\|/g)?.length ?? 0);
    const expected = cells(shape('x'));
    fc.assert(
      fc.property(texts, (text) => {
        expect(cells(shape(text))).toEqual(expected);
        expect(shape(text).join('\n')).not.toMatch(/<|>(?! )/);
      }),
    );
  });
});

describe('JSON', () => {
  const valid = new Ajv({ allErrors: true }).compile(schema);

  test.each([
    ['a project', drawing],
    ['nothing', ''],
    ['no Compose file', 'applications:\n  app:\n    type: nodejs:24\n'],
  ])('the report of %s is as its schema says', (_, text) => {
    const json: unknown = JSON.parse(reportAsJson({ reports: [reportOf(projectOf(readFixture(text)), 'x')], made }));
    expect(valid(json), JSON.stringify(valid.errors)).toBe(true);
    expect(json).toMatchObject({ version: 1, made: '2026-02-03T04:05:06.000Z' });
  });
});
