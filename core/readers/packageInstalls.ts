import type { PackageInstall } from '../model';
import type { Source, Span } from '../text';
import type { Step } from './dockerfileSteps';
import { shellCommands, type Command, type Word } from './shellCommands';

/**
 * How the commands of a shell text install the packages that a project lists: `npm ci`, `poetry install`, not `npm install -g yarn`.
 *
 * @param source where the text stands
 */
export function packageInstalls(
  text: string,
  source: Source,
  commands: readonly Command[] = shellCommands(text),
): PackageInstall[] {
  // What is exported from one manager's lock to another is neither's.
  if (/\b(?:poetry|uv|pipenv) (?:export|requirements)\b/.test(text)) return [];
  return commands.flatMap((command) => {
    const script = scriptOf(command);
    if (script) {
      const whole = { file: source.file, span: shifted(script.span, source.span.start) };
      return packageInstalls(script.text, whole).map((it) => ({ ...it, source: whole }));
    }
    const install = installOf(withoutRunner(command).map((word) => word.text));
    const [first, last] = [command[0], command.at(-1)];
    if (!install || !first || !last) return [];
    const span = { start: first.span.start, end: last.span.end };
    return [{ ...install, source: { file: source.file, span: shifted(span, source.span.start) } }];
  });
}

/** Of every stage, since packages are often copied from an earlier one. */
export function builtInstalls(steps: readonly Step[]): PackageInstall[] {
  return steps.flatMap(({ text, source, commands }) => packageInstalls(text, source, commands));
}

/** The text that a shell is given: `sh -c "…"`. */
function scriptOf(command: Command): Word | undefined {
  const [shell, option, script, ...rest] = command;
  const isScript = /^(?:\/\S*\/)?(?:ba|a|da)?sh$/.test(shell?.text ?? '') && /^-\w*c$/.test(option?.text ?? '');
  return isScript && rest.length === 0 ? script : undefined;
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** `npx pnpm install`, `corepack yarn`, `python -m pip`, `sh -c "…"` when its words were joined, `uv pip`. */
function withoutRunner(command: Command): Command {
  const runner = /^(?:npx |corepack |python[\d.]* -m |uv (?=pip )|(?:ba|a)?sh -c )/.exec(
    command.map(({ text }) => `${text} `).join(''),
  );
  return runner ? command.slice(runner[0].trim().split(' ').length) : command;
}

function installOf([program = '', verb, ...rest]: readonly string[]): Omit<PackageInstall, 'source'> | undefined {
  const packages = rest.filter((word) => !word.startsWith('-'));
  const ofProject = packages.length === 0 && !rest.some((word) => /^(?:-g|--global)$/.test(word));
  switch (program) {
    case 'npm':
      return /^(?:ci|install|i|clean-install)$/.test(verb ?? '') && ofProject ? node('npm') : undefined;
    case 'yarn':
      return (verb === undefined || verb === 'install' || verb.startsWith('--')) && ofProject
        ? node('yarn')
        : undefined;
    case 'pnpm':
    case 'bun':
      return /^(?:install|i)$/.test(verb ?? '') && ofProject ? node(program) : undefined;
    case 'pip':
    case 'pip3':
      return verb === 'install' && rest.some((word) => /^(?:-r|--requirement)/.test(word)) ? python('pip') : undefined;
    case 'poetry':
    case 'pipenv':
    case 'uv':
      return /^(?:install|sync)$/.test(verb ?? '') && (program !== 'uv' || verb === 'sync')
        ? python(program)
        : undefined;
    case 'composer':
      return /^(?:install|update)$/.test(verb ?? '') && ofProject
        ? { language: 'PHP', manager: `composer ${verb ?? ''}` }
        : undefined;
    default:
      return undefined;
  }
}

function node(manager: string): Omit<PackageInstall, 'source'> {
  return { language: 'Node.js', manager };
}

function python(manager: string): Omit<PackageInstall, 'source'> {
  return { language: 'Python', manager };
}
