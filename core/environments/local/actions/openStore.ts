import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { findStore, keeperOf, openCommands, type CowStore } from '../data/cowStore';
import { engineOf } from '../data/engine';
import type { LocalTools } from './context';

/**
 * Makes the store where there is none, and mounts it. Input: `store` (its name), `image`, `bytes` (0: by what is free). It stays open after
 * an undo: other environments use it.
 */
export function openStore(tools: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      const { docker } = tools;
      const store = await storeOf(tools, input);
      if (store.state === 'open') return;
      const commands = openCommands(store, { image: textOf(input, 'image'), bytes: Number(input['bytes'] ?? 0) });
      await docker.run(commands.file, { signal });
      detail('Making the file system, if there is none');
      await docker.run(commands.format, { signal, onLine: detail });
      detail('Attaching the loop device');
      try {
        await docker.run(commands.attach, { signal });
        await docker.run(commands.volume, { signal });
        await docker.ask(['rm', '--force', keeperOf(store)]);
        await docker.run(commands.keeper, { signal });
      } finally {
        // From here on it is detached with its last mount, so that nothing of it outlives the engine.
        await docker.ask(commands.release);
      }
      if ((await storeOf(tools, input)).state !== 'open') throw notOpen(store);
    },
    async undo(input) {
      const store = await storeOf(tools, input);
      await tools.docker.ask(openCommands(store, { image: textOf(input, 'image'), bytes: 0 }).release);
    },
  };
}

async function storeOf({ docker }: LocalTools, input: StepInput): Promise<CowStore> {
  const engine = await engineOf(docker);
  if (engine.kind === 'other')
    throw new UserError(`There can be no store here: ${engine.reason}.`, 'Set parity.data.method to "copy".');
  return findStore(docker, engine, textOf(input, 'store'));
}

function notOpen({ name }: CowStore): UserError {
  return new UserError(`The store ${name} could not be mounted.`, `"docker logs ${name}-keeper" may say why.`);
}
