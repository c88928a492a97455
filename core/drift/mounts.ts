import type { ComposeMount, ComposeService } from '../compose/compose';
import { cleanPath } from '../compose/mounts';
import { valueOf, type ApplicationModel, type EnvironmentModel, type Mount } from '../model';
import { isWithin, joinPath } from '../workspace';
import { composeContainers } from './composeContainers';
import type { Comparison } from './drift';

/** One application whose mounts are known, and the containers of which it is known where its code lies. */
export interface MountSides {
  readonly declared: ApplicationModel;
  readonly mounts: readonly Mount[];
  readonly containers: readonly MountedContainer[];
}

export interface MountedContainer {
  readonly service: ComposeService;
  /** The code is that of this machine: what is written beside it is kept there. */
  readonly boundWhole: boolean;
  readonly folders: readonly LocalFolder[];
}

/** A volume or a folder of this machine inside of the application's folder. */
export interface LocalFolder {
  /** Below the application's folder, without outer slashes. */
  readonly path: string;
  readonly mount: ComposeMount;
}

/** Every application with mounts that are known, and its containers. */
export function mountSides(declared: EnvironmentModel, comparisons: readonly Comparison[]): MountSides[] {
  return declared.applications.flatMap((application): MountSides[] => {
    const { mounts, root } = application;
    if (!mounts) return [];
    const containers = composeContainers(application, comparisons).flatMap(
      ({ container, service }) => mountedContainer(service, container.workdir, valueOf(root)) ?? [],
    );
    return [{ declared: application, mounts, containers }];
  });
}

/** The application's folder is where the project is bound to, else where commands run. */
function mountedContainer(
  service: ComposeService,
  workdir: string | undefined,
  root: string | undefined,
): MountedContainer | undefined {
  const bound = service.volumes.find((mount) => root !== undefined && hostPath(mount) === root);
  const folder = bound?.target ?? service.workingDir?.value ?? workdir;
  if (folder === undefined || cleanPath(folder) === '/') return undefined;
  const base = `${cleanPath(folder)}/`;
  const folders = service.volumes.flatMap((mount) => {
    const target = cleanPath(mount.target);
    return target.startsWith(base) && !/\p{Cc}/u.test(target) ? [{ path: target.slice(base.length), mount }] : [];
  });
  return { service, boundWhole: bound !== undefined, folders };
}

/** The folder of the project that is bound; undefined for volumes and for what lies elsewhere. */
function hostPath({ kind, from, folder }: ComposeMount): string | undefined {
  return kind === 'bind' && from !== undefined && folder !== undefined ? joinPath(folder, from) : undefined;
}

/** Folders of the containers that hold data, and that no mount of production keeps. Each path once. */
export function keptOnlyLocally({ declared, mounts, containers }: MountSides): (LocalFolder & MountedContainer)[] {
  const found = containers.flatMap((container) =>
    container.folders
      .filter(({ path, mount }) => holdsData(path, mount) && !mounts.some((it) => overlap(it.path, path)))
      .filter(({ path }) => !isDatabaseFile(path) || declared.relationships.length === 0)
      .map((folder) => ({ ...container, ...folder })),
  );
  return [...new Map(found.map((it) => [it.path, it])).values()];
}

/** Mounts whose data a container that holds its own code loses when it is made anew. */
export function keptOnlyInProduction({ mounts, containers }: MountSides): Mount[] {
  const [container] = containers;
  if (!container || containers.some(({ boundWhole, folders }) => boundWhole || folders.length === 0)) return [];
  return mounts.filter(
    ({ path, temporary }) =>
      !temporary &&
      !isMadeAnew(path) &&
      !containers.some(({ folders }) => folders.some((folder) => overlap(folder.path, path))),
  );
}

function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** What is made by a build, an installation or at run time, and is never missed. */
const madeAnew = [
  /(?:^|\/)(?:vendor|node_modules|bower_components|\.?venv|\.?caches?|__pycache__|\.git)(?:$|\/)/i,
  /(?:^|\/)(?:tmp|temp|logs?|sessions?|views|\.next|\.nuxt|dist|build|out|target|static|static_?files|static_?root|assets|bundles|public|run|var|sockets?|deps|_build|coverage|\.[\w-]+|.*\.sock)$/i,
];

/** Folders of what people send to an application. */
const userContent =
  /(?:^|\/)(?:uploads?|uploaded|media|attachments|avatars|user-?(?:files|data|content))(?:$|\/[^/]*$)/i;

/** A bound folder holds data under a name that says so, because others are code; a named volume unless it is made anew. */
function holdsData(path: string, { kind, from, readOnly }: ComposeMount): boolean {
  if (readOnly || from === undefined || isMadeAnew(path) || /\.\w{1,5}$/.test(path)) return false;
  return kind === 'volume' || (kind === 'bind' && isUserContent(path));
}

/** Whether the name of a folder tells that it holds what people send. */
export function isUserContent(path: string): boolean {
  return userContent.test(path);
}

function isMadeAnew(path: string): boolean {
  return madeAnew.some((pattern) => pattern.test(path));
}

/** An application with services has another database in production. */
function isDatabaseFile(path: string): boolean {
  return /(?:^|\/)(?:db|database|sqlite\w*)(?:$|\/)/i.test(path);
}
