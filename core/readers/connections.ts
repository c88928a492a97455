import type { ComposeProject } from '../compose/compose';
import { parseDotenv, type Variables } from '../compose/dotenv';
import { valueOf, type EnvironmentModel } from '../model';
import type { Source, Span } from '../text';
import type { Files, ProjectPath } from '../workspace';

/** A URL by which an application reaches a service on this machine: the one that counts, of all that give the variable a value. */
export interface Connection {
  readonly variable: string;
  /** The folder of the application that reads it. */
  readonly root: ProjectPath;
  /** Engines that the scheme may mean, in the registry's words. */
  readonly engines: readonly string[];
  readonly scheme: string;
  readonly host: string;
  /** What it opens there: a database, a virtual host or a core. */
  readonly store?: ConnectionStore;
  /** `serverVersion=`, which Doctrine takes for the server's version: an engine and a version. */
  readonly serverVersion?: ServerVersion;
  /** Where the value stands. */
  readonly source: Source;
}

export interface ConnectionStore {
  readonly name: string;
  /** Where it stands; undefined where it comes out of a variable. */
  readonly source: Source | undefined;
}

export interface ServerVersion {
  readonly engine: string;
  readonly version: string;
  /** With what the dialect adds: `10.11.2-MariaDB`. */
  readonly written: string;
  /** Where it stands; undefined where it comes out of a variable. */
  readonly source: Source | undefined;
}

const schemes: Readonly<Record<string, readonly string[]>> = {
  postgres: ['postgresql'],
  postgresql: ['postgresql'],
  pgsql: ['postgresql'],
  postgis: ['postgresql'],
  mysql: ['mariadb', 'oracle-mysql'],
  mysql2: ['mariadb', 'oracle-mysql'],
  mariadb: ['mariadb'],
  sqlite: ['sqlite'],
  sqlite3: ['sqlite'],
  mongodb: ['mongodb'],
  redis: ['redis', 'valkey'],
  rediss: ['redis', 'valkey'],
  valkey: ['valkey', 'redis'],
  amqp: ['rabbitmq'],
  amqps: ['rabbitmq'],
};

/** Files that frameworks load by default, the strongest first (symfony.com, "Configuring environment variables"; dotenv). */
const environmentFiles = ['.env.dev.local', '.env.local', '.env.dev', '.env'];

/** The connection URLs that count in each of some folders: those of the folder's containers, else of its `.env` files. */
export function readConnections(
  files: Files,
  folders: readonly ProjectPath[],
  compose: ComposeProject,
  local: EnvironmentModel,
): Connection[] {
  return [...new Set(folders)].flatMap((root) => {
    const found = new Map<string, Connection>();
    const candidates = [...inContainers(root, compose, local), ...inFiles(files, root)];
    for (const it of candidates) if (!found.has(it.variable)) found.set(it.variable, it);
    return [...found.values()];
  });
}

function inContainers(root: ProjectPath, compose: ComposeProject, local: EnvironmentModel): Connection[] {
  const names = local.applications.filter((it) => (valueOf(it.root) ?? '') === root).map(({ name }) => name);
  return compose.services
    .filter(({ name }) => names.includes(name))
    .flatMap(({ environment }) => environment)
    .flatMap(({ name, value }) =>
      value?.value === undefined ? [] : (connectionOf(name, value.value, value.written, root, value.source) ?? []),
    );
}

function inFiles(files: Files, root: ProjectPath): Connection[] {
  const names = files.list(root) ?? [];
  return environmentFiles
    .filter((name) => names.includes(name))
    .flatMap((name) => {
      const file = root === '' ? name : `${root}/${name}`;
      const state = files.read(file);
      return state.state === 'known' ? inText(state.text, file, root) : [];
    });
}

function inText(text: string, file: ProjectPath, root: ProjectPath): Connection[] {
  const variables = parseDotenv(text);
  const names = new Set(
    [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[=:]/gm)].map((it) => it[1] ?? ''),
  );
  return [...names].flatMap((name) => {
    const span = valueSpan(text, name);
    const value = variables.get(name) ?? (span ? withKnown(text.slice(span.start, span.end), variables) : '');
    return (span && connectionOf(name, value, text.slice(span.start, span.end), root, { file, span })) ?? [];
  });
}

