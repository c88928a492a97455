import { window } from 'vscode';
import { titleOf } from '../../core/environments/environment';
import { chooseService } from '../chooseService';
import type { Services } from '../services';

const titles = {
  environment: 'Open a Terminal in Which Environment?',
  service: 'Open a Terminal in Which Service?',
};

/** Opens a shell in the container of a service. */
export async function openTerminal({ projects }: Services, argument: unknown): Promise<void> {
  const { provider, environment, service } = await chooseService(projects, argument, titles, 'terminal');
  const { command, args } = await provider.terminal(environment.id, service);
  const terminal = window.createTerminal({
    name: `${service} · ${titleOf(environment)}`,
    shellPath: command,
    shellArgs: [...args],
  });
  terminal.show();
}
