import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forget, Journal, unfinished } from '../../../core/environments/journal';
import type { Plan } from '../../../core/environments/plan';
import { folderWith, put } from '../../folders';
import { filesBelow } from './files';

const plan: Plan = {
  title: 'Branch x',
  notes: [],
  steps: [{ action: 'a', title: 'A', input: { at: '\n"é' }, touches: [] }],
};

test('a journal tells the plan and how far it came', async () => {
  const folder = await folderWith();
  const journal = await Journal.begin(folder, plan);
  await journal.begun(0);
  await journal.begun(1);
  expect(await unfinished(folder)).toMatchObject([{ plan, begun: [0, 1] }]);
  await journal.close();
  expect(await unfinished(folder)).toEqual([]);
});

test('a last line that was cut off was never acted upon', async () => {
  const folder = await folderWith();
  const journal = await Journal.begin(folder, plan);
  await journal.begun(0);
  const [name = ''] = await filesBelow(folder);
  await appendFile(join(folder, name), '{"begun": 1');
  expect(await unfinished(folder)).toMatchObject([{ begun: [0] }]);
});

test('one line in the middle that is no JSON does not hide the others', async () => {
  const folder = await folderWith({ '1-a.jsonl': `${JSON.stringify({ plan })}\n\u0000\u0000\n{"begun":0}\n` });
  expect(await unfinished(folder)).toMatchObject([{ begun: [0] }]);
});

test.each(['', '{"plan":', 'null\n', '{"begun":0}\n'])(
  'a file without a plan (%j) is nothing to undo',
  async (text) => {
    const folder = await folderWith({ '1-a.jsonl': text });
    expect(await unfinished(folder)).toEqual([]);
  },
);

test('plans come the oldest first, and are forgotten one by one', async () => {
  const folder = await folderWith({ 'other.txt': '' });
  for (const title of ['one', 'two'])
    await put(
      folder,
      `${title === 'one' ? 10 : 11}-${title}.jsonl`,
      `${JSON.stringify({ plan: { ...plan, title } })}\n`,
    );
  const [first, second] = await unfinished(folder);
  expect([first?.plan.title, second?.plan.title]).toEqual(['one', 'two']);
  if (first) await forget(first);
  expect((await unfinished(folder)).map((entry) => entry.plan.title)).toEqual(['two']);
});

test('a folder that is not there holds nothing', async () => {
  expect(await unfinished(join(await folderWith(), 'none'))).toEqual([]);
});

test('only its owner reads it', async () => {
  const folder = await folderWith();
  await Journal.begin(join(folder, 'journal'), plan);
  const [name = ''] = await filesBelow(folder);
  expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
});
