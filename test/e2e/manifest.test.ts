import { expect } from 'vitest';
import { flow } from './workbench';

flow('1: the manifest is coloured, its mistake is underlined, and completion and hover help', {}, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await desk.page.locator('.statusbar-item', { hasText: 'Upsun Manifest' }).waitFor();
  await desk.squiggles('warning').first().waitFor();
  const hover = await desk.hover('postgresql:17');
  expect(await hover.innerText()).toMatch(/PostgreSQL/);
  const problem = await desk.problem('mounts');
  expect(await problem.innerText()).toMatch(/mount/);

  await desk.quickFix('mount:', /mounts/);
  await desk.placeOf('mounts:');
  await desk.squiggles('error').first().waitFor({ state: 'hidden' });

  await desk.clickText('type: redis:8.0');
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('Shift+Tab');
  const keys = await desk.complete('sea');
  await keys.first().waitFor();
});
