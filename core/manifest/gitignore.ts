import { folderOf, isWithin, type Files, type ProjectPath } from '../workspace';

/** Longer patterns are nobody's. */
const longest = 200;

/**
 * Whether git may leave a file out, by the `.gitignore` files from the project's root to its folder. In doubt it may: of a pattern, its
 * last name is compared, from its beginning to the first wildcard and from the last one to its end.
 */
export function mayBeIgnored(files: Files, path: ProjectPath): boolean {
  return foldersTo(path).some((folder) => {
    const state = files.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    if (state.state === 'absent') return false;
    if (state.state !== 'known') return true;
    const names = path.slice(folder === '' ? 0 : folder.length + 1).split('/');
    return patternsIn(state.text).some((pattern) => names.some((name) => mayMatch(pattern, name)));
  });
}

function foldersTo(path: ProjectPath): ProjectPath[] {
  const folder = folderOf(path);
  return folder === '' ? [''] : [...foldersTo(folder), folder];
}

/** The last name of each pattern that leaves something out. */
function patternsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line) && line.length <= longest)
    .flatMap((line) => line.split('/').findLast((name) => name !== '' && name !== '**') ?? []);
}

function mayMatch(pattern: string, name: string): boolean {
  const [start = ''] = pattern.split(/[*?[\\]/);
  const end = pattern.split(/[*?\]\\]/).at(-1) ?? '';
  return start === pattern ? name === pattern : name.startsWith(start) && name.endsWith(end);
}

/** The folders of the submodules that `.gitmodules` names; none where it is not there. */
export function submodulesIn(files: Files): ProjectPath[] {
  const state = files.list('')?.includes('.gitmodules') ? files.read('.gitmodules') : undefined;
  if (state?.state !== 'known') return [];
  return [...state.text.matchAll(/^[ \t]*path[ \t]*=[ \t]*(\S+)/gm)].map((match) =>
    (match[1] ?? '').replace(/\/+$/, ''),
  );
}

/** The submodule that holds a path. */
export function submoduleOf(submodules: readonly ProjectPath[], path: ProjectPath): ProjectPath | undefined {
  return submodules.find((it) => it !== '' && isWithin(path, it));
}
