import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { optionLines } from '../../../core/readers/optionFiles';
import { iniSettings } from '../../../core/readers/phpIni';
import { projectOf } from '../../fixture';

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '\\',
      '"',
      "'",
      '[mysqld]',
      '[PATH=/x]',
      'memory_limit',
      'max_allowed_packet',
      '=',
      '${A:-1}',
      '${',
      ';',
      '#',
      '--',
      '/*',
      'CREATE EXTENSION ',
      'IF NOT EXISTS ',
      '"uuid-ossp"',
      'RUN bin/opensearch-plugin install ',
      'analysis-icu ',
      '&& ',
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 30 },
);
const texts = pieces.map((it) => it.join(''));

describe('whatever is written, a value stands at its place', () => {
  test('in the configuration of a server', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { value, span } of optionLines(text)) expect(text.slice(span.start, span.end)).toBe(value);
      }),
    );
  });

  test('in an ini file', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { value, source } of iniSettings('php.ini', text, () => 'absent'))
          expect(text.slice(source.span.start, source.span.end)).toBe(value);
      }),
    );
  });

  test('in scripts and Dockerfiles', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const dockerfile = `FROM opensearchproject/opensearch:2\n${text}`;
        const texts = {
          'compose.yaml':
            'services: {db: {image: "postgres:17", volumes: ["./a.sql:/docker-entrypoint-initdb.d/a.sql"]}, s: {build: .}}',
          'a.sql': text,
          Dockerfile: dockerfile,
        };
        const { services } = projectOf({ texts }).local;
        for (const { name, by, source } of services.flatMap(({ addons }) => addons?.named ?? []))
          if (by !== 'image')
            expect(
              (source.file === 'a.sql' ? text : dockerfile).slice(source.span.start, source.span.end).toLowerCase(),
            ).toBe(name.toLowerCase());
      }),
    );
  });
});

test('long lines are read in time', () => {
  const start = performance.now();
  for (const line of ['max_allowed_packet ', 'CREATE EXTENSION ', '/* CREATE EXTENSION a', 'x-plugin install '])
    for (const text of [line.repeat(20_000), line + ' '.repeat(400_000)]) {
      optionLines(text);
      iniSettings('php.ini', text);
      const compose = 'services: {db: {image: "postgres:17", volumes: ["./a.sql:/docker-entrypoint-initdb.d/a.sql"]}}';
      expect(projectOf({ texts: { 'compose.yaml': compose, 'a.sql': text } }).local.services).toHaveLength(1);
    }
  expect(performance.now() - start).toBeLessThan(10_000);
});
