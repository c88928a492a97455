// node scripts/packageSize.mjs FILE.vsix   fails when the packed extension is larger than what we promise.
import { stat } from 'node:fs/promises';

const limit = 1_500_000;
const file = process.argv[2];
if (!file) {
  console.error('node scripts/packageSize.mjs FILE.vsix');
  process.exit(2);
}
const { size } = await stat(file);
console.log(`${file}: ${(size / 1e6).toFixed(2)} MB of at most ${(limit / 1e6).toFixed(1)} MB`);
if (size > limit) {
  console.error('The package is too large: see what `npx vsce ls` lists, and what the bundles hold.');
  process.exitCode = 1;
}
