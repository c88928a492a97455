import { expect, test } from 'vitest';
import type { PanelState, PanelStep } from '../../client/webview/messages';
import { openPanelPage, type PanelPage } from './panelPage';

const fields = { name: 'try-1', source: 'local', data: true, changes: false, verify: false };
const step: PanelStep = { title: 'Clone the data of db', touches: ['shop_db → parity_db'], state: 'pending', log: [] };
const state: PanelState = {
  ...{ folder: '/shop', phase: 'edit', fields, planning: false, now: 0, next: [] },
  sources: [
    {
      id: 'production',
      label: 'Production',
      about: 'The code.',
      noData: 'They start empty.',
      noChanges: 'It has none.',
    },
    { id: 'local', label: 'Local, main', about: 'The last commit.' },
  ],
  topology: { parts: [{ id: 'db', kind: 'service', name: 'db', detail: 'PostgreSQL 17' }], links: [] },
  ...{ steps: [step], notes: [], dataNotes: ['The data is cloned: every byte is copied.'], asks: [] },
};

/** A test with the panel's page alone. */
function panel(title: string, run: (panel: PanelPage) => Promise<void>): void {
  test(title, async () => {
    const opened = await openPanelPage();
    try {
      await run(opened);
    } finally {
      await opened.close();
    }
  });
}

panel('nothing is run before what a plan asks for is agreed to', async ({ page, show, told }) => {
  const ask = 'The containers of shop are paused for about 8 s.';
  await show({ ...state, asks: [ask] });
  const branch = page.getByRole('button', { name: 'Branch' });
  await page.getByRole('alert').getByText(ask).waitFor();
  await page.getByLabel('Name', { exact: true }).press('Enter');
  expect(await branch.isDisabled()).toBe(true);
  await page.getByLabel('I agree').press('Space');
  await branch.press('Enter');
  expect((await told()).at(-1)).toEqual({ type: 'run', fields, agreed: [ask] });

  await show({ ...state, asks: ['They are paused for about 80 s.'] });
  await expect.poll(() => branch.isDisabled()).toBe(true);
  expect((await told()).filter(({ type }) => type === 'run')).toHaveLength(1);
});

panel('a source says what it can not give, and wishes wait for one that can', async ({ page, show, told }) => {
  await show(state);
  const data = page.getByLabel('Data of the source (a clone)');
  await page.getByText('The data is cloned: every byte is copied.').waitFor();
  expect(await data.isChecked()).toBe(true);
  await page.getByLabel('Uncommitted changes').check();
  await page.getByLabel('From', { exact: true }).selectOption('production');
  expect((await told()).at(-1)).toEqual({
    type: 'change',
    fields: { ...fields, source: 'production', changes: true },
  });
  await show({ ...state, fields: { ...fields, source: 'production', changes: true } });
  await page.getByText('They start empty.').waitFor();
  expect([await data.isChecked(), await data.isDisabled()]).toEqual([false, true]);
  await page.getByLabel('From', { exact: true }).selectOption('local');
  await show(state);
  await expect.poll(() => data.isChecked()).toBe(true);
  expect(await page.getByLabel('Uncommitted changes').isChecked()).toBe(true);
});

panel('a wrong name is told at the name', async ({ page, show }) => {
  await show({ ...state, steps: [], problem: { at: 'name', text: 'Give the environment a name.' } });
  await page.getByRole('alert').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  const focused = () => page.locator(':focus').getAttribute('id');
  await expect.poll(focused).toBe('name');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('source');
});

panel('an open log stays open and goes on, and times are counted', async ({ page, show }) => {
  const running = { ...state, phase: 'running' as const, now: 65_000 };
  await show({ ...running, steps: [{ ...step, state: 'running', began: 0, log: ['1 GB copied'] }] });
  await page.getByText('1 GB copied').first().click();
  await page.getByText(/^1 min \d s$/).waitFor();
  await show({ ...running, steps: [{ ...step, state: 'running', began: 0, log: ['1 GB copied', '2 GB copied'] }] });
  const log = page.getByLabel('Log of: Clone the data of db');
  await expect.poll(() => log.innerText()).toBe('1 GB copied\n2 GB copied');
  await show({ ...running, phase: 'failed', outcome: 'Full.', steps: [{ ...step, state: 'failed', reason: 'Full.' }] });
  await page.getByRole('status').getByText('Full.').waitFor();
  await page.getByRole('button', { name: 'Try Again' }).waitFor();
});

panel('what can be done next is offered', async ({ page, show, told }) => {
  await show({ ...state, phase: 'done', outcome: 'try-1 is ready.', next: ['openWindow', 'showInTree'] });
  await page.getByText('try-1 is ready.').waitFor();
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Open in New Window');
  expect(await page.getByRole('button').allInnerTexts()).toEqual(['Open in New Window', 'Show in Tree']);
  await page.getByRole('button', { name: 'Show in Tree' }).click();
  expect((await told()).at(-1)).toEqual({ type: 'next', action: 'showInTree' });
});

panel('after one environment another can be branched: the fields open anew', async ({ page, show, told }) => {
  await show(state);
  await page.getByLabel('Uncommitted changes').check();
  await show({ ...state, phase: 'done', outcome: 'try-1 is ready.', next: ['openWindow', 'branchAnother'] });
  await page.getByRole('button', { name: 'Branch Another' }).click();
  expect((await told()).at(-1)).toEqual({ type: 'next', action: 'branchAnother' });
  await show({ ...state, fields: { ...fields, name: 'try-2', changes: true } });
  const name = page.getByLabel('Name', { exact: true });
  await expect.poll(() => name.inputValue()).toBe('try-2');
  expect(await page.locator(':focus').getAttribute('id')).toBe('name');
  await name.fill('mine');
  await show({ ...state, fields: { ...fields, name: 'try-2' } });
  expect(await name.inputValue()).toBe('mine');
});

panel('a page that was hidden knows its fields and its closed picture', async ({ page, show, told, openAgain }) => {
  await show(state);
  await page.getByLabel('Name', { exact: true }).fill('feature/search');
  await page.getByText('What is declared').click();
  await expect.poll(() => page.evaluate('sessionStorage.state')).toContain('"pictureIsOpen":false');
  await openAgain();
  expect(await told()).toEqual([{ type: 'ready', fields: { ...fields, name: 'feature/search' } }]);
  await show({ ...state, fields: { ...fields, name: 'feature/search' } });
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('feature/search');
  expect(await page.getByText('PostgreSQL 17').isVisible()).toBe(false);
});
