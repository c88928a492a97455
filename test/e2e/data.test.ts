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
  await desk.chooseAndType(environment, 'Take Snapshot of Data', 'before the migration');
  await desk.setOpen(desk.treeItem(/^Snapshots$/).last(), true);
  const snapshot = desk.treeItem(/^before the migration, /);
  await snapshot.waitFor({ timeout: 60_000 });

  await sql('migrating', "UPDATE entries SET message = 'spoilt'", desk);
  await desk.chooseAndAsk(snapshot, 'Restore Snapshot');
  const question = await desk.dialog().innerText();
  expect(question).toContain('Overwrite the data of migrating with the snapshot before the migration?');
  await desk.picture('restore');
  await desk.answerDialog('Cancel');
  expect(await sql('migrating', 'SELECT message FROM entries', desk)).toBe('spoilt');

  await desk.chooseAndAsk(snapshot, 'Restore Snapshot');
  await desk.answerDialog('Restore');
  await until('the row as it was', async () => (await messagesOf('migrating', desk)) === 'Ada was here', {
    seconds: 60,
  });
  await planIsDone(desk);
  await desk.chooseAndAsk(snapshot, 'Remove Snapshot');
  await desk.answerDialog('Remove');
  await snapshot.waitFor({ state: 'hidden', timeout: 60_000 });
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
  await until('the newer row', async () => (await messagesOf('child', desk)) === 'newer', { seconds: 60 });
  expect(await sql('parent', 'SELECT message FROM entries', desk)).toBe('newer');

  await planIsDone(desk);
  await remove('child', desk);
  await remove('parent', desk);
  expect(await leftInDocker(desk)).toBe('');
});

/** What a plan makes is seen before its last step is over. */
function planIsDone(desk: Desk): Promise<void> {
  return desk.toast(/\d+ of \d+: /).waitFor({ state: 'hidden', timeout: 60_000 });
}

/** Undefined while its database is not up. */
function messagesOf(environment: string, desk: Desk): Promise<string | undefined> {
  return sql(environment, 'SELECT message FROM entries', desk).catch(() => undefined);
}
