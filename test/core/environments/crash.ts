import { join } from 'node:path';
import { build } from 'esbuild';
import { exec } from '../../../core/exec';
import { folderWith } from '../../folders';
import type { Crash } from './crashingProcess';

/** Applies a plan in a process of its own, which ends in the middle. Answers its exit code: null after the crash. */
export async function crash(what: Crash): Promise<number | null> {
  const outfile = join(await folderWith(), 'crashing.cjs');
  const entry = join(import.meta.dirname, 'crashingProcess.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', logLevel: 'silent' });
  return (await exec(process.execPath, [outfile, JSON.stringify(what)])).code;
}
