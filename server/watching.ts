import type { ProjectPath } from '../core/workspace';

/** The files that describe an environment, wherever they lie: as a client watches them, and as we know that it does. */
const patterns: readonly (readonly [glob: string, matches: RegExp])[] = [
  ['**/.upsun', /(^|\/)\.upsun$/],
  ['**/.upsun/**', /(^|\/)\.upsun\//],
  ['**/.platform', /(^|\/)\.platform$/],
  ['**/.platform/**', /(^|\/)\.platform\//],
  ['**/.platform.app.yaml', /(^|\/)\.platform\.app\.yaml$/],
  ['**/{compose,docker-compose}*.{yaml,yml}', /(^|\/)(docker-)?compose[^/]*\.ya?ml$/],
  ['**/*Dockerfile*', /(^|\/)[^/]*Dockerfile[^/]*$/],
  ['**/.env*', /(^|\/)\.env[^/]*$/],
  ['**/.ddev', /(^|\/)\.ddev$/],
  ['**/.ddev/**', /(^|\/)\.ddev\//],
  ['**/.lando*.yml', /(^|\/)\.lando[^/]*\.yml$/],
  ['**/.devcontainer', /(^|\/)\.devcontainer$/],
  ['**/.devcontainer/**', /(^|\/)\.devcontainer\//],
  ['**/.devcontainer.json', /(^|\/)\.devcontainer\.json$/],
  ['**/.github', /(^|\/)\.github$/],
  ['**/.github/workflows', /(^|\/)\.github\/workflows$/],
  ['**/.github/workflows/**', /(^|\/)\.github\/workflows\//],
  ['**/.gitlab-ci.yml', /(^|\/)\.gitlab-ci\.yml$/],
  ['**/.parity.yaml', /(^|\/)\.parity\.yaml$/],
];

export const watchedPatterns: readonly string[] = patterns.map(([glob]) => glob);

/** True for files that no pattern covers: each is watched by its own name. */
export function needsOwnWatcher(file: ProjectPath): boolean {
  return !patterns.some(([, matches]) => matches.test(file));
}

export interface Watcher {
  readonly globPattern: { readonly baseUri: string; readonly pattern: string };
}

/** A watcher of what tells in a repository's folder which commits its branches are at. */
export function refsWatcher(folderUri: string): Watcher {
  return { globPattern: { baseUri: folderUri, pattern: '{HEAD,packed-refs,refs/**,reftable/**,worktrees/*/HEAD}' } };
}

/** A watcher of one file, given by its URI. Names may hold what globs read as patterns. */
export function watcherOf(uri: string): Watcher {
  const at = uri.lastIndexOf('/');
  const name = decodeURIComponent(uri.slice(at + 1));
  return { globPattern: { baseUri: uri.slice(0, at), pattern: name.replace(/[[\]{}*?]/g, '[$&]') } };
}
