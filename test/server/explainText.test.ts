import { expect, test } from 'vitest';
import { folderWith } from '../folders';
import { explainFolder } from '../../server/explainFolder';
import { explainText } from '../../server/explainText';

const files = {
  'shop/.upsun/config.yaml': `applications:
  app: {type: "php:8.4", relationships: {database: "db:postgresql"}}
services:
  db: {type: "postgresql:17"}
  "ca\\e[31mche": {type: "redis:8.0"}
  old: {type: "redis:8.0"}
`,
  'shop/compose.yaml': `services:
  database: {image: "postgres:latest"}
  one: {image: "redis:8"}
  two: {image: "redis:8"}
  mailer: {image: "axllent/mailpit"}
`,
};

test('everything, for people; names of strangers are no commands to a terminal', async () => {
  const text = explainText(await explainFolder(await folderWith(files), undefined, '2026-11-21'));
  const remedy = 'say which is which: with the label parity.service in the Compose file, or with match in .parity.yaml';
  const several = `    Unknown: several Redis services are local, and no name tells which is which\n    To know it: ${remedy}\n`;
  expect(text).toBe(`app, PHP 8.4 (shop/.upsun/config.yaml:2:3)
  Locally: nothing speaks of it: it runs on the host

db, PostgreSQL 17 (shop/.upsun/config.yaml:4:3)
  Compose: database, PostgreSQL (shop/compose.yaml:2:3)
    Matched: image "postgres:latest" and the name "database", which relationship "database" uses
    Unknown: the tag "latest" names no version
    To know it: name a version in the tag of the image

ca\uFFFD[31mche, Redis 8.0 (shop/.upsun/config.yaml:5:3)
  Compose: unknown
${several}
old, Redis 8.0 (shop/.upsun/config.yaml:6:3)
  Compose: unknown
${several}
In Compose alone:
  one, Redis 8 (shop/compose.yaml:3:3): several are Redis, and no name tells which is which
    To know it: ${remedy}
  two, Redis 8 (shop/compose.yaml:4:3): several are Redis, and no name tells which is which
    To know it: ${remedy}
  mailer (shop/compose.yaml:5:3): it is a tool for developers, or does its work once
`);
});

test.each([
  ['db', 'db'],
  ['database', 'db'],
])('%s alone, by the name of either side', async (name, declared) => {
  const [project] = await explainFolder(await folderWith(files), name, '2026-11-21');
  expect([project?.declared.map((it) => it.name), project?.others]).toEqual([[declared], []]);
});

test('a name that is nowhere', async () => {
  const folder = await folderWith(files);
  await expect(explainFolder(folder, 'databse', '2026-11-21')).rejects.toMatchObject({
    nextStep: 'Did you mean "database"?',
  });
  await expect(explainFolder(folder, 'xyz', '2026-11-21')).rejects.toMatchObject({
    nextStep: 'Leave the name out to see everything.',
  });
});
