import type { ComposeService } from '../compose/compose';
import type { ImageReference } from '../compose/imageReference';
import type { ServiceModel, ServiceSetting } from '../model';
import type { Source } from '../text';
import type { Files } from '../workspace';
import { commandText } from './commandText';
import { imageAddons } from './imageAddons';
import { serverOption } from './serverOptions';

type SettingName = ServiceSetting['name'];

/** Engine → the server's own options that say how it is set up (redis.io, configuration; mariadb.com, server system variables). */
const options: Readonly<Record<string, Readonly<Record<string, SettingName>>>> = {
  redis: { 'maxmemory-policy': 'eviction policy', appendonly: 'persistence' },
  valkey: { 'maxmemory-policy': 'eviction policy', appendonly: 'persistence' },
  mariadb: {
    'max-allowed-packet': 'largest packet',
    'character-set-server': 'character set',
    'collation-server': 'collation',
  },
};

/** How a server is set up that runs as its image brings it. */
export function serviceConfiguration(
  service: ComposeService,
  engine: string,
  image: ImageReference,
  source: Source,
  files: Files,
): Pick<ServiceModel, 'settings' | 'addons'> {
  const start = `${commandText(service.entrypoint)} ${commandText(service.command)}`;
  const addons = imageAddons(image, source, start);
  return { settings: localSettings(service, engine, files), ...(addons ? { addons } : {}) };
}

/** What its command says, else a configuration file of the project. Defaults of images are not said. */
function localSettings(service: ComposeService, engine: string, files: Files): ServiceSetting[] {
  const known = Object.hasOwn(options, engine) ? Object.entries(options[engine] ?? {}) : [];
  return known.flatMap(([option, name]) => {
    const found = serverOption(service, option, files);
    const value = found && settingValue(name, found.value);
    return found && value !== undefined ? [{ name, value, source: found.source, literal: true as const }] : [];
  });
}

/** A value in words that both sides share: packets in megabytes. Undefined for one that can't be read. */
export function settingValue(name: SettingName, written: string): string | undefined {
  if (name === 'persistence') return /^(?:yes|on|true)$/i.test(written) ? 'on' : 'off';
  if (name !== 'largest packet') return written.toLowerCase();
  const match = /^(\d+)([KMG])?B?$/i.exec(written);
  if (!match) return undefined;
  const bytes = Number(match[1]) * 1024 ** (['', 'K', 'M', 'G'].indexOf((match[2] ?? '').toUpperCase()) || 0);
  return String(Math.round((bytes / 1024 ** 2) * 100) / 100);
}
