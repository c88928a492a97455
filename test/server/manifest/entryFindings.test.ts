import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOfMap } from '../../../core/manifest/entries';
import type { Manifest } from '../../../core/manifest/manifest';
import { pairAt, parseYaml } from '../../../core/yaml';
import type { Finding } from '../../../server/problem';
import type { EntryRule } from '../../../server/manifest/entryRule';
import type { ManifestRule } from '../../../server/manifest/manifestRule';
import { overManifest } from '../../../server/manifest/overManifest';
import { manifestRules } from '../../../server/manifest/rules';
import { projectOf } from '../../fixture';

const path = '.upsun/config.yaml';

function manifestOf(text: string): Manifest {
  return projectOf({ texts: { [path]: text } }).manifest;
}

/** The same manifest, with nodes that nobody has seen. */
function unseen(manifest: Manifest, text: string): Manifest {
  const document = parseYaml(text);
  const entries = (section: string) => entriesOfMap(path, pairAt(document.root, section)?.value);
  return {
    ...manifest,
    files: [{ path, document }],
    applications: entries('applications'),
    services: entries('services'),
    routes: entries('routes'),
  };
}

function found(manifest: Manifest): readonly Finding[] {
  return manifestRules.flatMap((rule) => [...rule.check({ manifest })]);
}

const drawn = `.base: &base
  type: "php:7.0"
  mount: {}
applications:
  app:
    type: "php:8.3"
    relationships: {db: "dbb:mysql", cache:}
    mounts: {var: {source: local}, tmp: {source: storage, service: other}}
    runtime: {extensions: [apcu, nope]}
    disk: 100
  other:
    <<: *base
    web: {comands: {}}
  third: &third
    type: nodejs
    again: *third
services:
  db: {type: "mariadb:10.0", size: S}
  cache:
    type: redis
routes:
  "https://{default}/": {type: upstream, upstream: "ap:http"}
  "https://www.{default}/": {type: redirect}
`;

test('whatever is typed, findings that were kept are those that would be found anew', () => {
  const pieces = [
    '\n',
    ' ',
    '# a\n',
    'x',
    '  queue: {type: "rabbitmq:3.0"}\n',
    'services:\n',
    'type: "php:8.4"\n',
    '*base',
    '- ',
  ];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 12 }),
    piece: fc.constantFrom(...pieces),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = drawn;
      for (const { at, cut, piece } of edits) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + piece + text.slice(start + cut);
        const manifest = manifestOf(text);
        expect(found(manifest)).toEqual(found(unseen(manifest, text)));
      }
    }),
    { numRuns: 40 },
  );
});

test('an entry that only moves is not asked about again, and one that changes is', () => {
  const asked: string[] = [];
  const rule: EntryRule = {
    code: 'counted',
    severity: 'warning',
    summary: '',
    explanation: '',
    basis: '',
    over: ['applications'],
    *checkEntry({ name, source }) {
      asked.push(name);
      yield { message: name, source };
    },
  };
  const [counted] = overManifest<ManifestRule>([rule]);
  const spans = (text: string) =>
    [...(counted?.check({ manifest: manifestOf(text) }) ?? [])].map((it) => it.source.span);
  const first = 'applications:\n  one:\n    type: "php:8.3"\n  two:\n    type: "php:8.3"\n';
  expect(spans(first)).toEqual([
    { start: 16, end: 19 },
    { start: 43, end: 46 },
  ]);
  expect(spans(`# above\n${first}`)).toEqual([
    { start: 24, end: 27 },
    { start: 51, end: 54 },
  ]);
  expect(asked).toEqual(['one', 'two']);
  spans(first.replace('two:\n', 'two:\n    timezone: UTC\n'));
  expect(asked).toEqual(['one', 'two', 'two']);
  spans(first.replace('php:8.3', 'php:8.4'));
  expect(asked).toEqual(['one', 'two', 'two', 'one', 'two']);
});

test('a rule that breaks is told when it is asked, and does not silence the others', () => {
  const rule = (code: string, checkEntry: EntryRule['checkEntry']): EntryRule => ({
    code,
    severity: 'warning',
    summary: '',
    explanation: '',
    basis: '',
    over: ['applications'],
    checkEntry,
  });
  const [broken, whole] = overManifest<ManifestRule>([
    rule('broken', () => {
      throw new Error('broken');
    }),
    rule('whole', ({ source }) => [{ message: 'x', source }]),
  ]);
  const manifest = manifestOf('applications: {app: {type: "php:8.3"}}\n');
  expect(() => [...(broken?.check({ manifest }) ?? [])]).toThrow('broken');
  expect([...(whole?.check({ manifest }) ?? [])]).toHaveLength(1);
});
