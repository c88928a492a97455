import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskFiles } from '../../core/diskFiles';
import { loadProject } from '../../core/loadProject';
import { createExampleProject, workingBranch } from '../../scripts/exampleProject.mjs';
import { must } from '../../scripts/setup/run.mjs';
import { check } from '../../server/check';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parity-example-'));
  await createExampleProject(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const states: Readonly<Record<string, readonly string[]>> = {
  main: ['.upsun/config.yaml cron-missing-locally'],
  [workingBranch]: [
    '.upsun/config.yaml cron-missing-locally',
    '.upsun/config.yaml runtime-version-drift',
    '.upsun/config.yaml service-missing-locally',
    '.upsun/config.yaml service-version-drift',
    '.upsun/config.yaml unknown-key',
    'Dockerfile runtime-version-drift',
    'compose.yaml service-missing-locally',
    'compose.yaml service-version-drift',
  ],
};

test.each(Object.entries(states))('the example on %s', async (branch, expected) => {
  await must('git', ['-C', folder, 'checkout', '--quiet', branch]);
  const { problems, unknown, failures } = check(await loadProject(diskFiles(folder)));
  expect(problems.map(({ source, code }) => `${source.file} ${code}`).sort()).toEqual(expected);
  expect({ unknown, failures }).toEqual({ unknown: [], failures: [] });
});

test('its commits are the same everywhere', async () => {
  const again = await mkdtemp(join(tmpdir(), 'parity-example-'));
  await createExampleProject(again);
  const commits = (target: string) => must('git', ['-C', target, 'log', '--all', '--format=%H %D']);
  const head = (text: string) => text.split('\n').map((line) => line.split(' ')[0]);
  expect(head(await commits(again))).toEqual(head(await commits(folder)));
  await rm(again, { recursive: true, force: true });
});
