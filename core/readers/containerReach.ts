import type { ComposeService } from '../compose/compose';
import { folderOf, joinPath, type ProjectPath } from '../workspace';

/** Hosts that a container waits for or has in its environment, which may be services of Compose. */
export function reachedHosts({ dependsOn, environment }: ComposeService): string[] {
  const hosts = environment
    .filter(({ name }) => /(^|_)HOST(NAME)?$/i.test(name))
    .flatMap(({ value }) => value?.value ?? []);
  return [...dependsOn.map(({ name }) => name), ...hosts];
}

/** Folders of the project that a container is about: that of its Dockerfile, and those that are bound into it. */
export function ownFolders({ build, volumes }: ComposeService): ProjectPath[] {
  const context = build?.folder === undefined ? undefined : joinPath(build.folder, build.context?.value ?? '.');
  const dockerfile = context === undefined ? undefined : joinPath(context, build?.dockerfile?.value ?? 'Dockerfile');
  const bound = volumes.flatMap(({ kind, from, folder }) =>
    kind === 'bind' && from !== undefined && folder !== undefined ? (joinPath(folder, from) ?? []) : [],
  );
  return [...(dockerfile === undefined ? [] : [folderOf(dockerfile)]), ...bound];
}
