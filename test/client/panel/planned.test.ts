import { expect, test } from 'vitest';
import { nameProblem, planned, viewOf } from '../../../client/panel/planned';
import { NameError } from '../../../core/environments/name';
import { UserError } from '../../../core/errors';

test('a name is judged before anybody is asked', () => {
  expect(nameProblem('feature/search')).toBeUndefined();
  expect(nameProblem('no..name')).toMatchObject({ at: 'name' });
});

test.each<[title: string, error: Error, at: 'name' | 'plan', isBug: boolean]>([
  ['another name would help', new NameError('There is a branch "a" already.', 'Choose another name.'), 'name', false],
  ['the source can not be branched', new UserError('db can’t be branched.'), 'plan', false],
  ['nobody foresaw it', new Error('boom'), 'plan', true],
])('what keeps a plan from being made is told at the field that mends it: %s', async (_, error, at, isBug) => {
  const made = await planned(() => Promise.reject(error));
  expect(made).toMatchObject({ problem: { at } });
  expect('bug' in made).toBe(isBug);
});

test('notes on the data stand at the data, and nowhere else', async () => {
  const plan = {
    title: '',
    steps: [],
    notes: ['Empty caches.', 'The data is cloned.'],
    dataNotes: ['The data is cloned.'],
  };
  const view = viewOf(await planned(() => Promise.resolve({ ...plan, asks: ['Paused for 5 s.'] })));
  expect(view).toMatchObject({
    notes: ['Empty caches.'],
    dataNotes: ['The data is cloned.'],
    asks: ['Paused for 5 s.'],
    problem: undefined,
  });
});
