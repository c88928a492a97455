import { expect } from 'vitest';
import { until } from '../../scripts/setup/until.mjs';
import { branch, leftInDocker, remove, sql } from './environment';
import { flow } from './flow';
import type { Desk } from './workbench';

const options = { docker: true, settings: { 'parity.data.method': 'copy' } };

/** Branches production, and puts a row into its database. */
async function branchWithData(name: string, desk: Desk): Promise<void> {
  await desk.openEnvironments();
  await branch('production', name, desk);
  await sql(name, "CREATE TABLE entries (message text); INSERT INTO entries VALUES ('Ada was here')", desk);
}

flow('6: what a migration has spoilt is put back from a snapshot', options, async (desk) => {
  await branchWithData('migrating', desk);
  const environment = desk.treeItem(/^migrating, running/);
  await desk.chooseAndType(environment, 'Data › Take Snapshot', 'before the migration');
  await desk.setOpen(desk.treeItem(/^Snapshots$/).last(), true);
  const snapshot = desk.treeItem(/^before the migration, /);
  await snapshot.waitFor({ timeout: 120_000 });

  await sql('migrating', "UPDATE entries SET message = 'spoilt'", desk);
  await desk.chooseAndAsk(snapshot, 'Restore Snapshot');
  const question = await desk.dialog().innerText();
  expect(question).toContain('Overwrite the data of migrating with the snapshot "before the migration"?');
  await desk.picture('restore');
  await desk.answerDialog('Cancel');
  expect(await sql('migrating', 'SELECT message FROM entries', desk)).toBe('spoilt');

  await desk.chooseAndAsk(snapshot, 'Restore Snapshot');
  await desk.answerDialog('Restore');
  await until('the row as it was', async () => (await messagesOf('migrating', desk)) === 'Ada was here', {
    seconds: 120,
  });
  await planIsDone(desk);
  await desk.chooseAndAsk(snapshot, 'Remove Snapshot');
  await desk.answerDialog('Remove');
  await snapshot.waitFor({ state: 'hidden', timeout: 120_000 });
  await remove('migrating', desk);
  expect(await leftInDocker(desk)).toBe('');
});

flow('6: an environment that is dropped on another gives it its data, after a question', options, async (desk) => {
  await branchWithData('parent', desk);
  const parent = desk.treeItem(/^parent, running/);
  await branch('environment:parent', 'child', desk);
  const child = desk.treeItem(/^child, running/);
  await child.waitFor();
  await sql('parent', "UPDATE entries SET message = 'newer'", desk);

  await desk.dropAndAsk(parent, child);
  expect(await desk.dialog().innerText()).toContain('Overwrite the data of child with that of parent?');
  await desk.answerDialog('Cancel');
  expect(await sql('child', 'SELECT message FROM entries', desk)).toBe('Ada was here');
  await desk.dropAndAsk(parent, child);
  await desk.answerDialog('Overwrite');
  await until('the newer row', async () => (await messagesOf('child', desk)) === 'newer', { seconds: 120 });
  expect(await sql('parent', 'SELECT message FROM entries', desk)).toBe('newer');

  await planIsDone(desk);
  await remove('child', desk);
  await remove('parent', desk);
  expect(await leftInDocker(desk)).toBe('');
});

flow('6: a migration is rehearsed, and what it did is taken back', options, async (desk) => {
  await branchWithData('rehearsing', desk);
  const environment = desk.treeItem(/^rehearsing, running/);
  await desk.chooseUntil(environment, 'Rehearse a Migration', desk.listed('A command…'));
  await desk.pick('A command…');
  await desk.answerInput(`psql -U main -c "ALTER TABLE entries ADD written date" -c "DELETE FROM entries"`);
  await desk.pick('db');
  expect(await desk.dialog().innerText()).toContain('Schema, numbers of rows and locks of db are told afterwards.');
  await desk.answerDialog('Rehearse');

  const question = desk.toast('Keep what it did, or overwrite the data of rehearsing');
  await question.waitFor({ timeout: 120_000 });
  const report = desk.webview();
  await report.getByRole('heading', { name: 'Rehearsal in rehearsing' }).waitFor({ timeout: 60_000 });
  expect(await report.locator('body').innerText()).toMatch(/column written added[^]*entries\s+1\s+0\s+-1/);
  await desk.picture('rehearsal');
  expect(await messagesOf('rehearsing', desk)).toBe('');

  await desk.answerToast('Keep what it did', 'Rewind');
  await until('the row as it was', async () => (await messagesOf('rehearsing', desk)) === 'Ada was here', {
    seconds: 120,
  });
  await planIsDone(desk);
  await remove('rehearsing', desk);
  expect(await leftInDocker(desk)).toBe('');
});

/** What a plan makes is seen before its last step is over. */
function planIsDone(desk: Desk): Promise<void> {
  return desk.toast(/\d+ of \d+: /).waitFor({ state: 'hidden', timeout: 120_000 });
}

/** Undefined while its database is not up. */
function messagesOf(environment: string, desk: Desk): Promise<string | undefined> {
  return sql(environment, 'SELECT message FROM entries', desk).catch(() => undefined);
}
