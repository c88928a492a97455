// npm start [-- FOLDER]   opens the example, or FOLDER, in VS Code with the extension that is built from this checkout.
// Stays in the foreground; Ctrl+C ends everything that it started and removes its scratch folder.
import { resolve } from 'node:path';
import { ensureNpmPackages } from './setup/npmPackages.mjs';

const [folder, ...rest] = process.argv.slice(2);
if (rest.length > 0 || folder?.startsWith('-')) {
  console.error('npm start [-- FOLDER]');
  process.exit(2);
}
await ensureNpmPackages();
const { startSession } = await import('./setup/session.mjs');
await startSession(folder === undefined ? undefined : resolve(folder)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
