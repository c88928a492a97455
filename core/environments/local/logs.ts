import type { Exec } from '../../exec';
import { linesOf, plainLine } from '../../lines';
import type { LogLine, LogOptions } from '../provider';
import { composeEnvironment } from './docker';

/** What the services of a Compose project print, oldest first. By the project's label: it works without its files. */
export async function* logsOf(
  exec: Exec,
  project: string,
  { services = [], follow = false, tail = 200, signal }: LogOptions,
): AsyncGenerator<LogLine, void, undefined> {
  const options = [...(follow ? ['--follow'] : []), '--timestamps', '--no-color', '--tail', String(tail)];
  const args = ['compose', '--project-name', project, 'logs', ...options, '--', ...services];
  for await (const line of linesOf(exec, 'docker', args, { env: composeEnvironment, signal })) {
    const read = readLine(line);
    if (read) yield read;
  }
}

/**
 * Compose writes `cache-1  | 2026-11-21T13:00:00.123456789Z the text`; its own remarks are no line of a service.
 */
function readLine(line: string): LogLine | undefined {
  const [, container, time, text] = /^(\S+) +\| (\d{4}-\d\d-\d\dT\S+) ?(.*)$/s.exec(plainLine(line)) ?? [];
  if (container === undefined || time === undefined || text === undefined) return undefined;
  return { service: container.replace(/-\d+$/, ''), time, text };
}
