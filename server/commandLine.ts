import { parseArgs } from 'node:util';
import { UserError } from '../core/errors';
import { nearest } from '../core/nearest';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const thresholds = ['error', 'warning', 'information'] as const;
export type Threshold = (typeof thresholds)[number];

export interface CheckCommand {
  readonly name: 'check';
  readonly folder: string;
  readonly format: Format;
  /** The mildest severity that makes the check fail. */
  readonly failOn: Threshold;
  readonly fix: boolean;
}

export type Command = CheckCommand | { readonly name: 'lsp' | 'help' | 'version' };

export const usage = `Usage:
  environment-parity check [folder]   Check the Upsun manifests in a folder and the drift to their Docker Compose files
    --format text|json|sarif            What to print (text)
    --fail-on error|warning|information The mildest problem that makes the exit code 1 (warning)
    --fix                               Apply every fix that can't lose data
  environment-parity lsp --stdio      Run the language server for an editor
  environment-parity --version
  environment-parity --help

Exit codes: 0 nothing found at that level, 1 problems found, 2 wrong use or failure
`;

const commands = ['check', 'lsp'];

const checkOptions = { format: { type: 'string' }, 'fail-on': { type: 'string' }, fix: { type: 'boolean' } } as const;

/** Reads the arguments after the program's name. Throws a `UserError` for what is not understood. */
export function readCommandLine(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === undefined || first === 'help' || args.includes('--help') || args.includes('-h'))
    return { name: 'help' };
  if (first === '--version' || first === '-v') return { name: 'version' };
  if (first === 'check') return readCheck(rest);
  if (first === 'lsp') return readLsp(rest);
  throw new UserError(
    `Unknown ${first.startsWith('-') ? 'option' : 'command'} "${first}".`,
    suggestion(first, commands),
  );
}

function readCheck(args: string[]): CheckCommand {
  const { values, positionals, tokens } = parseArgs({
    args,
    options: checkOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') requireKnown(token);
  if (positionals.length > 1) throw new UserError('More than one folder is given.', 'Check one folder at a time.');
  return {
    name: 'check',
    folder: positionals[0] ?? '.',
    format: choice('--format', values.format, formats, 'text'),
    failOn: choice('--fail-on', values['fail-on'], thresholds, 'warning'),
    fix: values.fix === true,
  };
}

function requireKnown({ name, rawName, value }: { name: string; rawName: string; value: string | undefined }): void {
  const option = Object.entries(checkOptions).find(([it]) => it === name)?.[1];
  if (!option)
    throw new UserError(
      `Unknown option "${rawName}".`,
      suggestion(
        rawName,
        Object.keys(checkOptions).map((it) => `--${it}`),
      ),
    );
  if (option.type === 'boolean' && value !== undefined)
    throw new UserError(`The option ${rawName} takes no value.`, `Write ${rawName} alone.`);
}

function choice<T extends string>(
  option: string,
  given: string | boolean | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (given === undefined) return fallback;
  const found = allowed.find((it) => it === given);
  if (found) return found;
  throw new UserError(
    `${option} takes ${allowed.join(', ')}${typeof given === 'string' ? `, not "${given}"` : ''}.`,
    suggestion(String(given), allowed),
  );
}

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

function readLsp(args: readonly string[]): Command {
  if (args.some((arg) => transports.includes(arg.split('=')[0] ?? ''))) return { name: 'lsp' };
  const [other] = args;
  if (other !== undefined) throw new UserError(`Unknown option "${other}".`, 'Write: environment-parity lsp --stdio');
  throw new UserError('How the editor talks to the server is missing.', 'Write: environment-parity lsp --stdio');
}

function suggestion(written: string, known: readonly string[]): string {
  const found = nearest(written, known);
  return found === undefined ? 'See environment-parity --help.' : `Did you mean "${found}"?`;
}
