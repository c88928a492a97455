import { textPlace } from '../compose/value';
import type { Setting } from '../model';
import type { Source } from '../text';
import type { Files } from '../workspace';
import { containerFiles, type Wanted } from './containerFiles';
import { optionLines } from './optionFiles';
import type { ServerContainer } from './serviceConfiguration';
import { startTexts } from './startText';

export interface ServerOption extends Setting {
  /** It is read when the data folder is made, and never again. */
  readonly once?: true;
}

/** Variables that hold a part of a command: of Bitnami's images, and of PostgreSQL's for its first start. */
const argumentVariables = /^(?:(?:REDIS|VALKEY|MARIADB)_EXTRA_FLAGS|POSTGRES_INITDB_ARGS)$/;

/**
 * An option that a server is started with: as its command says, else the variables that hold a part of one, else a configuration file
 * of the project. Undefined where none says it, or a command says it more than once.
 *
 * @param option as its long form is spelled, with dashes
 * @param values what a value that is known here looks like
 */
export function serverOption(
  container: ServerContainer,
  option: string,
  files: Files,
  values = /^[\w.-]+$/,
): ServerOption | undefined {
  const found =
    inCommand(container, option, files) ?? inArguments(container, option) ?? inFiles(container, option, files);
  return found && values.test(found.value) ? found : undefined;
}

function inCommand(container: ServerContainer, option: string, files: Files): ServerOption | undefined {
  return startTexts(container, files)
    .map(({ text, source }) => argument(text, option, source))
    .find((it) => it !== undefined);
}

function inArguments({ service }: ServerContainer, option: string): ServerOption | undefined {
  const found = service.environment.flatMap(({ name, value }) => {
    if (!argumentVariables.test(name) || value?.value === undefined || value.value !== value.written) return [];
    const said = argument(value.value, option, textPlace(value));
    return said ? [{ ...said, ...(name === 'POSTGRES_INITDB_ARGS' ? { once: true as const } : {}) }] : [];
  });
  return found[0];
}

/**
 * `--name value`, `--name=value` or `-c name=value`, in a command that is one text or a list of words. Undefined where it stands there
 * twice.
 */
function argument(text: string, option: string, { file, span }: Source): ServerOption | undefined {
  const between = `["']?,?\\s+(?:-\\s+)?["']?`;
  // MariaDB takes dashes for underscores.
  const spelled = option.replaceAll('-', '[-_]');
  const pattern = new RegExp(`(?:--|-c${between})${spelled}(?:=|${between})["']?([^\\s"',\\]]+)`, 'gi');
  const [match, second] = [...text.matchAll(pattern)];
  const value = match?.[1];
  if (!match || value === undefined || second) return undefined;
  const end = span.start + match.index + match[0].length;
  return { name: option, value, source: { file, span: { start: end - value.length, end } } };
}

/** The last line that counts, of the last file that has one. A file that includes others may say something else in them. */
function inFiles(container: ServerContainer, option: string, files: Files): ServerOption | undefined {
  const found = containerFiles(container, configurationOf(container, files), files).flatMap(({ path }) => {
    const state = files.read(path);
    const lines = state.state === 'known' ? optionLines(state.text) : [];
    const line = lines.some(({ name }) => name === 'include')
      ? undefined
      : lines.findLast(({ name }) => name === option);
    return line ? [{ name: option, value: line.value, source: { file: path, span: line.span } }] : [];
  });
  return found.at(-1);
}

/** Files that servers read without being told to. */
const fixedFiles = [
  '/opt/bitnami/redis/mounted-etc/overrides.conf',
  '/opt/bitnami/valkey/mounted-etc/overrides.conf',
  '/var/lib/postgresql/data/postgresql.conf',
];

/** Where a server finds its configuration: MariaDB and MySQL in fixed folders, others in the file that their command names. */
function configurationOf(container: ServerContainer, files: Files): Wanted {
  if (container.engine === 'mariadb' || container.engine === 'oracle-mysql')
    return {
      at: (path) => /^\/(?:etc\/(?:mysql|my\.cnf)|opt\/bitnami\/(?:mariadb|mysql)\/conf)(?=[/.]|$)/.test(path),
      name: /\.cnf$/,
    };
  const named = startTexts(container, files).flatMap(({ text }) => text.match(/\/[\w./-]+\.conf(?![\w.])/g) ?? []);
  const read = [...named, ...fixedFiles];
  return {
    at: (path) => read.some((it) => it === path || it.startsWith(`${path.replace(/\/$/, '')}/`)),
    name: /\.conf$/,
  };
}
