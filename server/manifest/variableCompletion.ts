import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import type { ProjectPath } from '../../core/workspace';
import { pairsOf, valueAt } from '../../core/yaml';
import type { Completion } from './completion';
import { scalarPathAt } from './completionContext';
import { allEnvironmentNames } from './environmentNames';

interface Offered {
  readonly name: string;
  readonly detail: string;
}

/**
 * The variables that a script can read, behind a `$` in a hook or command; undefined where the cursor is at no variable of a script.
 * Where services are not there yet, what they bring is not offered.
 */
export function completeVariable(project: Project, file: ProjectPath, offset: number): Completion[] | undefined {
  const text = project.text(file);
  const match = /(?<!\\)\$(\{?)(\w*)$/.exec(text.slice(Math.max(0, offset - 100), offset));
  if (!match) return undefined;
  const [, brace = '', written = ''] = match;
  const path = scalarPathAt(text, offset);
  const application = project.manifest.applications.find(({ name }) => name === path?.[1]);
  if (!path || !isScript(path) || !application) return undefined;
  const rest = /^\w*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const closes = brace !== '' && text[offset + rest.length] !== '}' ? '\\}' : '';
  return variablesOf(application, path).map(({ name, detail }, index) => ({
    label: name,
    kind: 'variable',
    detail,
    insertText: name + closes,
    replace: { start: offset - written.length, end: offset + rest.length },
    sortText: String(index).padStart(4, '0'),
  }));
}

/** `applications.<name>.` hooks, and the commands of the server, of workers, of crons and of operations. */
function isScript([section, , ...path]: readonly (string | number)[]): boolean {
  return (
    section === 'applications' &&
    /^(?:hooks\0\w+|web\0commands\0\w+|(?:workers|crons|operations)\0[^\0]+\0commands\0\w+)$/.test(path.join('\0'))
  );
}

function variablesOf({ node }: ManifestEntry, path: readonly (string | number)[]): Offered[] {
  const isBuild = path[3] === 'build';
  const instance =
    path[2] === 'workers' || path[2] === 'web' ? valueAt(node, path.slice(2, path[2] === 'web' ? 3 : 4)) : node;
  const inherited = (key: string) => pairsOf(valueAt(instance, [key]) ?? valueAt(node, [key]));
  const own = pairsOf(valueAt(node, ['variables', 'env'])).map(({ key }) => ({
    name: key.text.toUpperCase(),
    detail: 'from variables.env',
  }));
  const related = inherited('relationships').flatMap(({ key }) =>
    allEnvironmentNames(key.text).map((name) => ({ name, detail: `from the relationship ${key.text}` })),
  );
  const offered = [...own, ...(isBuild ? build : [...related, ...running]), ...always];
  return [...new Map(offered.map((it) => [it.name, it])).values()].filter(({ name }) => /^\w+$/.test(name));
}

const always: readonly Offered[] = [
  { name: 'PLATFORM_APP_DIR', detail: 'The folder of the application: /app' },
  { name: 'PLATFORM_APPLICATION', detail: 'The configuration of the application, as JSON in Base64' },
  { name: 'PLATFORM_APPLICATION_NAME', detail: 'The name of the application' },
  { name: 'PLATFORM_PROJECT', detail: 'The id of the project' },
  { name: 'PLATFORM_PROJECT_ENTROPY', detail: 'A random text that stays the same, for salts' },
  { name: 'PLATFORM_TREE_ID', detail: 'The id of the code that was built' },
  { name: 'PLATFORM_VARIABLES', detail: 'Variables without the prefix env, as JSON in Base64' },
];

const build: readonly Offered[] = [
  { name: 'PLATFORM_CACHE_DIR', detail: 'A folder that is kept between builds' },
  { name: 'PLATFORM_OUTPUT_DIR', detail: 'Where the build writes to' },
  { name: 'PLATFORM_VENDOR', detail: 'Which platform builds' },
  { name: 'CI', detail: 'Set during the build' },
];

const running: readonly Offered[] = [
  { name: 'PORT', detail: 'The port to listen on' },
  { name: 'SOCKET', detail: 'The socket to listen on, with socket_family: unix' },
  { name: 'PLATFORM_BRANCH', detail: 'The branch of the environment' },
  { name: 'PLATFORM_ENVIRONMENT', detail: 'The id of the environment' },
  { name: 'PLATFORM_ENVIRONMENT_TYPE', detail: 'production, staging or development' },
  { name: 'PLATFORM_DOCUMENT_ROOT', detail: 'The folder that is served' },
  { name: 'PLATFORM_RELATIONSHIPS', detail: 'How services are reached, as JSON in Base64' },
  { name: 'PLATFORM_ROUTES', detail: 'The routes with their URLs, as JSON in Base64' },
  { name: 'PLATFORM_SMTP_HOST', detail: 'The server for mail; empty where mail is off' },
];
