import { expect, test } from 'vitest';
import { noticesAreCurrent } from '../../scripts/notices.mjs';

test('the third-party notices name what the bundles contain', async () => {
  expect(await noticesAreCurrent(), 'run `node scripts/notices.mjs`').toBe(true);
});
