import { UserError } from '../../../errors';
import { textOf, textsOf, type Action } from '../../action';
import { composeOptions, workingFolder } from './composeCall';
import type { LocalTools } from './context';
import { linesOf, projectLabel } from './labelled';

/** Fetches images that are not here. Input: `images`, `declaredIn` (for the error). They stay after an undo: other environments use them. */
export function pullImages({ docker }: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      for (const image of textsOf(input, 'images')) {
        if ((await docker.ask(['image', 'inspect', '--format', '{{.Id}}', '--', image], { signal })) !== undefined)
          continue;
        detail(`Pulling ${image}`);
        try {
          await docker.run(['pull', '--quiet', '--', image], { signal, onLine: detail });
        } catch (error) {
          // Docker that does not answer and a full disk are not the image's fault.
          if (!(error instanceof UserError) || !error.message.startsWith('docker pull failed')) throw error;
          throw new UserError(
            `The image ${image} can't be pulled (declared in ${textOf(input, 'declaredIn')}).`,
            'Check the network and the login, or name another image in the setting parity.images.',
          );
        }
      }
    },
    undo: () => Promise.resolve(),
  };
}

/** Builds images of the branch. Input: `project`, `files`, `folder`, `services`, and `cwd` where people run Compose elsewhere. */
export function buildImages(tools: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      const args = ['compose', ...composeOptions(input), 'build', '--', ...textsOf(input, 'services')];
      await tools.docker.run(args, { signal, onLine: detail, cwd: workingFolder(input) });
    },
    undo: (input) => removeImages(tools, textOf(input, 'project')),
  };
}

/** Those that Compose built for the project. */
export async function removeImages({ docker }: LocalTools, project: string): Promise<void> {
  const filter = ['--quiet', '--filter', `label=${projectLabel(project)}`];
  const images = [...new Set(linesOf(await docker.run(['image', 'ls', ...filter])))];
  if (images.length > 0) await docker.run(['image', 'rm', '--force', ...images]);
}
