import type { Files, ProjectPath } from '../workspace';

/** What a script of an application exports before anything runs in production. */
export interface ScriptVariables {
  readonly names: ReadonlySet<string>;
  /** It reads other files or makes names while it runs, so that it may export more. */
  readonly open: boolean;
}

/**
 * The names that the `.environment` script in an application's folder exports. It is read, never run: whether a value comes out of
 * PLATFORM_RELATIONSHIPS, out of another variable or stands there makes no difference.
 */
export function readEnvironmentScript(files: Files, root: ProjectPath): ScriptVariables {
  const state = files.read(root === '' ? '.environment' : `${root}/.environment`);
  if (state.state === 'unknown') return { names: new Set(), open: true };
  const text = state.state === 'known' ? state.text.replaceAll(/^[ \t]*#.*$/gm, '') : '';
  const exported = [...text.matchAll(/(?:^|[\s;&(])(?:export|declare -x)[ \t]+([^\n;&|]*)/g)].flatMap((match) => [
    ...(match[1] ?? '').matchAll(/(?:^|\s)([A-Za-z_]\w*)(?==|\s|$)/g),
  ]);
  const assigned = /\bset -a\b|\ballexport\b/.test(text) ? [...text.matchAll(/^[ \t]*([A-Za-z_]\w*)=/gm)] : [];
  return {
    names: new Set([...exported, ...assigned].map((match) => match[1] ?? '')),
    open: /(?:^|[\s;&(])(?:source|\.|eval)[ \t]+\S/.test(text),
  };
}
