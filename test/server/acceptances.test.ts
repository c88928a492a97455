import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { settingsFile } from '../../core/projectSettings';
import { applyEdits } from '../../core/text';
import { acceptables, acceptFix } from '../../server/acceptances';
import { check } from '../../server/check';
import { driftRules } from '../../server/drift/rules';
import { projectOf, readFixture } from '../fixture';
import { composeFile, drifted, openProject, rangeOf, without } from './driftedProject';
import { modern } from './lspClient';

const { texts } = readFixture(`
  applications:
    app:
      type: php:8.4
      runtime: {extensions: [redis, imagick]}
      variables: {env: {THEME: red, COLOUR: blue}}
      mounts: {"var/uploads": {source: storage}, "var/exports": {source: storage}}
      workers: {queue: {commands: {start: "true"}}}
      crons: {nightly: {spec: "H 3 * * *", commands: {start: "true"}}}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
    search: {type: "opensearch:3"}
  #- /compose.yaml
  services:
    app:
      image: "php:8.3"
      working_dir: /app
      environment: {THEME: green, LAYOUT: wide, WIDTH: "3"}
      volumes: ["books:/app/books"]
    db: {image: "postgres:15"}
    cache: {image: "valkey/valkey:8"}
    extra: {image: "memcached:latest"}
`);

test.each(['', '# ours\r\n', 'accept:\n  - {code: x, subject: y, reason: z}\n', '{}'])(
  'every difference can be accepted, one after the other, in %j',
  (before) => {
    let settings = before;
    const saidAbout = () => check(projectOf({ texts: { ...texts, [settingsFile]: settings } }), driftRules).problems;
    for (;;) {
      const [problem, ...others] = saidAbout();
      if (!problem) break;
      const [edit] = acceptFix(problem, acceptables(problem)[0]!, settings)!.edits;
      settings = applyEdits(settings, edit!.edits);
      const left = saidAbout().map(({ message }) => message);
      expect(left).not.toContain(problem.message);
      expect(left.length).toBeLessThanOrEqual(others.length + 1);
    }
    expect(settings.match(/say why/g)?.length).toBeGreaterThan(11);
    expect(settings).not.toMatch(/subject: (?:"[^"]*,|[^\s"]+, (?!reason))/);
  },
);

const php = readFixture(`
  applications:
    app:
      type: php:8.4
      runtime: {extensions: [redis, imagick, amqp]}
  #- /Dockerfile
  FROM php:8.4-fpm
  RUN install-php-extensions gd
  #- /compose.yaml
  services:
    app: {build: .}
`).texts;

test.each([
  ['nothing', [], 'PHP extensions amqp, imagick and redis are declared and missing in this image'],
  ['one', ['app:redis'], 'PHP extensions amqp and imagick are declared and missing in this image'],
  ['two', ['app:redis', 'amqp'], 'PHP extension imagick is declared and missing in this image'],
  ['each', ['app:redis', 'app:amqp', 'app:imagick'], undefined],
  ['all', ['app'], undefined],
])('of several things %s is accepted', (_, subjects, told) => {
  const entries = subjects.map((it) => `  - {code: extension-missing-locally, subject: "${it}", reason: meant}\n`);
  const settings = subjects.length === 0 ? '' : `accept:\n${entries.join('')}`;
  const { problems } = check(projectOf({ texts: { ...php, [settingsFile]: settings } }));
  const found = problems.filter(({ code }) => code === 'extension-missing-locally');
  const inImage = found.find(({ source }) => source.file === 'Dockerfile');
  expect(inImage?.message).toBe(told);
  expect(problems.filter(({ code }) => code.startsWith('accept'))).toEqual([]);
  const left = ['amqp', 'imagick', 'redis'].filter((name) => told?.includes(name));
  expect(found).toHaveLength(left.length === 0 ? 0 : left.length + 1);
  for (const { fixes } of found)
    expect(fixes[0]?.title).toBe(`Install ${left.join(', ').replace(/, (?!.*,)/, ' and ')}`);
});

test('of several things each can be accepted, or all', () => {
  const { problems } = check(projectOf({ texts: php }));
  const several = problems.find(({ source, code }) => source.file === 'Dockerfile' && code.startsWith('extension-m'))!;
  expect(acceptables(several)).toEqual([
    { what: 'this difference of redis', subject: 'app:redis' },
    { what: 'this difference of imagick', subject: 'app:imagick' },
    { what: 'this difference of amqp', subject: 'app:amqp' },
    { what: 'all of these of app', subject: 'app' },
  ]);
});

const tag = rangeOf(drifted, 'postgres:15');
const isAccept = ({ title }: CodeAction) => title.startsWith('Accept this difference');
const creates = {
  ...modern,
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

test('an editor gets the entry with a place for the reason, in a file that is made for it', async () => {
  const client = await openProject({ capabilities: creates });
  const accept = (await client.actions(composeFile, tag)).find(isAccept);
  const uri = client.uri(settingsFile);
  expect(accept?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    {
      textDocument: { uri, version: null },
      edits: [{ newText: 'accept:\n  - code: service-version-drift\n    subject: db\n    reason: say why\n' }],
    },
  ]);
  expect(accept?.isPreferred).toBeUndefined();
});

test('a file that is there is not made, and clients that make none get the edit alone', async () => {
  const client = await openProject({ capabilities: creates });
  await client.open(settingsFile, 'severity: {}\n');
  const accept = (await client.actions(composeFile, tag)).find(isAccept);
  expect(accept?.edit?.documentChanges).toMatchObject([
    { textDocument: { uri: client.uri(settingsFile), version: 1 } },
  ]);
  const old = await openProject({ capabilities: without('workspace', 'workspaceEdit') });
  const plain = (await old.actions(composeFile, tag)).find(isAccept);
  expect(Object.keys(plain?.edit?.changes ?? {})).toEqual([old.uri(settingsFile)]);
});

test('our extension asks for the reason', async () => {
  const client = await openProject({ initializationOptions: { extension: true } });
  const accept = (await client.actions(composeFile, tag)).find(isAccept);
  expect(accept).toMatchObject({
    title: 'Accept this difference…',
    command: {
      command: 'parity.acceptDifference',
      arguments: [
        {
          settings: client.uri(settingsFile),
          code: 'service-version-drift',
          subject: 'db',
          message: 'PostgreSQL 15 runs locally, 17 is declared',
        },
      ],
    },
  });
  expect(accept).not.toHaveProperty('edit');
});

test('the entry silences both files as soon as it is typed', async () => {
  const client = await openProject();
  expect(await client.codes(composeFile)).toEqual(['service-version-drift']);
  await client.open(settingsFile, 'accept: [{code: service-version-drift, subject: db, reason: meant}]\n');
  expect(await client.codes(composeFile)).toEqual([]);
  expect(await client.codes('.upsun/config.yaml')).toEqual([]);
  expect(await client.codes(settingsFile)).toEqual([]);
});
