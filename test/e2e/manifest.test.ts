import { expect } from 'vitest';
import { until } from '../../scripts/setup/until.mjs';
import { flow } from './flow';

flow('1: the manifest is coloured, its mistake is underlined, and completion and hover help', {}, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await desk.page.locator('.statusbar-item', { hasText: 'Upsun Manifest' }).waitFor();
  await until('colours', async () => {
    const colours = await Promise.all(['guestbook', 'nodejs', '24', '# Written by'].map((text) => desk.colourOf(text)));
    return new Set(colours).size === 4;
  });

  const mistake = await desk.hover('mount:');
  expect(await mistake.innerText()).toContain('Unknown key "mount": did you mean "mounts"?');
  const type = await desk.hover('postgresql:17');
  expect(await type.innerText()).toMatch(/PostgreSQL 17: supported[^]*Supported: 18 \(until [\d-]+\), 17/);

  await desk.quickFix('mount:', /mounts/);
  await desk.placeOf('mounts:');
  await (await desk.problem('did you mean')).waitFor({ state: 'hidden' });
});

flow('1: completion offers keys, then versions', {}, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await desk.lens('Reproduce production here').waitFor();
  await desk.lens('Branch an environment').waitFor();
  await desk.clickText('type: nodejs:24');
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.press('Enter');
  const keys = await desk.complete('work');
  expect(await keys.first().getAttribute('aria-label')).toMatch(/^workers/);
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Control+Z');
  await desk.page.keyboard.press('Control+Z');

  await desk.clickText('type: nodejs:24');
  await desk.page.keyboard.press('End');
  for (let left = ':24'.length; left > 0; left--) await desk.page.keyboard.press('Backspace');
  const versions = await desk.complete(':2');
  expect((await versions.allInnerTexts()).join('\n')).toMatch(/nodejs:26[^]*nodejs:24[^]*nodejs:22/);
  await desk.picture('manifest');
});