/** A value with the variables that are known; user and password, which rarely are, are not read. */
function withKnown(text: string, variables: Variables): string {
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables.get(name) ?? whole);
}

/** The value of the last line that sets a variable, without its quotes. Names hold no characters that patterns read. */
function valueSpan(text: string, name: string): Span | undefined {
  const pattern = new RegExp(
    `^[ \\t]*(?:export[ \\t]+)?${name.replaceAll('.', '\\.')}[ \\t]*[=:][ \\t]*["']?([^"'\\n\\r]*)`,
    'gm',
  );
  const match = [...text.matchAll(pattern)].at(-1);
  if (match?.[1] === undefined) return undefined;
  const end = match.index + match[0].length;
  return { start: end - match[1].length, end };
}

/** The engines that a URL's scheme may mean, in the registry's words; none for what is no URL of a known service. */
export function enginesOfUrl(text: string): readonly string[] {
  const scheme = urlPattern.exec(text)?.[1] ?? '';
  return (Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined) ?? [];
}

const urlPattern = /^([a-z][a-z0-9]*)(?:\+[a-z0-9_]+)?:\/\/(?:[^@/?#]*@)?([^:/?#,]*)[^/?#]*(?:\/([^/?#]*))?/;

/** Solr has no scheme of its own. */
const solrPattern = /^(https?):\/\/(?:[^@/?#]*@)?([^:/?#]+)(?::\d+)?\/solr\/([^/?#]+)/;

function connectionOf(
  variable: string,
  value: string,
  written: string,
  root: ProjectPath,
  source: Source,
): Connection | undefined {
  const solr = solrPattern.exec(value);
  const [, scheme = '', host = '', path = ''] = solr ?? urlPattern.exec(value) ?? [];
  const engines = solr ? ['solr'] : enginesOfUrl(value);
  if (engines.length === 0) return undefined;
  const serverVersion = serverVersionOf(value, written, engines, source);
  const store = storeOf(path, written, source);
  return {
    variable,
    root,
    engines,
    scheme,
    host,
    source,
    ...(store ? { store } : {}),
    ...(serverVersion ? { serverVersion } : {}),
  };
}

function storeOf(path: string, text: string, source: Source): ConnectionStore | undefined {
  const name = path.replaceAll(/%2f/gi, '/');
  if (!/^[\w./-]+$/.test(name)) return undefined;
  return { name, source: within(source, text, '/', path) };
}

/**
 * `16`, `8.0.32`, `10.11.2-MariaDB` or `mariadb-10.4.32` (doctrine-project.org, DBAL configuration). MySQL has no version 10 or later:
 * such a number is meant for MariaDB.
 */
function serverVersionOf(
  url: string,
  text: string,
  engines: readonly string[],
  source: Source,
): ServerVersion | undefined {
  const written = /[?&]serverVersion=([^&\s"']+)/.exec(url)?.[1];
  const version = written && /\d+(?:\.\d+)*/.exec(written)?.[0];
  if (written === undefined || version === undefined) return undefined;
  const isMysql = engines.includes('oracle-mysql') && !/mariadb/i.test(written) && Number.parseInt(version) < 10;
  const engine = isMysql ? 'oracle-mysql' : engines[0];
  return engine === undefined
    ? undefined
    : { engine, version, written, source: within(source, text, 'serverVersion=', written) };
}

/** A part of a URL behind its scheme and what leads to the part, where they stand in the text as they are. */
function within({ file, span }: Source, text: string, lead: string, part: string): Source | undefined {
  const at = text.indexOf(lead + part, text.indexOf('://') + '://'.length);
  const quote = span.end - span.start > text.length ? 1 : 0;
  if (at < 0) return undefined;
  const start = span.start + quote + at + lead.length;
  return { file, span: { start, end: start + part.length } };
}
