import { expect } from 'vitest';
import { until } from '../../scripts/setup/until.mjs';
import { branchWithData, leftInDocker, messagesOf, planIsDone, remove } from './environment';
import { flow } from './flow';

const options = { docker: true, settings: { 'parity.data.method': 'copy' } };

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
