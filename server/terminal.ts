import { createInterface } from 'node:readline/promises';
import { CancelledError } from '../core/errors';

/** Where a command says what it does, and asks. Results go to standard output, everything else to standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  /** One line; whatever would steer the terminal is taken out. */
  readonly tell: (line: string) => void;
  /** Undefined where nobody is there to answer. */
  readonly agrees: ((question: string) => Promise<boolean>) | undefined;
  /** Ctrl+C. */
  readonly signal: AbortSignal;
}

/** The terminal of this process. The first Ctrl+C cancels; the second ends the process, and the next start mends what is left. */
export function processTerminal(): Terminal {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelled.abort());
  const { stdin, stdout, stderr } = process;
  return {
    print: (text) => void stdout.write(text),
    tell: (line) => void stderr.write(`${printable(line)}\n`),
    agrees: stdin.isTTY && stderr.isTTY ? (question) => ask(question, cancelled.signal) : undefined,
    signal: cancelled.signal,
  };
}

/** Names come from git, YAML and Docker: what would steer a terminal is shown as a mark. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The reader takes Ctrl+C from the terminal before the process sees it.
  lines.on('SIGINT', () => process.emit('SIGINT'));
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    throw error;
  } finally {
    lines.close();
  }
}
