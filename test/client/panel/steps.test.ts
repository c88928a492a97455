import { expect, test } from 'vitest';
import { progressed, stepsOf } from '../../../client/panel/steps';
import type { PanelStep } from '../../../client/webview/messages';
import type { Plan } from '../../../core/environments/plan';

const plan: Plan = {
  title: 'Branch search',
  steps: [{ action: 'createWorktree', title: 'Create a worktree', input: {}, touches: ['branch search'] }],
  notes: [],
};
const [pending] = stepsOf(plan) as [PanelStep];

test('a step waits before anything is told of it', () => {
  expect(pending).toEqual({ title: 'Create a worktree', touches: ['branch search'], state: 'pending', log: [] });
});

test('a step keeps when it began, what it printed and when it ended', () => {
  const began = progressed(pending, { state: 'running' }, 100);
  const printed = progressed(
    began,
    { state: 'running', detail: '\u001b[32m10 MB copied\u001b[0m\r\n20 MB copied\n' },
    200,
  );
  const done = progressed(printed, { state: 'done' }, 300);
  expect(done).toMatchObject({ state: 'done', began: 100, ended: 300, log: ['10 MB copied', '20 MB copied'] });
});

test('of a long log the last lines are kept', () => {
  const detail = Array.from({ length: 150 }, (_, index) => `line ${index}`).join('\n');
  const { log } = progressed(pending, { state: 'running', detail }, 100);
  expect([log.length, log[0], log.at(-1)]).toEqual([100, 'line 50', 'line 149']);
});

test('why a step failed is no line of its log, and stays while it is undone', () => {
  const failed = progressed(pending, { state: 'failed', detail: 'The disk is full.\nFree some.' }, 100);
  expect(failed).toMatchObject({ state: 'failed', reason: 'The disk is full. Free some.', log: [] });
  const undone = progressed(failed, { state: 'undone' }, 200);
  expect(undone).toMatchObject({ state: 'undone', reason: 'The disk is full. Free some.', ended: 100 });
});
