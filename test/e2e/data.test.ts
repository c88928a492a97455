import { expect } from 'vitest';
import { until } from '../../scripts/setup/until.mjs';
import { branch, branchWithData, leftInDocker, messagesOf, planIsDone, remove, sql } from './environment';
import { flow } from './flow';

const options = { docker: true, settings: { 'parity.data.method': 'copy' } };

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
  await planIsDone(desk);
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
