import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { exec } from '../../core/exec';

/** Builds the server and the CLI as they ship, beside the checkout's own dist/. Answers where a file of the build is. */
export function builtBundles(): (file: 'server.js' | 'cli.js') => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parity-build-'));
    const args = ['esbuild.mjs', '--production', '--only=server,cli', `--outdir=${folder}`];
    const { code, stderr } = await exec(process.execPath, args, { cwd: join(import.meta.dirname, '../..') });
    expect(code, stderr).toBe(0);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (file) => join(folder, file);
}
