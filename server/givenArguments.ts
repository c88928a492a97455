import { parseArgs } from 'node:util';
import { UserError } from '../core/errors';
import { nearest } from '../core/nearest';

export interface Option {
  /** What its value is, for the usage: a list of words or a name in capitals. Absent for a switch. */
  readonly value?: string;
  /** May be given again: every value counts. */
  readonly repeats?: true;
  readonly doc: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The arguments of one command. Every method throws a `UserError` that names the option. */
export class Given {
  private readonly positionals: readonly string[];
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(options: Options, args: readonly string[]) {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value, repeats = false }]) => [
          name,
          { type: value === undefined ? 'boolean' : 'string', multiple: repeats },
        ]),
      ),
      strict: false,
      allowPositionals: true,
      tokens: true,
    });
    for (const token of tokens) if (token.kind === 'option') requireKnown(options, token);
    this.positionals = positionals;
    this.values = values;
  }

  /** What is given beside the options, so many at most. */
  words(most: number, advice: string): readonly string[] {
    if (this.positionals.length <= most) return this.positionals;
    throw new UserError(`More than one ${most === 1 ? 'folder' : 'name'} is given.`, advice);
  }

  get folder(): string {
    return this.words(1, 'Give one folder at a time.')[0] ?? '.';
  }

  has(option: string): boolean {
    return this.values[option] === true;
  }

  text(option: string): string | undefined {
    const value = this.values[option];
    return value === undefined ? undefined : requireText(option, value);
  }

  /** Of an option that repeats; empty where it is not given. */
  texts(option: string): readonly string[] {
    const values = this.values[option];
    return Array.isArray(values) ? values.map((value) => requireText(option, value)) : [];
  }

  choice<T extends string>(option: string, allowed: readonly T[]): T | undefined {
    const value = this.values[option];
    if (value === undefined) return undefined;
    const found = allowed.find((it) => it === value);
    if (found) return found;
    throw new UserError(
      `--${option} takes ${allowed.join(', ')}${typeof value === 'string' ? `, not "${value}"` : ''}.`,
      suggestion(typeof value === 'string' ? value : '', allowed),
    );
  }
}

function requireText(option: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new UserError(`--${option} needs a value.`, 'See environment-parity --help.');
}

function requireKnown(
  options: Options,
  { name, rawName, value }: { name: string; rawName: string; value: string | undefined },
): void {
  const option = Object.entries(options).find(([it]) => it === name)?.[1];
  if (!option)
    throw new UserError(
      `Unknown option "${rawName}".`,
      suggestion(
        rawName,
        Object.keys(options).map((it) => `--${it}`),
      ),
    );
  if (option.value === undefined && value !== undefined)
    throw new UserError(`The option ${rawName} takes no value.`, `Write ${rawName} alone.`);
}

/** What was meant, as a sentence. */
export function suggestion(written: string, known: readonly string[]): string {
  const found = nearest(written, known);
  return found === undefined ? 'See environment-parity --help.' : `Did you mean "${found}"?`;
}
