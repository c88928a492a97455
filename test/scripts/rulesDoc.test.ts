import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exec } from '../../core/exec';

test('docs/rules.md, docs/parity.schema.json and the severity settings are as the tables are', async () => {
  const root = join(import.meta.dirname, '../..');
  const { code, stderr } = await exec(process.execPath, ['scripts/rulesDoc.mjs', '--check'], { cwd: root });
  expect(code, stderr).toBe(0);
});
