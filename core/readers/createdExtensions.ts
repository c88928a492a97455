import type { ServiceAddon } from '../model';
import type { Files } from '../workspace';
import { containerFiles, type ContainerSources } from './containerFiles';

/** Characters. What is longer is a dump, which creates extensions at its beginning. */
const lengthLimit = 64 * 1024;

/** For those who develop, not for what the application does; and the language that is always there. */
const forDevelopment = [
  'plpgsql',
  'pg_stat_statements',
  'pgtap',
  'pldbgapi',
  'plpgsql_check',
  'hypopg',
  'pg_buffercache',
];

/** The extensions that scripts of the first start create in PostgreSQL: `CREATE EXTENSION` in docker-entrypoint-initdb.d. */
export function createdExtensions(container: ContainerSources, files: Files): ServiceAddon[] {
  const wanted = { at: (path: string) => /^\/docker-entrypoint-initdb\.d(?:\/|$)/.test(path), name: /\.(?:sql|sh)$/ };
  return containerFiles(container, wanted, files).flatMap(({ path }) => {
    const state = files.read(path);
    return state.state === 'known' ? createdIn(state.text.slice(0, lengthLimit), path) : [];
  });
}

function createdIn(text: string, file: string): ServiceAddon[] {
  const pattern = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+|(?!if\s))\\?(?:"([\w-]+)|(\w+))/gi;
  return [...text.matchAll(pattern)].flatMap((match): ServiceAddon[] => {
    const [whole, quoted, plain] = match;
    const written = quoted ?? plain ?? '';
    const name = quoted ?? written.toLowerCase();
    if (forDevelopment.includes(name) || isComment(text.slice(0, match.index))) return [];
    const end = match.index + whole.length;
    return [{ name, source: { file, span: { start: end - written.length, end } }, by: 'script' }];
  });
}

/** Whether a comment goes on at the end of a text: of SQL, or of the shell. */
function isComment(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /--|^\s*#/.test(line) || before.lastIndexOf('/*') > before.lastIndexOf('*/');
}
