import { expect, test } from 'vitest';
import { localActions } from '../../../core/environments/local/actions';
import { walkedElsewhere, walks } from '../../integration/walks';
import { noDocker } from './fakeDocker';
import { repositoryWith } from './repository';

const all = Object.values(walks);

test('every action is in a plan whose process is killed at every step', () => {
  const walked = new Set([...all.flatMap(({ actions }) => actions), ...Object.keys(walkedElsewhere)]);
  expect(Object.keys(localActions({} as never)).filter((action) => !walked.has(action))).toEqual([]);
});

test('every way to plan is walked', async () => {
  const provider = await (await repositoryWith()).provider({ exec: noDocker().exec });
  const planners = Object.keys(provider).filter((name) => name.startsWith('plan'));
  expect([...new Set(all.map(({ planner }) => planner))].sort()).toEqual(planners.sort());
});
