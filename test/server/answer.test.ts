import { expect, test } from 'vitest';
import { answering, hearing } from '../../server/answer';

const running = { isCancellationRequested: false };

function setUp(session: Promise<number> = Promise.resolve(1)) {
  const log: string[] = [];
  return { log, answer: answering(session, (it) => log.push(it)), hear: hearing(session, (it) => log.push(it)) };
}

test('an answer is what the work gives', async () => {
  const { answer, log } = setUp();
  expect(await answer(0, (session, params: number) => Promise.resolve(session + params))(2, running)).toBe(3);
  expect(log).toEqual([]);
});

test('a cancelled question gets the fallback without work', async () => {
  const { answer } = setUp();
  const never = () => Promise.reject(new Error('worked'));
  expect(await answer(0, never)(undefined, { isCancellationRequested: true })).toBe(0);
});

test.each<[string, () => Promise<number>, () => Promise<number>]>([
  ['work that breaks', () => Promise.resolve(1), () => Promise.reject(new Error('Oh'))],
  ['a session that can not start', () => Promise.reject(new Error('Oh')), () => Promise.resolve(1)],
])('%s gets the fallback and a line in the log', async (_, session, work) => {
  const { answer, log } = setUp(session());
  expect(await answer(0, work)(undefined, running)).toBe(0);
  expect(log).toEqual(['A request failed: Oh']);
});

test('a notification that breaks is a line in the log, and order is kept', async () => {
  const { hear, log } = setUp();
  const heard: number[] = [];
  hear((_, params: number) => void heard.push(params))(1);
  hear(() => {
    throw new Error('Oh');
  })(undefined);
  hear((_, params: number) => void heard.push(params))(2);
  await expect.poll(() => log).toEqual(['A notification failed: Oh']);
  expect(heard).toEqual([1, 2]);
});
