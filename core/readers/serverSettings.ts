import { textPlace } from '../compose/value';
import type { ServiceSetting } from '../model';
import type { Files } from '../workspace';
import { dataOf } from './localModels';
import { serverOption, type ServerOption } from './serverOptions';
import type { ServerContainer } from './serviceConfiguration';
import { settingValue, type SettingName } from './settingValue';

type Names = Readonly<Record<string, SettingName>>;

const keyValue: Names = { 'maxmemory-policy': 'eviction policy', appendonly: 'persistence', save: 'persistence' };

/** Engine → the server's own options that say how it is set up (redis.io, configuration; mariadb.com, server system variables; initdb). */
const options: Readonly<Record<string, Names>> = {
  redis: keyValue,
  valkey: keyValue,
  mariadb: {
    'max-allowed-packet': 'largest packet',
    'max-heap-table-size': 'largest table in memory',
    'character-set-server': 'character set',
    'collation-server': 'collation',
  },
  postgresql: { encoding: 'character set', 'lc-collate': 'collation', locale: 'collation' },
};

/** Variables that images make settings of (hub.docker.com, descriptions of Bitnami's images; github.com/uselagoon/lagoon-images). */
const variables: readonly { readonly images: RegExp; readonly named: Names }[] = [
  {
    images: /^bitnami\/(?:redis|valkey)$/,
    named: { REDIS_AOF_ENABLED: 'persistence', VALKEY_AOF_ENABLED: 'persistence' },
  },
  { images: /^bitnami\/mariadb$/, named: { MARIADB_CHARACTER_SET: 'character set', MARIADB_COLLATE: 'collation' } },
  {
    images: /^uselagoon\/mariadb-/,
    named: {
      MARIADB_CHARSET: 'character set',
      MARIADB_COLLATION: 'collation',
      MARIADB_MAX_ALLOWED_PACKET: 'largest packet',
    },
  },
];

/**
 * What the command of a server says, else its variables, else a configuration file of the project. Defaults of images are not said, and
 * nothing is kept without a volume.
 */
export function serverSettings(container: ServerContainer, files: Files): ServiceSetting[] {
  const kept = dataOf(container.service).data.length > 0;
  const known = Object.hasOwn(options, container.engine) ? Object.entries(options[container.engine] ?? {}) : [];
  const said = known.flatMap(([option, name]) => {
    const found = serverOption(container, option, files);
    return found ? settingOf(name, found) : [];
  });
  const all = [...said, ...inVariables(container)].filter(
    ({ name, value }) => name !== 'persistence' || value === 'off' || kept,
  );
  // Either way of keeping data keeps it.
  const weakestFirst = all.toReversed().toSorted((a, b) => Number(a.value === 'on') - Number(b.value === 'on'));
  return [...new Map(weakestFirst.map((it) => [it.name, it])).values()];
}

function settingOf(name: SettingName, { value: written, source, once }: Omit<ServerOption, 'name'>): ServiceSetting[] {
  const value = settingValue(name, written);
  return value === undefined ? [] : [{ name, value, source, ...(once ? {} : { literal: true as const }) }];
}

function inVariables({ service, image }: ServerContainer): ServiceSetting[] {
  const named = variables.find(({ images }) => images.test(image.name))?.named ?? {};
  return service.environment.flatMap(({ name, value }) => {
    const setting = Object.hasOwn(named, name) ? named[name] : undefined;
    return setting && value?.value && value.value === value.written
      ? settingOf(setting, { value: value.value, source: textPlace(value) })
      : [];
  });
}
