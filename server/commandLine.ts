import { UserError } from '../core/errors';
import { places } from '../core/places';
import { row, rowNamed, usageOf, type CommandRow } from './commandRow';
import type { Given } from './givenArguments';
import { environmentUsage, readEnvironmentCommand } from './environments/commands';
import type { EnvironmentCommand } from './environments/commandShapes';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const reportFormats = ['html', 'md', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const thresholds = ['error', 'warning', 'information'] as const;
export type Threshold = (typeof thresholds)[number];

export interface CheckCommand {
  readonly name: 'check';
  readonly folder: string;
  readonly format: Format;
  /** The mildest severity that makes the check fail. */
  readonly failOn: Threshold;
  readonly fix: boolean;
  /** Rules' codes, or `drift` or `manifest`; empty = all. */
  readonly only: readonly string[];
  /** File with the problems that are known already. */
  readonly baseline: string | undefined;
  /** File to write all problems into, as known ones. */
  readonly writeBaseline: string | undefined;
  /** Compare the running containers, too. */
  readonly running: boolean;
}

export interface ExplainCommand {
  readonly name: 'explain';
  readonly folder: string;
  /** What to explain, by its name in the manifest or in Compose; undefined = everything. */
  readonly subject: string | undefined;
  readonly format: 'text' | 'json';
}

export interface ReportCommand {
  readonly name: 'report';
  readonly folder: string;
  readonly format: ReportFormat;
  /** File to write; undefined = standard output. */
  readonly output: string | undefined;
  readonly running: boolean;
  /** Branches, tags or commits to show beside; empty = those of the settings. */
  readonly refs: readonly string[];
}

export interface ModelCommand {
  readonly name: 'model';
  readonly folder: string;
  /** One place; undefined = all. */
  readonly source: string | undefined;
  /** Branch, tag or commit to read instead of the working tree. */
  readonly ref: string | undefined;
}

export type Command =
  | CheckCommand
  | ExplainCommand
  | ReportCommand
  | ModelCommand
  | EnvironmentCommand
  | { readonly name: 'lsp' | 'help' | 'version' };

const sources = Object.keys(places);

/** Every command with its options: what is understood, and what the usage tells. */
const commands: Readonly<Record<string, CommandRow<Command>>> = {
  check: row({
    argument: '[folder]',
    doc: 'Check the Upsun manifests in a folder and the drift to their Docker Compose files',
    options: {
      format: { value: formats.join('|'), doc: 'What to print (text)' },
      'fail-on': { value: thresholds.join('|'), doc: 'The mildest problem that makes the exit code 1 (warning)' },
      only: { value: 'drift|manifest|CODE,…', doc: 'Run these rules alone' },
      fix: { doc: "Apply every fix that can't lose data" },
      running: { doc: 'Compare the running containers, too, where Docker answers' },
      baseline: { value: 'FILE', doc: 'Leave out the problems in this file' },
      'write-baseline': { value: 'FILE', doc: 'Write all problems into this file instead of printing them' },
    },
    read: (given) => ({
      name: 'check',
      folder: given.folder,
      format: given.choice('format', formats) ?? 'text',
      failOn: given.choice('fail-on', thresholds) ?? 'warning',
      fix: given.has('fix'),
      running: given.has('running'),
      only: given.text('only')?.split(',') ?? [],
      baseline: given.text('baseline'),
      writeBaseline: given.text('write-baseline'),
    }),
  }),
  explain: row({
    argument: '[folder] [name]',
    doc: 'Say what stands for what, by what evidence, and what is unknown',
    options: { format: { value: 'text|json', doc: 'What to print (text)' } },
    read: (given) => {
      const [folder = '.', subject] = given.words(2, 'Explain one at a time, or leave the name out.');
      return { name: 'explain', folder, subject, format: given.choice('format', ['text', 'json']) ?? 'text' };
    },
  }),
  report: row({
    argument: '[folder]',
    doc: 'Show all places side by side, with a parity score and an audit',
    options: {
      format: { value: reportFormats.join('|'), doc: 'How to draw it (html)' },
      output: { value: 'FILE', doc: 'Where to write it (standard output)' },
      running: { doc: 'Show the running containers, too, where Docker answers' },
      ref: { value: 'REF', repeats: true, doc: 'Show the manifest of a branch, tag or commit, too; may be repeated' },
    },
    read: (given) => ({
      name: 'report',
      folder: given.folder,
      format: given.choice('format', reportFormats) ?? 'html',
      output: given.text('output'),
      running: given.has('running'),
      refs: given.texts('ref'),
    }),
  }),
  model: row({
    argument: '[folder]',
    doc: 'Print what each place says of the environment, as JSON',
    options: {
      source: { value: sources.join('|'), doc: 'One place alone' },
      ref: { value: 'REF', doc: 'Read a branch, tag or commit instead of the working tree' },
    },
    read: readModel,
  }),
  env: {
    argument: 'OPERATION',
    doc: 'Work with environments on this machine: git worktrees with services of their own',
    options: {},
    read: readEnvironmentCommand,
  },
  lsp: {
    argument: '--stdio',
    doc: 'Run the language server for an editor',
    options: {},
    read: readLsp,
  },
};

function readModel(given: Given): ModelCommand {
  const [source, ref] = [given.choice('source', sources), given.text('ref')];
  if (source === places.running.id && ref !== undefined)
    throw new UserError('Running containers are of no commit.', 'Give --source running or --ref.');
  return { name: 'model', folder: given.folder, source, ref };
}

export const usage = `Usage:
${Object.entries(commands).map(rowsOf).join('')}  environment-parity --version
  environment-parity --help

Exit codes: 0 nothing found at that level, or done; 1 problems found, or not agreed to; 2 wrong use or failure;
130 cancelled with Ctrl+C, and undone
`;

/** What has commands of its own is told by them. */
function rowsOf([name, command]: readonly [string, CommandRow<Command>]): string {
  return name === 'env' ? environmentUsage : usageOf('environment-parity', name, command);
}

/** Reads the arguments after the program's name. Throws a `UserError` for what is not understood. */
export function readCommandLine(args: readonly string[]): Command {
  const [first, ...rest] = args;
  // What stands behind `--` is for another program.
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (first === undefined || first === 'help' || own.includes('--help') || own.includes('-h')) return { name: 'help' };
  if (first === '--version' || first === '-v') return { name: 'version' };
  return rowNamed(commands, first).read(rest);
}

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/** How editors start the server: the connection itself reads these options. */
function readLsp(args: readonly string[]): Command {
  if (args.some((arg) => transports.includes(arg.split('=')[0] ?? ''))) return { name: 'lsp' };
  const [other] = args;
  if (other !== undefined) throw new UserError(`Unknown option "${other}".`, 'Write: environment-parity lsp --stdio');
  throw new UserError('How the editor talks to the server is missing.', 'Write: environment-parity lsp --stdio');
}
