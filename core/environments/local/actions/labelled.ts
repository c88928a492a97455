import type { LocalTools } from './context';

/**
 * Removes the containers, networks and volumes with these labels; answers whether there was anything. By label rather than by file: it
 * works when the files are gone, and after a start that was cut off.
 */
export async function removeLabelled(tools: LocalTools, labelled: readonly string[]): Promise<boolean> {
  const { docker } = tools;
  const hadContainers = await removeContainers(tools, labelled);
  const filter = ['--quiet', ...filtersOf(labelled)];
  const networks = linesOf(await docker.run(['network', 'ls', ...filter]));
  if (networks.length > 0) await docker.run(['network', 'rm', ...networks]);
  const volumes = linesOf(await docker.run(['volume', 'ls', ...filter]));
  if (volumes.length > 0) await docker.run(['volume', 'rm', '--force', ...volumes]);
  return hadContainers || networks.length + volumes.length > 0;
}

/** Answers whether there were any. */
export async function removeContainers(tools: LocalTools, labelled: readonly string[]): Promise<boolean> {
  const containers = await containersWith(tools, labelled);
  if (containers.length > 0) await tools.docker.run(['rm', '--force', '--volumes', ...containers]);
  return containers.length > 0;
}

/** The containers of a Compose project, by their ids. */
export function containersOf(tools: LocalTools, project: string): Promise<string[]> {
  return containersWith(tools, [projectLabel(project)]);
}

async function containersWith({ docker }: LocalTools, labelled: readonly string[]): Promise<string[]> {
  return linesOf(await docker.run(['ps', '--all', '--quiet', ...filtersOf(labelled)]));
}

export function projectLabel(project: string): string {
  return `com.docker.compose.project=${project}`;
}

function filtersOf(labelled: readonly string[]): string[] {
  return labelled.flatMap((label) => ['--filter', `label=${label}`]);
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
