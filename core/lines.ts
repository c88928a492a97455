import { stripVTControlCharacters } from 'node:util';
import type { Exec, ExecOptions } from './exec';

/** A line that a program has printed, without colours and whatever else would steer a terminal. */
export function plainLine(line: string): string {
  return stripVTControlCharacters(line).replace(/(?!\t)\p{Cc}/gu, '\uFFFD');
}

/**
 * The lines that a program prints, as they come, until it ends. Leaving the loop ends the program.
 * Throws what starting it throws; an exit code is the program's own affair.
 */
export async function* linesOf(
  exec: Exec,
  command: string,
  args: readonly string[],
  { signal, ...options }: Omit<ExecOptions, 'onLine' | 'linesOnly'> = {},
): AsyncGenerator<string, void, undefined> {
  const left = new AbortController();
  const waiting: string[] = [];
  let wake: () => void = () => undefined;
  let ended: { readonly error?: Error } | undefined;
  const end = (how: { readonly error?: Error }) => {
    ended = how;
    wake();
  };
  const onLine = (line: string) => {
    waiting.push(line);
    wake();
  };
  const signals = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  exec(command, args, { ...options, signal: signals, onLine, linesOnly: true }).then(
    () => end({}),
    (error: unknown) => end({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
  try {
    for (;;) {
      const line = waiting.shift();
      if (line !== undefined) yield line;
      else if (ended) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    if (ended.error !== undefined) throw ended.error;
  } finally {
    left.abort();
  }
}
