import { apply } from '../../core/environments/apply';
import { localActions } from '../../core/environments/local/actions';
import { dockerWith } from '../../core/environments/local/docker';
import { openRepository } from '../../core/environments/local/git';
import { openStore } from '../../core/environments/local/store';
import type { Plan } from '../../core/environments/plan';
import type { Rehearsal } from '../../core/environments/rehearsal';
import { exec, type Exec } from '../../core/exec';

/** What the process is told in its first argument. */
export interface DataCrash {
  readonly folder: string;
  readonly commonFolder: string;
  readonly state: string;
  readonly plan: Plan;
  /** "STEP running", "STEP done" by the step's index, or "STEP before COMMAND", "STEP after COMMAND" of docker or git while it runs. */
  readonly at: string;
  /** The command of a rehearsal, which no plan holds. */
  readonly rehearsed?: string;
}

/** Applies a plan and ends in the middle, without a chance to clean up: the main function of a process of its own. */
async function main(): Promise<void> {
  const { folder, commonFolder, state, plan, at, rehearsed = '' } = JSON.parse(process.argv[2] ?? '') as DataCrash;
  // Checks come before the first step.
  let step = -1;
  const dieAt = (moment: string) => {
    if (moment === at) process.kill(process.pid, 'SIGKILL');
  };
  const dying: Exec = async (command, args, options) => {
    const word = wordOf(args);
    dieAt(`${step} before ${word}`);
    const running = exec(command, args, options);
    if (word === 'copy') setTimeout(() => dieAt(`${step} during copy`), 30);
    const result = await running;
    dieAt(`${step} after ${word}`);
    return result;
  };
  const repository = await openRepository(folder, exec);
  const log = () => undefined;
  const store = openStore(state, commonFolder);
  const tools = { root: repository.commonFolder, exec: dying, log, docker: dockerWith(dying, log), store };
  const report = (progress: { step: number; state: string; detail?: string }) => {
    step = progress.step;
    if (progress.detail === undefined) dieAt(`${progress.step} ${progress.state}`);
  };
  const signal = new AbortController().signal;
  const rehearsals = plan.steps.flatMap(({ input }) => (input['rehearsal'] as Rehearsal | undefined) ?? []);
  const actions = localActions(tools, new Map(rehearsals.map(({ id }) => [id, rehearsed])));
  await apply(plan, { actions, stateFolder: store.folder, report, signal });
}

/** The command that docker or git is given, behind options of its own; the copying itself is "copy". */
function wordOf(args: readonly string[]): string {
  if (args[0] === 'exec' && args.includes('timeout') && args.includes('copy')) return 'copy';
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}

void main();
