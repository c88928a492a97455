import type { Files, ProjectPath } from '../../../core/workspace';

/** The languages of applications that a folder can hold. */
export type Language = 'php' | 'python' | 'ruby' | 'golang' | 'nodejs';

/** A folder with code of a language, and what lies in it. */
export interface CodeFolder {
  /** From the project's root; '' for the root itself. */
  readonly path: ProjectPath;
  readonly language: Language;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** The text of a file in it; empty where there is none. */
  readonly read: (name: string) => string;
}

/** The files that tell a language; the first that is there counts, since assets of most sites are built by Node.js, too. */
const markers: readonly (readonly [file: string, language: Language])[] = [
  ['composer.json', 'php'],
  ['manage.py', 'python'],
  ['requirements.txt', 'python'],
  ['pyproject.toml', 'python'],
  ['Pipfile', 'python'],
  ['Gemfile', 'ruby'],
  ['go.mod', 'golang'],
  ['package.json', 'nodejs'],
  ['index.php', 'php'],
];

/** Folders of other people's code, and of what is no application. */
const skipped = new Set(['node_modules', 'vendor', 'test', 'tests', 'docs', 'docker', 'e2e', 'scripts', 'tools']);

/** The repository's root where it holds an application, else the folders directly in it that do. */
export function codeFolders(files: Files): readonly CodeFolder[] {
  const root = codeFolder(files, '');
  if (root) return [root];
  const names = (files.folders('') ?? []).filter((name) => !name.startsWith('.') && !skipped.has(name));
  return names.flatMap((name) => codeFolder(files, name) ?? []);
}

function codeFolder(files: Files, path: ProjectPath): CodeFolder | undefined {
  const names = files.list(path) ?? [];
  const language = markers.find(([marker]) => names.includes(marker))?.[1];
  const read = (name: string) => {
    const state = names.includes(name) ? files.read(path === '' ? name : `${path}/${name}`) : undefined;
    return state?.state === 'known' ? state.text : '';
  };
  return language && { path, language, files: names, folders: files.folders(path) ?? [], read };
}
