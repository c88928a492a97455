import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Observer } from '../../observed';
import { readContainers, type Container } from '../../readers/containers';
import { labels, type Docker } from './docker';

/** Milliseconds that each of the two calls may take. */
const timeout = 1000;

const workingFolder = 'com.docker.compose.project.working_dir';
const format = `{{.ID}}\t{{.Label "${labels.environment}"}}\t{{.Label "${workingFolder}"}}`;

/**
 * The running containers of the Compose projects in a folder, without those of our own environments. Undefined where Docker does not
 * answer: then nothing is known. Starts nothing.
 */
export async function runningContainers(folder: string, docker: Docker): Promise<readonly Container[] | undefined> {
  try {
    // Compose labels a container with the folder as its user wrote it, behind links or not.
    const roots = [...new Set([folder, await realpath(folder)])];
    const listed = await docker.ask(['ps', '--no-trunc', '--filter', `label=${workingFolder}`, '--format', format], {
      timeout,
    });
    const ids = listed?.split('\n').flatMap((line) => idOf(line, roots) ?? []);
    if (!ids || ids.length === 0) return ids && [];
    const json = await docker.ask(['container', 'inspect', ...ids], { timeout });
    return json === undefined ? undefined : roots.flatMap((root) => readContainers(json, root));
  } catch {
    // Docker that is not installed, or too slow, tells as little as one that does not run.
    return undefined;
  }
}

/** An observer that sees the running containers, too. */
export function withContainers(observer: Observer, folder: string, docker: Docker): Observer {
  return {
    look: async (settings) => ({
      ...(await observer.look(settings)),
      running: await runningContainers(folder, docker),
    }),
    get refsFolder() {
      return observer.refsFolder;
    },
  };
}

function idOf(line: string, roots: readonly string[]): string | undefined {
  const [id = '', environment, folder = ''] = line.split('\t');
  const isOurs = roots.some((root) => folder === root || folder.startsWith(root + sep));
  return /^[0-9a-f]+$/.test(id) && environment === '' && isOurs ? id : undefined;
}
