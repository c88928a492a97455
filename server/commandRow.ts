import { UserError } from '../core/errors';
import { Given, suggestion, type Options } from './givenArguments';

/** One command with its options: what is understood, and what the usage tells. */
export interface CommandRow<C> {
  readonly argument: string;
  readonly doc: string;
  readonly options: Options;
  readonly read: (args: readonly string[]) => C;
}

/** A row whose arguments are read by its own options. */
export function row<C>(command: Omit<CommandRow<C>, 'read'> & { readonly read: (given: Given) => C }): CommandRow<C> {
  return { ...command, read: (args) => command.read(new Given(command.options, args)) };
}

/** The row that a word names; throws a `UserError` with what was meant. */
export function rowNamed<R>(rows: Readonly<Record<string, R>>, word: string): R {
  const found = Object.hasOwn(rows, word) ? rows[word] : undefined;
  if (found !== undefined) return found;
  const what = word.startsWith('-') ? 'option' : 'command';
  throw new UserError(`Unknown ${what} "${word}".`, suggestion(word, Object.keys(rows)));
}

const usageColumn = 42;

/** The lines that the usage tells of a command. @param prefix what comes before its name */
export function usageOf(prefix: string, name: string, { argument, doc, options }: CommandRow<unknown>): string {
  const rows = Object.entries(options).map(([option, { value, doc: what }]) =>
    usageLine(`    --${value === undefined ? option : `${option} ${value}`}`, what),
  );
  return [usageLine(`  ${prefix} ${name} ${argument}`.trimEnd(), doc), ...rows].join('');
}

/** What is long has its explanation in a line of its own. */
export function usageLine(head: string, doc: string): string {
  return head.length < usageColumn
    ? `${head.padEnd(usageColumn)}${doc}\n`
    : `${head}\n${' '.repeat(usageColumn)}${doc}\n`;
}
