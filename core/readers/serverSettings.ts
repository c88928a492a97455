import { textPlace } from '../compose/value';
import type { ServiceSetting } from '../model';
import type { Source } from '../text';
import type { Files } from '../workspace';
import { containerFiles, type Wanted } from './containerFiles';
import { dataOf } from './localModels';
import { optionLines } from './optionFiles';
import type { ServerContainer } from './serviceConfiguration';
import { settingValue, type SettingName } from './settingValue';
import { startTexts } from './startText';

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

/** Variables that hold a part of a command: of Bitnami's images, and of PostgreSQL's for its first start. */
const argumentVariables = /^(?:(?:REDIS|VALKEY|MARIADB)_EXTRA_FLAGS|POSTGRES_INITDB_ARGS)$/;

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
    const found =
      inCommand(container, option, files) ?? inArguments(container, option) ?? inFiles(container, option, files);
    return found ? settingOf(name, found) : [];
  });
  const all = [...said, ...inVariables(container)].filter(
    ({ name, value }) => name !== 'persistence' || value === 'off' || kept,
  );
  // Either way of keeping data keeps it.
  const weakestFirst = all.toReversed().toSorted((a, b) => Number(a.value === 'on') - Number(b.value === 'on'));
  return [...new Map(weakestFirst.map((it) => [it.name, it])).values()];
}

function settingOf(name: SettingName, { text, source, once }: Found): ServiceSetting[] {
  const value = settingValue(name, text);
  return value === undefined ? [] : [{ name, value, source, ...(once ? {} : { literal: true as const }) }];
}

interface Found {
  readonly text: string;
  readonly source: Source;
  /** It is read when the data folder is made, and never again. */
  readonly once?: true;
}

/** `--name value` or `--name=value`, in a command that is one text or a list of words. */
function inCommand(container: ServerContainer, option: string, files: Files): Found | undefined {
  return startTexts(container, files)
    .map(({ text, source }) => only(text, argumentPattern(option), source))
    .find((it) => it !== undefined);
}

function inArguments({ service }: ServerContainer, option: string): Found | undefined {
  const found = service.environment.flatMap(({ name, value }) => {
    if (!argumentVariables.test(name) || value?.value === undefined || value.value !== value.written) return [];
    const said = only(value.value, argumentPattern(option), textPlace(value));
    return said ? [{ ...said, ...(name === 'POSTGRES_INITDB_ARGS' ? { once: true as const } : {}) }] : [];
  });
  return found[0];
}

function inVariables({ service, image }: ServerContainer): ServiceSetting[] {
  const named = variables.find(({ images }) => images.test(image.name))?.named ?? {};
  return service.environment.flatMap(({ name, value }) => {
    const setting = Object.hasOwn(named, name) ? named[name] : undefined;
    return setting && value?.value && value.value === value.written
      ? settingOf(setting, { text: value.value, source: textPlace(value) })
      : [];
  });
}

function argumentPattern(option: string): RegExp {
  // MariaDB takes dashes for underscores.
  const spelled = option.replaceAll('-', '[-_]');
  return new RegExp(`--${spelled}(?:=|["']?,?\\s+(?:-\\s+)?["']?)([^\\s"',\\]]+)`, 'g');
}

/** What an option is set to; undefined where it is set twice, or to what is not known here. */
function only(text: string, pattern: RegExp, { file, span }: Source): Found | undefined {
  const [match, second] = [...text.matchAll(pattern)];
  if (match?.[1] === undefined || second || !isPlain(match[1])) return undefined;
  const end = span.start + match.index + match[0].length;
  return { text: match[1], source: { file, span: { start: end - match[1].length, end } } };
}

/** The last line that counts, of the last file that has one. A file that includes others may say something else in them. */
function inFiles(container: ServerContainer, option: string, files: Files): Found | undefined {
  const found = containerFiles(container, configurationOf(container, files), files).flatMap(({ path }) => {
    const state = files.read(path);
    const lines = state.state === 'known' ? optionLines(state.text) : [];
    const line = lines.some(({ name }) => name === 'include')
      ? undefined
      : lines.findLast(({ name }) => name === option);
    return line ? [{ text: line.value, source: { file: path, span: line.span } }] : [];
  });
  const last = found.at(-1);
  return last && isPlain(last.text) ? last : undefined;
}

function isPlain(value: string): boolean {
  return /^[\w.-]+$/.test(value);
}

/** Where a server finds its configuration: in fixed folders, or, Redis and Valkey, in the file that their command names. */
function configurationOf(container: ServerContainer, files: Files): Wanted {
  if (container.engine === 'mariadb')
    return {
      at: (path) => /^\/(?:etc\/(?:mysql|my\.cnf)|opt\/bitnami\/mariadb\/conf)(?=[/.]|$)/.test(path),
      name: /\.cnf$/,
    };
  const named = startTexts(container, files).flatMap(({ text }) => text.match(/\/[\w./-]+\.conf(?![\w.])/g) ?? []);
  const read = [
    ...named,
    '/opt/bitnami/redis/mounted-etc/overrides.conf',
    '/opt/bitnami/valkey/mounted-etc/overrides.conf',
  ];
  return {
    at: (path) => read.some((it) => it === path || it.startsWith(`${path.replace(/\/$/, '')}/`)),
    name: /\.conf$/,
  };
}
