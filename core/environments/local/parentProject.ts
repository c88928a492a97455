import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ComposeProject } from '../../compose/compose';
import { folderOf } from '../../workspace';
import type { Docker } from './docker';

/**
 * The name of the Compose project that runs the Compose files of a project.
 *
 * @param folder real path of the project's folder
 */
export function projectRunning(docker: Docker, folder: string, compose: ComposeProject): Promise<string> {
  const directory = join(folder, folderOf(compose.given[0] ?? ''));
  return parentProject(docker, directory, compose.projectName ?? plainName(basename(directory)));
}

/** The name that Compose makes of a folder's. */
function plainName(folder: string): string {
  return folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

/**
 * The name of the Compose project that runs the files of a folder. Who starts it may have given it a name on the command line: the
 * containers tell.
 *
 * @param folder real path of the folder that Compose is run in
 * @param named what Compose names it by itself
 */
async function parentProject(docker: Docker, folder: string, named: string): Promise<string> {
  const format = '{{.Label "com.docker.compose.project"}}\t{{.Label "com.docker.compose.project.working_dir"}}';
  const filter = ['--filter', 'label=com.docker.compose.project.working_dir'];
  const listed = (await docker.ask(['ps', '--all', ...filter, '--format', format])) ?? '';
  const lines = [...new Set(listed.split('\n'))].map((line) => line.split('\t'));
  const here = await Promise.all(
    lines.map(async ([project = '', directory = '']) => ((await isSame(directory, folder)) ? [project] : [])),
  );
  const [only, ...others] = [...new Set(here.flat())];
  return only === undefined || others.length > 0 ? named : only;
}

async function isSame(directory: string, folder: string): Promise<boolean> {
  return directory === folder || (await realpath(directory).catch(() => undefined)) === folder;
}
