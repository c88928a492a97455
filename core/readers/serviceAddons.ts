import type { ServiceAddon, ServiceAddons } from '../model';
import type { Files } from '../workspace';
import { createdExtensions } from './createdExtensions';
import { imageAddons } from './imageAddons';
import { installedPlugins } from './installedPlugins';
import type { ServerContainer } from './serviceConfiguration';
import { startTexts } from './startText';

const searchEngines = ['elasticsearch', 'opensearch'];

/** The extensions of a database or the plugins of a search engine that a container has; undefined where nothing is known of them. */
export function serviceAddons(container: ServerContainer, files: Files): ServiceAddons | undefined {
  const { engine, image, source } = container;
  const brought = imageAddons(image, source);
  const added = addedTo(container, files);
  if (!brought && added.named.length === 0) return undefined;
  const named = [...(brought ?? []), ...added.named];
  const first = (addon: ServiceAddon, at: number) => named.findIndex(({ name }) => name === addon.name) === at;
  const isBuilt = container.service.build !== undefined;
  const copies = container.steps.some(({ from }) => from !== undefined);
  const installs = startTexts(container, files).some(({ text }) => /plugin|apt|apk/.test(text));
  // An image is built to add something: what that is, is known of plugins alone.
  const isRead = !isBuilt || (searchEngines.includes(engine) && added.named.length > 0 && !copies);
  return {
    named: named.filter(first),
    whole: brought !== undefined && added.whole && isRead && !installs,
  };
}

function addedTo(container: ServerContainer, files: Files): ServiceAddons {
  if (container.engine === 'postgresql') return { named: createdExtensions(container, files), whole: true };
  return searchEngines.includes(container.engine) ? installedPlugins(container, files) : { named: [], whole: true };
}
