import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { flow } from './flow';

flow('2: drift is underlined in compose.yaml, and a quick fix mends it', {}, async (desk) => {
  await desk.openFile('compose.yaml');
  await desk.squiggles('warning').first().waitFor();
  await desk.lens(/Compared with .upsun\/config.yaml: 3 differences/).waitFor();
  const hover = await desk.hover('postgres:15');
  expect(await hover.innerText()).toContain('Matched: image postgres:15 and the name db, as in the manifest');

  const fixes = await desk.quickFixes('postgres:15');
  const titles = (await fixes.allInnerTexts()).join('\n');
  expect(titles).toContain(
    `Change the tag to 17 (PostgreSQL 17 can't open the data in "entries" that 15 wrote: dump it first)`,
  );
  expect(titles).toContain('Declare postgresql:15 instead');
  await desk.picture('drift');
  await fixes.filter({ hasText: 'Change the tag to 17' }).click();
  await desk.placeOf('postgres:17 # what we had when the project began');

  await desk.quickFix('services:', 'Add redis:8.0 to compose.yaml');
  await desk.placeOf('image: redis:8.0');
  await desk.toTop();
  await desk.lens(/Compared with .upsun\/config.yaml: 1 difference/).waitFor();
  await desk.save();
  const before = await readFile(join(desk.folder, 'Dockerfile'), 'utf8');
  expect(before).toContain('node:22');
  const text = await readFile(join(desk.folder, 'compose.yaml'), 'utf8');
  expect(text.split('\n')[0]).toBe("# The guestbook on a developer's machine: docker compose up --build");
  expect(text).toContain('image: postgres:17 # what we had when the project began\n');
});

flow('2: the manifest shows the same drift, and leads to the other file', {}, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await (await desk.problem('PostgreSQL 15 runs locally, 17 is declared')).waitFor();
  await (await desk.problem('PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)')).waitFor();
  await desk.page.locator('.markers-panel .monaco-list-row', { hasText: 'db runs PostgreSQL 15' }).dblclick();
  await desk.page.locator('.tab.active', { hasText: 'compose.yaml' }).waitFor();
  await desk.placeOf('image: postgres:15');
});

flow('2: both sides of a drift are in the Problems panel while one file is open', { dark: true }, async (desk) => {
  await desk.openFile('src/server.js');
  await (await desk.problem('Node.js 22 runs locally, 24 is declared')).waitFor();
  await (await desk.problem('Node.js 24 is declared, 22 runs locally')).waitFor();
  await (await desk.problem('Redis 8.0 is declared (visits) and missing here')).waitFor();
});

flow('2: drift is in the editor, the tree and the status bar, and one edit aligns what is safe', {}, async (desk) => {
  await desk.openFile('compose.yaml');
  await desk.squiggles('warning').first().waitFor();
  await desk.lens('PostgreSQL 17 in the manifest · 1 difference').waitFor();
  await desk.lens('Node.js 24 in the manifest · 1 difference').waitFor();
  const hover = await desk.hover('postgres:15');
  expect(await hover.innerText()).toMatch(/Production\s+Compose\s+Service\s+PostgreSQL 17\s+PostgreSQL 15 · differs/);

  await desk.statusItem(/Parity \d+%/).hover();
  await desk.page.locator('.monaco-hover:visible', { hasText: 'of what is known is the same' }).waitFor();
  await desk.statusItem(/Parity \d+%/).click();
  await desk.webview().getByRole('heading', { name: 'Fact by fact' }).waitFor();
  await desk.picture('parity-report');
  await desk.openEnvironments();
  await desk.treeItem(/^PostgreSQL 15 runs locally, 17 is declared, compose.yaml/).click();
  await desk.statusItem('Ln 19, Col 23').waitFor();

  await desk.command('Parity: Align Compose with Production');
  await desk.toast(/Left as it is: PostgreSQL 17 is declared.*dump it first/).waitFor();
  await desk.picture('align');
  await desk.applyPreview(['Dockerfile', 'compose.yaml']);
  await desk.treeItem(/^Redis 8.0 is declared/).waitFor({ state: 'hidden' });
  await desk.treeItem(/^Differences, 2 · 1 hint/).waitFor();
  await desk.placeOf('image: redis:8.0');
  await desk.lens('Node.js 24 in the manifest · same as production').waitFor();

  await desk.clickText('image: redis:8.0');
  await desk.page.keyboard.press('Control+z');
  await desk.treeItem(/^Differences, 4 · 1 hint/).waitFor();
  await desk.openFile('Dockerfile');
  await desk.placeOf('FROM node:22-bookworm-slim');
});

async function equalProject(folder: string): Promise<void> {
  await mkdir(join(folder, '.upsun'));
  await writeFile(join(folder, '.upsun/config.yaml'), 'services:\n  db:\n    type: postgresql:17\n');
  await writeFile(join(folder, 'compose.yaml'), 'services:\n  db:\n    image: postgres:17\n');
}

flow('2: the manifest beside compose.yaml follows what is typed there', { project: equalProject }, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await desk.command('View: Split Editor Right');
  await desk.openFile('compose.yaml');
  await desk.lens(/same as production/).waitFor();
  const [manifest, compose] = [desk.group(0), desk.group(1)];
  expect(await manifest.locator('.squiggly-warning').count()).toBe(0);
  await desk.clickText('postgres:17');
  for (const key of ['End', 'Backspace', '6']) await desk.page.keyboard.press(key);
  for (const group of [compose, manifest]) await group.locator('.squiggly-warning').first().waitFor();
  for (const key of ['Backspace', '7']) await desk.page.keyboard.press(key);
  for (const group of [compose, manifest])
    await group.locator('.squiggly-warning').first().waitFor({ state: 'hidden' });
});
