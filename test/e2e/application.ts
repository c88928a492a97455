import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { must, run } from '../../scripts/setup/run.mjs';
import { until } from '../../scripts/setup/until.mjs';

export interface Application {
  /** Signs the guestbook and returns the page. */
  sign(name: string, message: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the example on this machine against the services that an env file names. */
export async function startApplication(folder: string, connections: string): Promise<Application> {
  const port = await freePort();
  const env = { ...process.env, ...variablesOf(connections), PORT: String(port) };
  await must('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: folder });
  await must('npm', ['run', 'migrate'], { cwd: folder, env });
  const child = spawn(process.execPath, ['src/server.js'], { cwd: folder, env, stdio: 'inherit' });
  const address = `http://127.0.0.1:${port}/`;
  await until('the guestbook', () =>
    fetch(address).then(
      (it) => it.ok,
      () => false,
    ),
  );
  return {
    async sign(name, message) {
      await fetch(address, { method: 'POST', body: new URLSearchParams({ name, message }) });
      return (await fetch(address)).text();
    },
    async stop() {
      child.kill();
      await until('the end of the guestbook', () => child.exitCode !== null || child.signalCode !== null);
      await run('git', ['-C', folder, 'clean', '--quiet', '-fdX']);
    },
  };
}

function variablesOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
