import type { Requirement } from '../drift/requirements';
import { absent, known, unknown, type ApplicationModel, type EnvironmentModel, type Fact } from '../model';
import { places } from '../places';
import type { Source, Span } from '../text';
import type { Files, ProjectPath } from '../workspace';
import { asScalar, asText, valueAt, type YamlNode } from '../yaml';
import { parseYamlText } from '../yaml/documents';
import { composerExtensions } from './composerExtensions';

/** An application's folder and the language it is declared in. */
export interface DeclaredFolder {
  readonly root: ProjectPath;
  readonly runtime: string;
}

/** What one file says of a language's version. */
interface Said {
  readonly runtime: string;
  readonly version: Fact<string>;
  readonly requirement?: Requirement;
  readonly span: Span;
}

type Reader = (text: string) => Said[];

/** File name → what it says. Names and forms are those of the tools: nvm, nodenv, pyenv, rbenv, phpenv, asdf, mise, npm, Composer, Go. */
const readers: Readonly<Record<string, Reader>> = {
  '.nvmrc': (text) => plain(text, 'nodejs', /^v?(\d[\d.]*|lts\/\w+)/),
  '.node-version': (text) => plain(text, 'nodejs', /^v?(\d[\d.]*)/),
  '.python-version': (text) => plain(text, 'python', /^(\d[\d.]*)/),
  'runtime.txt': (text) => plain(text, 'python', /^python-(\d[\d.]*)/),
  '.ruby-version': (text) => plain(text, 'ruby', /^(?:ruby-)?(\d[\d.]*)/),
  '.php-version': (text) => plain(text, 'php', /^(\d[\d.]*)/),
  'go.mod': (text) => required(text, 'golang', /^go[ \t]+(\d[\d.]*)/m, 'minimum'),
  '.tool-versions': (text) => toolVersions(text),
  'mise.toml': (text) => miseTools(text),
  'pyproject.toml': (text) => [
    ...required(text, 'python', /^requires-python[ \t]*=[ \t]*["']([^"'\n]+)["']/m, 'python'),
    ...required(
      text,
      'python',
      /^\[tool\.poetry\.dependencies\][^[]*?^python[ \t]*=[ \t]*["']([^"'\n]+)["']/m,
      'python',
    ),
  ],
  'composer.json': (text) => composer(text),
  'package.json': (text) => packageJson(text),
};

/** Files that say which version of an application's language the project is made for, in the application's folder. */
export function readVersionFiles(files: Files, folders: readonly DeclaredFolder[]): EnvironmentModel {
  return {
    origin: 'local',
    place: places.files,
    applications: folders.flatMap((folder) => readFolder(files, folder)),
    services: [],
    routes: [],
    gaps: [],
  };
}

function readFolder(files: Files, { root, runtime }: DeclaredFolder): ApplicationModel[] {
  const names = files.list(root) ?? [];
  return Object.entries(readers)
    .filter(([name]) => names.includes(name))
    .flatMap(([name, read]) => {
      const path = root === '' ? name : `${root}/${name}`;
      const state = files.read(path);
      if (state.state !== 'known') return [];
      const said = read(state.text).filter((it) => it.runtime === runtime);
      return [
        ...said.map((it) => application(path, root, it)),
        ...(name === 'composer.json' && runtime === 'php' ? requiring(path, root, state.text) : []),
      ];
    });
}

/** What a composer.json requires of PHP besides its version. */
function requiring(file: ProjectPath, root: ProjectPath, text: string): ApplicationModel[] {
  const named = composerExtensions(file, text);
  const [first] = named;
  if (!first) return [];
  const { source } = first;
  return [
    {
      name: file,
      source,
      root: known(root, source),
      runtime: known({ name: 'php', version: absent }, source),
      relationships: [],
      extensions: known({ named, included: [], gap: 'composer.json names only what it needs' }, source),
    },
  ];
}

function application(
  file: ProjectPath,
  root: ProjectPath,
  { runtime, version, requirement, span }: Said,
): ApplicationModel {
  const source: Source = { file, span };
  const placed = version.state === 'known' ? known(version.value, source) : version;
  return {
    name: file,
    source,
    root: known(root, source),
    runtime: known({ name: runtime, version: placed, ...(requirement ? { requirement } : {}) }, source),
    relationships: [],
  };
}

/** Even majors of Node.js by the code name of their long-term support (nodejs.org, releases). */
const nodeCodeNames: Readonly<Record<string, string>> = {
  fermium: '14',
  gallium: '16',
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

/** A file whose first line is the version. */
function plain(text: string, runtime: string, pattern: RegExp): Said[] {
  const line = text.split('\n').find((it) => it.trim() !== '' && !it.startsWith('#'));
  const match = line === undefined ? null : pattern.exec(line.trim());
  if (line === undefined || match?.[1] === undefined) return [];
  const at = text.indexOf(line) + line.indexOf(match[1]);
  return [said(runtime, match[1], { start: at, end: at + match[1].length })];
}

function said(runtime: string, written: string, span: Span): Said {
  const codeName = /^lts\/(\w+)$/.exec(written)?.[1];
  const version =
    codeName === undefined ? written : Object.hasOwn(nodeCodeNames, codeName) ? nodeCodeNames[codeName] : undefined;
  return {
    runtime,
    span,
    version: version === undefined ? unknown(`"${written}" names no version`) : known(version, { file: '', span }),
  };
}

function required(text: string, runtime: string, pattern: RegExp, dialect: Requirement['dialect']): Said[] {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return [];
  const end = match.index + match[0].length;
  const start = text.lastIndexOf(match[1], end - 1);
  return [requirement(runtime, match[1], dialect, { start, end: start + match[1].length })];
}

function requirement(runtime: string, text: string, dialect: Requirement['dialect'], span: Span): Said {
  return { runtime, span, version: unknown(`"${text}" allows several versions`), requirement: { text, dialect } };
}

const toolNames: Readonly<Record<string, string>> = {
  node: 'nodejs',
  nodejs: 'nodejs',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  go: 'golang',
  golang: 'golang',
};

function toolVersions(text: string): Said[] {
  return tools(text, /^[ \t]*([\w-]+)[ \t]+v?(\d[\d.]*)/gm);
}

/** `[tools]` of mise.toml: `node = "22"`. */
function miseTools(text: string): Said[] {
  return tools(text, /^[ \t]*([\w-]+)[ \t]*=[ \t]*["']v?(\d[\d.]*)["']/gm);
}

function tools(text: string, pattern: RegExp): Said[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, tool = '', version = ''] = match;
    const runtime = Object.hasOwn(toolNames, tool) ? toolNames[tool] : undefined;
    const start = match.index + whole.lastIndexOf(version);
    return runtime === undefined ? [] : [said(runtime, version, { start, end: start + version.length })];
  });
}

function composer(text: string): Said[] {
  const root = parseYamlText(text).root;
  return [
    ...fromJson(root, ['require', 'php'], (value, span) => requirement('php', value, 'composer', span)),
    ...fromJson(root, ['config', 'platform', 'php'], (value, span) => said('php', value, span)),
  ];
}

function packageJson(text: string): Said[] {
  const root = parseYamlText(text).root;
  return [
    ...fromJson(root, ['engines', 'node'], (value, span) => requirement('nodejs', value, 'npm', span)),
    ...fromJson(root, ['volta', 'node'], (value, span) => said('nodejs', value, span)),
  ];
}

/** JSON is YAML: the value's span is that of the text between its quotes. */
function fromJson(
  root: YamlNode | undefined,
  path: readonly string[],
  make: (value: string, span: Span) => Said,
): Said[] {
  const scalar = asScalar(valueAt(root, path));
  const value = asText(scalar);
  if (!scalar || value === undefined) return [];
  return [make(value, { start: scalar.span.start + 1, end: scalar.span.end - 1 })];
}
