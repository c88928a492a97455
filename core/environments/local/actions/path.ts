import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import type { LocalTools } from './context';

/**
 * Writes a file and has a container read it at the same path; fails where it finds another or none. Input: `folder`, `image`, `where` (in
 * words, "in WSL"). Undo removes the file.
 */
export function checkPath(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      const folder = textOf(input, 'folder');
      const text = randomUUID();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(probeIn(input), text);
      const mount = ['--mount', `type=bind,"source=${folder.replaceAll('"', '""')}",target=/seen,readonly`];
      const command = ['--entrypoint', 'cat', textOf(input, 'image'), `/seen/${probe}`];
      try {
        const seen = await tools.docker.ask(['run', '--rm', '--network', 'none', ...mount, ...command], { signal });
        if (seen?.trim() !== text) throw notSeen(folder, textOf(input, 'where'));
      } finally {
        await rm(probeIn(input), { force: true });
      }
    },
    undo: (input) => rm(probeIn(input), { force: true }),
  };
}

const probe = '.parity-probe';

function probeIn(input: StepInput): string {
  return join(textOf(input, 'folder'), probe);
}

function notSeen(folder: string, where: string): UserError {
  return new UserError(
    `A container does not find what is written to ${folder}: this runs ${where}, and Docker has other files at that path.`,
    nextSteps[where] ??
      'Choose a folder for the setting parity.stateFolder that Docker has at the same path, or an engine that runs here.',
  );
}

const nextSteps: Readonly<Record<string, string>> = {
  'in WSL': 'Turn on the integration of Docker with this distribution, and keep parity.stateFolder inside of it.',
  'in a dev container':
    'Mount a folder of the host at the same path in the dev container, and name it in the setting parity.stateFolder; or run Docker inside of the dev container.',
};
