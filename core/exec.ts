import { spawn, type ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { CancelledError, UserError } from './errors';

export interface ExecOptions {
  readonly cwd?: string;
  /** Put over the process's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; none by default. */
  readonly timeout?: number;
  /** Each whole line of either stream, as it comes. */
  readonly onLine?: (line: string) => void;
  /** Output goes to `onLine` alone and is not kept: for what runs without an end. */
  readonly linesOnly?: boolean;
}

export interface ExecResult {
  /** `null` where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs commands: the one door to other programs. Tests and doors that only look can pass another. */
export type Exec = (command: string, args: readonly string[], options?: ExecOptions) => Promise<ExecResult>;

/**
 * Runs a program with an argument array, never through a shell.
 *
 * Resolves with any exit code. Throws a `UserError` where the program is not installed, a `CancelledError` where the signal fires
 * (the process group is ended first), and a `UserError` after the timeout.
 */
export const exec: Exec = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    if (options.signal?.aborted) {
      reject(new CancelledError());
      return;
    }
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: hasGroups,
    });
    let ended: Error | undefined;
    let killer: NodeJS.Timeout | undefined;
    const end = (error: Error) => {
      ended ??= error;
      signalGroup(child, 'SIGTERM');
      killer ??= setTimeout(() => signalGroup(child, 'SIGKILL'), killAfter);
    };
    const onAbort = () => end(new CancelledError());
    const timer =
      options.timeout && setTimeout(() => end(new UserError(`"${command}" did not answer in time.`)), options.timeout);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const stdout = collect(child.stdout, options);
    const stderr = collect(child.stderr, options);
    const settle = () => {
      clearTimeout(timer || undefined);
      clearTimeout(killer);
      options.signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(error.code === 'ENOENT' ? notInstalled(command, options.cwd) : error);
    });
    child.on('close', (code) => {
      settle();
      if (ended) reject(ended);
      else resolve({ code, stdout: stdout(), stderr: stderr() });
    });
    // A program that ends without reading its input is not a failure of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });

/** Where there are process groups, a program is ended with everything that it started. */
const hasGroups = process.platform !== 'win32';

/** Milliseconds that a program gets to end by itself. */
const killAfter = 10_000;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (hasGroups && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended in the meantime.
  }
}

function notInstalled(command: string, cwd: string | undefined): UserError {
  const nextStep = `Install it and make sure it is on PATH${cwd ? `, and that ${cwd} exists` : ''}.`;
  return new UserError(`"${command}" could not be started.`, nextStep, 'not-installed');
}

function collect(stream: NodeJS.ReadableStream, { onLine, linesOnly }: ExecOptions): () => string {
  const decoder = new StringDecoder('utf8');
  let all = '';
  let line = '';
  stream.on('data', (chunk: Buffer) => {
    const text = decoder.write(chunk);
    if (!linesOnly) all += text;
    if (!onLine) return;
    const lines = (line + text).split(/\r?\n/);
    line = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (line !== '') onLine?.(line);
  });
  return () => all;
}
