import type { ComposeService } from '../compose/compose';
import type { ImageReference } from '../compose/imageReference';
import { interpolate } from '../compose/interpolate';
import { cleanPath } from '../compose/mounts';
import { placeOf } from '../compose/tree';
import { known, unknown, valueOf, type ApplicationModel, type PackageInstall } from '../model';
import type { Source } from '../text';
import type { Files, ProjectPath } from '../workspace';
import { commandText } from './commandText';
import { containerSettings } from './containerSettings';
import { containerVariables } from './containerVariables';
import type { BuiltImage } from './dockerfile';
import type { Step } from './dockerfileSteps';
import { builtInstalls, packageInstalls } from './packageInstalls';
import { builtExtensions, type PhpOrigin } from './phpExtensions';
import { containerStart } from './startCommand';
import { builtSurroundings } from './surroundings';
import { installedPrograms } from './systemPackages';

/** A container of the Compose file, and how its image is made. */
export interface ContainerImage {
  readonly service: ComposeService;
  /** The image, or the one that its Dockerfile starts from. */
  readonly image: ImageReference;
  /** Where the image is named. */
  readonly source: Source;
  /** What its Dockerfile makes of it; absent where it has none. */
  readonly built?: BuiltImage;
  /** The folder that it is built from. */
  readonly context?: ProjectPath | undefined;
}

/** An application's container with what is known of it besides its language and version. */
export function withContainerFacts(
  application: ApplicationModel,
  container: ContainerImage,
  files: Files,
): ApplicationModel {
  const { built } = container;
  const start = containerStart(container.service, built?.steps ?? []);
  return {
    ...application,
    ...(start ? { start } : {}),
    ...(built
      ? { ...builtSurroundings(built), ...workdirOf(built.steps), programs: installedPrograms(built.steps) }
      : {}),
    variables: containerVariables(container.service, built?.steps ?? []),
    ...(valueOf(application.runtime)?.name === 'php' ? phpFacts(container, files) : {}),
    installs: [...builtInstalls(built?.allSteps ?? []), ...installsAtStart(container.service)],
  };
}

/** `WORKDIR`, each relative to the one before; undefined where a variable in it is not known. */
function workdirOf(steps: readonly Step[]): Pick<ApplicationModel, 'workdir'> {
  let folder: string | undefined;
  for (const { keyword, text, variables } of steps) {
    if (keyword !== 'WORKDIR') continue;
    const next = interpolate(text.trim().replaceAll(/^["']|["']$/g, ''), variables).value;
    folder = next?.startsWith('/') ? next : folder && next && `${folder}/${next}`;
  }
  return folder ? { workdir: cleanPath(folder) } : {};
}

function phpFacts(
  { service, image, source, built, context }: ContainerImage,
  files: Files,
): Pick<ApplicationModel, 'extensions' | 'settings'> {
  const steps = built?.steps ?? [];
  const start = `${commandText(service.entrypoint)} ${commandText(service.command)}`;
  const installs = /php-ext|php-extensions|\bpecl\b/.test(start);
  return {
    extensions: installs
      ? unknown('its command may install more extensions', source)
      : known(builtExtensions(steps, phpOf(image)), source),
    settings: containerSettings({ service, steps, context }, image, files),
  };
}

/** Where the PHP of an image comes from. */
function phpOf({ name }: ImageReference): PhpOrigin {
  if (name === 'php') return 'official';
  return name === 'debian' || name === 'ubuntu' ? 'packages' : 'unknown';
}

/** A container may install its packages when it starts. */
function installsAtStart({ command }: ComposeService): PackageInstall[] {
  if (!command) return [];
  const source = placeOf(command);
  return packageInstalls(commandText(command), source).map((install) => ({ ...install, source }));
}
