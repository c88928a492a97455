// node scripts/withDocker.mjs COMMAND ARG…   runs a command with the tests' Docker engine, images and Compose
// node scripts/withDocker.mjs                keeps them until Ctrl+C and prints the variables to export
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './setup/run.mjs';
import { startTestDocker } from './setup/testDocker.mjs';

const docker = await startTestDocker();
if ('missing' in docker) {
  console.error(docker.missing.join('\n'));
  process.exit(2);
}
const [command, ...args] = process.argv.length > 2 ? [...docker.enter, ...process.argv.slice(2)] : [];
if (command === undefined) await hold(docker.env);
else {
  // Ctrl+C reaches the command, too; when it has ended, the engine is given back.
  process.on('SIGINT', () => undefined);
  process.exitCode = (await run(command, args, { env: { ...process.env, ...docker.env }, loud: true })).code;
  await docker.stop();
}

/** @param {Record<string, string>} env */
async function hold(env) {
  for (const [name, value] of Object.entries(env)) console.log(`export ${name}='${value}'`);
  for (;;) await pause(60_000);
}
