import { Disposable, window, workspace, type LogOutputChannel } from 'vscode';
import { ContainerEvents } from '../core/environments/local/containerEvents';
import { exec } from '../core/exec';
import type { Projects } from './projects';

/** Milliseconds: Compose starts and ends several containers at once. */
const settle = 500;

/** Has what runs read again when a container of Compose starts or ends, as long as the window is open and trusted. */
export function watchContainers(projects: Projects, log: LogOutputChannel): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const events = new ContainerEvents({
    exec,
    mayRun: () => workspace.isTrusted,
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void projects.tellRunning(), settle);
    },
    log: (line) => log.info(`$ ${line}`),
  });
  events.listen();
  return Disposable.from(
    events,
    workspace.onDidGrantWorkspaceTrust(() => events.listen()),
    // Docker Desktop is started in another window.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) events.listen();
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}
