import { Disposable, workspace, type LogOutputChannel } from 'vscode';
import { exec } from '../core/exec';
import type { Projects } from './projects';

/** Milliseconds: Compose starts and ends several containers at once. */
const settle = 500;

const filters = ['type=container', 'label=com.docker.compose.service', 'event=start', 'event=die', 'event=destroy'];

/**
 * Has what runs read again when a container of Compose starts or ends. Docker tells by itself, nothing is polled; where it does not
 * answer, the view's refresh is what looks again.
 */
export function watchContainers(projects: Projects, log: LogOutputChannel): Disposable {
  const ended = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void projects.tellRunning(), settle);
  };
  const start = () => {
    const args = ['events', ...filters.flatMap((it) => ['--filter', it]), '--format', '{{.Action}}'];
    log.info(`$ docker ${args.join(' ')}`);
    // Without Docker there is nothing to hear; the view says so.
    exec('docker', args, { signal: ended.signal, onLine: changed }).catch(() => undefined);
  };
  if (workspace.isTrusted) start();
  return Disposable.from(
    workspace.onDidGrantWorkspaceTrust(start),
    new Disposable(() => {
      clearTimeout(timer);
      ended.abort();
    }),
  );
}
