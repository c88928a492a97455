import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isUsableCompose } from '../../scripts/setup/composePlugin.mjs';
import { countSpecReport } from '../../scripts/setup/hostTests.mjs';
import { images, layers } from '../../scripts/setup/images/recipe.mjs';
import { withLock } from '../../scripts/setup/lock.mjs';
import { isInstalled, lockHash } from '../../scripts/setup/npmPackages.mjs';
import { removals } from '../../scripts/setup/packetFilter.mjs';
import { run } from '../../scripts/setup/run.mjs';
import { countReport } from '../../scripts/setup/vitest.mjs';

describe('Compose', () => {
  test.each([
    ['2.24.0', true],
    ['v2.26.1-4\n', true],
    ['3.0.0', true],
    ['2.23.9', false],
    ['1.29.2', false],
    ['', false],
    ['docker: no such command', false],
  ])('%j is usable: %s', (version, usable) => expect(isUsableCompose(version)).toBe(usable));
});

describe('npm packages', () => {
  const lock = (packages: Record<string, unknown>): string => JSON.stringify({ packages });
  const wanted = lock({ '': { version: '1.0.0' }, 'node_modules/a': { version: '1.2.3', integrity: 'x' } });

  test.each([
    ['nothing installed', '{}', false],
    ['the same', lock({ 'node_modules/a': { version: '1.2.3', integrity: 'x' } }), true],
    ['another version', lock({ 'node_modules/a': { version: '1.2.4', integrity: 'x' } }), false],
    ['another content', lock({ 'node_modules/a': { version: '1.2.3', integrity: 'y' } }), false],
    ['more', lock({ 'node_modules/a': { version: '1.2.3', integrity: 'x' }, 'node_modules/b': {} }), true],
  ])('%s', (_title, record, installed) => expect(isInstalled(wanted, record)).toBe(installed));

  test('an optional package of another platform need not be there', () =>
    expect(isInstalled(lock({ 'node_modules/a': { version: '1', optional: true } }), lock({}))).toBe(true));

  test('line ends do not change the hash of a lock file', () =>
    expect(lockHash('{\r\n}\r\n')).toBe(lockHash('{\n}\n')));
});

describe('packet filter', () => {
  test('takes the engine’s rules and chains away, and nobody else’s', () => {
    const rules = [
      '-P FORWARD DROP',
      '-N DOCKER',
      '-N DOCKER-USER',
      '-N OTHER',
      '-A FORWARD -j DOCKER-USER',
      '-A FORWARD -i docker0 ! -o docker0 -j ACCEPT',
      '-A FORWARD -j OTHER',
      '-A DOCKER-USER -j RETURN',
    ];
    expect(removals(rules.join('\n')).map((words) => words.join(' '))).toEqual([
      '-D FORWARD -j DOCKER-USER',
      '-D FORWARD -i docker0 ! -o docker0 -j ACCEPT',
      '-F DOCKER',
      '-F DOCKER-USER',
      '-X DOCKER',
      '-X DOCKER-USER',
    ]);
  });
});

describe('counting tests', () => {
  test.each([
    ['{"numPassedTests":3,"numFailedTests":0,"numPendingTests":1}', 0, { passed: 3, failed: 0, skipped: 1 }],
    ['{"numPassedTests":3,"numFailedTests":2}', 1, { passed: 3, failed: 2, skipped: 0 }],
    ['{"numPassedTests":3,"numFailedTests":0}', 1, { passed: 3, failed: 1, skipped: 0 }],
    [
      '{"numPassedTests":3,"numFailedTests":1,"testResults":[{"status":"failed","assertionResults":[]}]}',
      1,
      { passed: 3, failed: 2, skipped: 0 },
    ],
    ['{}', 1, { passed: 0, failed: 1, skipped: 0 }],
  ])('Vitest: %s, code %i', (report, code, counts) => expect(countReport(report, code)).toEqual(counts));

  test.each([
    ['\n  s\n    ✔ a\n\n  2 passing (5ms)\n  1 failing\n', 1, { passed: 2, failed: 1, skipped: 0 }],
    ['  12 passing (1s)\n  3 pending\n', 0, { passed: 12, failed: 0, skipped: 3 }],
    ['it crashed', 1, { passed: 0, failed: 1, skipped: 0 }],
  ])('Mocha: %j, code %i', (report, code, counts) => expect(countSpecReport(report, code)).toEqual(counts));
});

describe('the images’ recipe', () => {
  test.each(Object.entries(images))('%s has layers of one Debian release, its base first', (_name, image) => {
    const parts = image.layers.map((name) => layers[name]);
    expect(parts).not.toContain(undefined);
    const suites = new Set(parts.map((part) => part?.suite).filter((suite) => suite !== undefined));
    expect([...suites]).toEqual([image.layers[0]]);
  });

  test.each(Object.entries(layers))('layer %s names no package twice', (_name, { packages = [] }) =>
    expect(packages).toEqual([...new Set(packages)]),
  );
});

describe('a lock', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parity-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('lets one work at a time and goes with it', async () => {
    const path = join(folder, 'lock');
    const result = await withLock(path, () => readFile(path, 'utf8'));
    expect(result).toBe(String(process.pid));
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  test('of a dead process is taken over', async () => {
    const path = join(folder, 'lock');
    const dead = await run(process.execPath, ['-p', 'process.pid']);
    await writeFile(path, dead.stdout.trim());
    expect(await withLock(path, () => Promise.resolve('mine'))).toBe('mine');
  });
});
