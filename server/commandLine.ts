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

export interface ExplainCommand {
  readonly name: 'explain';
  readonly folder: string;
  /** What to explain, by its name in the manifest or in Compose; undefined = everything. */
  readonly subject: string | undefined;
  readonly format: 'text' | 'json';
}

export type Command = CheckCommand | ExplainCommand | { readonly name: 'lsp' | 'help' | 'version' };

export const usage = `Usage:
  environment-parity check [folder]   Check the Upsun manifests in a folder and the drift to their Docker Compose files
    --format text|json|sarif            What to print (text)
    --fail-on error|warning|information The mildest problem that makes the exit code 1 (warning)
    --fix                               Apply every fix that can't lose data
  environment-parity explain [folder] [name]
                                      Say what stands for what, by what evidence, and what is unknown
    --format text|json                  What to print (text)
  environment-parity lsp --stdio      Run the language server for an editor
  environment-parity --version
  environment-parity --help

Exit codes: 0 nothing found at that level, 1 problems found, 2 wrong use or failure
`;

const commands = ['check', 'explain', 'lsp'];

const checkOptions = { format: { type: 'string' }, 'fail-on': { type: 'string' }, fix: { type: 'boolean' } } as const;
const explainOptions = { format: { type: 'string' } } as const;

/** Reads the arguments after the program's name. Throws a `UserError` for what is not understood. */
export function readCommandLine(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === undefined || first === 'help' || args.includes('--help') || args.includes('-h'))
    return { name: 'help' };
  if (first === '--version' || first === '-v') return { name: 'version' };
  if (first === 'check') return readCheck(rest);
  if (first === 'explain') return readExplain(rest);
  if (first === 'lsp') return readLsp(rest);
  throw new UserError(
    `Unknown ${first.startsWith('-') ? 'option' : 'command'} "${first}".`,
    suggestion(first, commands),
  );
}

function readCheck(args: string[]): CheckCommand {
  const { values, positionals } = readOptions(args, checkOptions);
  if (positionals.length > 1) throw new UserError('More than one folder is given.', 'Check one folder at a time.');
  return {
    name: 'check',
    folder: positionals[0] ?? '.',
    format: choice('--format', values['format'], formats, 'text'),
    failOn: choice('--fail-on', values['fail-on'], thresholds, 'warning'),
    fix: values['fix'] === true,
  };
}

function readExplain(args: string[]): ExplainCommand {
  const { values, positionals } = readOptions(args, explainOptions);
  const [folder = '.', subject, other] = positionals;
  if (other !== undefined)
    throw new UserError('More than one name is given.', 'Explain one at a time, or leave the name out.');
  return { name: 'explain', folder, subject, format: choice('--format', values['format'], ['text', 'json'], 'text') };
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** The values of known options, and what is given beside them. */
function readOptions(args: string[], options: Options) {
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') requireKnown(token, options);
  return { values, positionals };
}

interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function requireKnown({ name, rawName, value }: GivenOption, options: Options): void {
  const option = Object.entries(options).find(([it]) => it === name)?.[1];
  if (!option) {
    const known = Object.keys(options).map((it) => `--${it}`);
    throw new UserError(`Unknown option "${rawName}".`, suggestion(rawName, known));
  }
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
