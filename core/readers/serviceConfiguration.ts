import type { ComposeMount, ComposeService } from '../compose/compose';
import type { ImageReference } from '../compose/imageReference';
import type { Layer } from '../compose/tree';
import type { ServiceModel, ServiceSetting } from '../model';
import type { Source, Span } from '../text';
import { joinPath, type Files } from '../workspace';
import { commandText } from './commandText';
import { imageAddons } from './imageAddons';

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
    const found = inCommand(service.command, option, files) ?? inFiles(service.volumes, option, files);
    const value = found && settingValue(name, found.text);
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

interface Found {
  readonly text: string;
  readonly source: ServiceSetting['source'];
}

/** `--name value` or `--name=value`, in a command that is one text or a list of words. */
function inCommand(command: Layer | undefined, option: string, files: Files): Found | undefined {
  const state = command && files.read(command.file);
  if (!command || state?.state !== 'known') return undefined;
  const { span } = command.node;
  const pattern = new RegExp(`--${spelled(option)}(?:=|["']?,?\\s+(?:-\\s+)?["']?)([^\\s"',\\]]+)`, 'g');
  return only(state.text.slice(span.start, span.end), pattern, command.file, span.start);
}

/** `name = value` or `name value` in a file that is mounted as the server's configuration. */
function inFiles(mounts: readonly ComposeMount[], option: string, files: Files): Found | undefined {
  for (const { kind, from, folder } of mounts) {
    const path = folder !== undefined && from !== undefined && kind === 'bind' ? joinPath(folder, from) : undefined;
    if (path === undefined || !/\.(?:cnf|conf|ini)$/.test(path)) continue;
    const state = files.read(path);
    const pattern = new RegExp(`^[ \\t]*${spelled(option)}(?:[ \\t]*=[ \\t]*|[ \\t]+)["']?([^\\s"']+)`, 'gm');
    const found = state.state === 'known' ? only(state.text, pattern, path, 0) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** MariaDB takes dashes for underscores. */
function spelled(option: string): string {
  return option.replaceAll('-', '[-_]');
}

/** What an option is set to; undefined where it is set twice, or to what is not known here. */
function only(text: string, pattern: RegExp, file: string, offset: number): Found | undefined {
  const [match, second] = [...text.matchAll(pattern)];
  if (match?.[1] === undefined || second || !/^[\w.-]+$/.test(match[1])) return undefined;
  const end = offset + match.index + match[0].length;
  const span: Span = { start: end - match[1].length, end };
  return { text: match[1], source: { file, span } };
}
