import { shellCode } from '../../core/readers/shellCode';
import type { Command } from '../../core/readers/shellCommands';
import type { Span } from '../../core/text';
import { joinPath } from '../../core/workspace';
import type { Script } from './scripts';

/** A file or folder below the application that a script makes or writes to. */
export interface WrittenPath {
  readonly path: string;
  readonly program: string;
  /** In the script. */
  readonly span: Span;
}

/**
 * The paths that a script writes to, as far as they are written down: not those of variables and patterns, none outside of the
 * application, and none behind a `cd`.
 */
export function writtenPaths({ text, commands }: Script): WrittenPath[] {
  const moved =
    commands.find(([program]) => program && /^(?:cd|pushd)$/.test(program.text))?.[0]?.span.start ?? Infinity;
  return [...commands.flatMap(targetsOf), ...redirections(text)].flatMap(({ path, program, span }) => {
    const below = belowApplication(path);
    return below === undefined || span.start > moved ? [] : [{ path: below, program, span }];
  });
}

/** Programs whose arguments are all written to, and those that write to their last one. */
const toAll = new Set(['touch', 'tee', 'mkdir']);
const toLast = new Set(['cp', 'mv', 'ln', 'rsync', 'install']);

function targetsOf([program, ...rest]: Command): WrittenPath[] {
  const name = program?.text ?? '';
  const places = rest.filter(({ text }) => !text.startsWith('-'));
  const targets = toAll.has(name) ? places : toLast.has(name) && places.length > 1 ? places.slice(-1) : [];
  return targets.map(({ text, span }) => ({ path: text, program: name, span }));
}

function redirections(text: string): WrittenPath[] {
  return [...shellCode(text).matchAll(/>{1,2}[ \t]*([\w./-]+)/g)].map((match) => {
    const end = match.index + match[0].length;
    const path = match[1] ?? '';
    return { path, program: '>', span: { start: end - path.length, end } };
  });
}

/** Undefined for what lies elsewhere, and for what only the shell knows. */
function belowApplication(written: string): string | undefined {
  const path = written.replace(/^(?:\$PLATFORM_APP_DIR|\$\{PLATFORM_APP_DIR\}|\/app)\//, '');
  return /[$`*?{}[\]~:]/.test(path) ? undefined : joinPath('', path);
}
