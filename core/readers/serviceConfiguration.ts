import type { ImageReference } from '../compose/imageReference';
import type { ServiceModel } from '../model';
import type { Source } from '../text';
import type { Files } from '../workspace';
import type { ContainerSources } from './containerFiles';
import { databaseTimeZone } from './databaseTimeZone';
import { serverSettings } from './serverSettings';
import { localStores } from './serviceStores';
import { serviceAddons } from './serviceAddons';

/** A container that runs a service: its image, or the one that it is built on. */
export interface ServerContainer extends ContainerSources {
  readonly engine: string;
  readonly image: ImageReference;
  /** Where the image is named. */
  readonly source: Source;
}

/** How a server is set up, as far as its container says so. */
export function serviceConfiguration(
  container: ServerContainer,
  files: Files,
): Pick<ServiceModel, 'settings' | 'addons' | 'stores' | 'timeZone'> {
  const addons = serviceAddons(container, files);
  const stores = localStores(container, files);
  const timeZone = databaseTimeZone(container, files);
  return {
    settings: serverSettings(container, files),
    ...(addons ? { addons } : {}),
    ...(stores ? { stores } : {}),
    ...(timeZone ? { timeZone } : {}),
  };
}
