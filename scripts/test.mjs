// npm test [-- STAGE… [FILTER…]]   stages: build unit host integration e2e; a filter is a part of a test file's path
// Sets up what the stages need, runs them one after the other and ends with the sum.
import { ensureNpmPackages } from './setup/npmPackages.mjs';

await ensureNpmPackages();
const { runStages, stageNames } = await import('./setup/testStages.mjs');
const words = process.argv.slice(2);
const chosen = stageNames.filter((name) => words.includes(name));
const filters = words.filter((word) => !stageNames.includes(word));
process.exitCode = await runStages(chosen.length > 0 ? chosen : stageNames, filters);
