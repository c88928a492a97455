// The only starter of processes in the set-up: argument arrays, output as text, errors that name the command.
import { spawn } from 'node:child_process';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; default: this process's
 * @property {string} [input] written to standard input
 * @property {number} [timeout] milliseconds, then SIGKILL
 * @property {boolean} [loud] shows the output instead of returning it
 */
/** @typedef {{code: number, stdout: string, stderr: string}} RunResult code 127: the program is not there */

/**
 * Runs a program to its end; never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, input, timeout, loud = false } = {}) {
  return new Promise((resolve) => {
    const output = loud ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      timeout,
      killSignal: 'SIGKILL',
      stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
    });
    const result = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text) => (result.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (result.stderr += text));
    child.stdin?.on('error', () => undefined).end(input);
    child.on('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }));
    child.on('close', (code, signal) => resolve({ ...result, code: code ?? (signal === 'SIGINT' ? 130 : 1) }));
  });
}

/**
 * Like `run`, but anything but exit code 0 is an error with the end of what the program said.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} standard output
 */
export async function must(command, args, options) {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code === 0) return stdout;
  const said = (stderr.trim() || stdout.trim() || 'see above').split('\n').slice(-15).join('\n');
  throw new Error(`${command} ${args.slice(0, 6).join(' ')} ended with code ${code}:\n${said}`);
}
