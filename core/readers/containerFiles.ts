import type { ComposeService } from '../compose/compose';
import { interpolate } from '../compose/interpolate';
import { joinPath, type Files, type ProjectPath } from '../workspace';
import type { Step } from './dockerfileSteps';
import { shellCommands } from './shellCommands';

/** A container, and how its image is built, as far as that is known. */
export interface ContainerSources {
  readonly service: ComposeService;
  /** The instructions of its Dockerfile; none where it has none. */
  readonly steps: readonly Step[];
  /** The folder that the Dockerfile copies from; undefined where that is not in the project. */
  readonly context: ProjectPath | undefined;
}

/** A file of the project, and the path under which a container finds it. */
export interface ContainerFile {
  readonly path: ProjectPath;
  /** Variables of a Dockerfile stand in it as they are written. */
  readonly target: string;
}

/** Which files of a container are looked for. */
export interface Wanted {
  /** Whether a path in the container is one of those, or a folder that holds them. */
  readonly at: (target: string) => boolean;
  /** What their names end with. */
  readonly name: RegExp;
}

/** Files of the project that a container gets: those that its Dockerfile copies, then those that its Compose file binds. */
export function containerFiles(
  { service, steps, context }: ContainerSources,
  wanted: Wanted,
  files: Files,
): ContainerFile[] {
  const copied = steps.flatMap((step) => copiesOf(step, context));
  const bound = service.volumes.flatMap(({ kind, from, folder, target }): Copied[] => {
    const path = kind === 'bind' && from !== undefined && folder !== undefined ? joinPath(folder, from) : undefined;
    return path === undefined ? [] : [{ path, target }];
  });
  const found = [...copied, ...bound]
    .filter(({ target }) => wanted.at(target))
    .flatMap((it) => filesAt(it, wanted.name, files));
  return [...new Map(found.map((it) => [`${it.path}\0${it.target}`, it])).values()];
}

/** A file or a folder. */
type Copied = ContainerFile;

function copiesOf({ keyword, from, text, variables }: Step, context: ProjectPath | undefined): Copied[] {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || from !== undefined || context === undefined) return [];
  const words = (shellCommands(text)[0] ?? []).map((word) => word.text);
  const target = words.at(-1) ?? '';
  return words.slice(0, -1).flatMap((word) => {
    const written = interpolate(word, variables).value;
    const path = written === undefined ? undefined : joinPath(context, written.replace(/^\/+/, ''));
    return path === undefined ? [] : [{ path, target }];
  });
}

/** The file itself, or all of a folder. */
function filesAt({ path, target }: Copied, name: RegExp, files: Files): ContainerFile[] {
  if (name.test(target)) return [{ path, target }];
  if (name.test(path)) return [{ path, target: below(target, path.split('/').at(-1) ?? '') }];
  return (files.list(path) ?? [])
    .filter((it) => name.test(it))
    .map((it) => ({ path: path === '' ? it : `${path}/${it}`, target: below(target, it) }));
}

function below(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${name}`;
}
