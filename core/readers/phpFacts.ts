import type { ComposeService } from '../compose/compose';
import type { ImageReference } from '../compose/imageReference';
import { known, unknown, type ApplicationModel } from '../model';
import type { Source } from '../text';
import type { Files, ProjectPath } from '../workspace';
import { commandText } from './commandText';
import { containerSettings } from './containerSettings';
import type { Step } from './dockerfileSteps';
import type { ImageMeaning } from './images';
import { builtExtensions } from './phpExtensions';

/** A container of the Compose file, and how its image is made. */
export interface ContainerImage {
  readonly service: ComposeService;
  /** The image, or the one that its Dockerfile starts from. */
  readonly image: ImageReference;
  readonly steps: readonly Step[];
  /** Where the image is named. */
  readonly source: Source;
  /** The folder that it is built from. */
  readonly context?: ProjectPath | undefined;
  readonly files: Files;
}

/** What a container of PHP has besides its version. */
export function phpFacts(
  { service, image, steps, source, context, files }: ContainerImage,
  { runtime }: Extract<ImageMeaning, { kind: 'runtime' }>,
): Pick<ApplicationModel, 'extensions' | 'settings'> {
  if (runtime !== 'php') return {};
  const start = `${commandText(service.entrypoint)} ${commandText(service.command)}`;
  const installs = /php-ext|php-extensions|\bpecl\b/.test(start);
  return {
    extensions: installs
      ? unknown('its command may install more extensions', source)
      : known(builtExtensions(steps, image.name === 'php'), source),
    settings: containerSettings(service, steps, context, files),
  };
}
