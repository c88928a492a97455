import { projectFolder } from './projectFolder.mjs';
import { must } from './run.mjs';
import { saying } from './say.mjs';

/** Bundles what ships into dist/. */
export async function buildExtension() {
  await saying('Building the extension', () =>
    must(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, loud: true }),
  );
}
