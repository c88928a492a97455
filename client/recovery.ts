import { window, type LogOutputChannel } from 'vscode';
import type { Recovered } from '../core/environments/apply';
import { describeError } from '../core/errors';
import { askForAnswer } from './answerRehearsal';
import { showError } from './command';
import type { Projects } from './projects';

/** Finishes or undoes what a crash or a closed window left in the middle, says so, and asks what becomes of rehearsals that nobody answered. */
export async function recoverProjects(projects: Projects, log: LogOutputChannel): Promise<void> {
  for (const { environments } of await projects.list()) {
    if (environments.state !== 'known') continue;
    try {
      const recovered = await environments.provider.recover();
      recovered.forEach(tell);
      if (recovered.length > 0) projects.refresh();
      for (const open of await environments.provider.openRehearsals())
        void askForAnswer(open, environments.provider, { log, projects }).catch((error: unknown) =>
          showError(error, log),
        );
    } catch (error) {
      // Another window is at work in the same repository: it will finish its own plan.
      log.info(describeError(error));
    }
  }
}

function tell({ title, outcome, left }: Recovered): void {
  if (left.length === 0) void window.showInformationMessage(`"${title}" was interrupted and has been ${outcome}.`);
  else
    void window.showWarningMessage(`"${title}" was interrupted and could not be ${outcome} whole: ${left.join('; ')}`);
}
