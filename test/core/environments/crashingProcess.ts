import { openLocalProvider } from '../../../core/environments/local/localProvider';
import { exec } from '../../../core/exec';
import { defaultSettings } from '../../../core/settings';
import { noDocker } from './fakeDocker';

/** What the process is told in its first argument. */
export interface Crash {
  readonly folder: string;
  readonly state: string;
  /** The setting `parity.images`; absent: there is no Docker. */
  readonly images?: Readonly<Record<string, string>>;
  /** `reproduce`, or the name of a branch. */
  readonly make: string;
  /** Step and state of the report that is the process's last. */
  readonly at: string;
}

/** Applies a plan and ends in the middle, without a chance to clean up: the main function of a process of its own. */
async function main(): Promise<void> {
  const { folder, state, images, make, at } = JSON.parse(process.argv[2] ?? '') as Crash;
  const settings = { ...defaultSettings, stateFolder: state, images: images ?? {} };
  const run = images ? exec : noDocker().exec;
  const provider = await openLocalProvider({ folder, settings, exec: run, log: () => undefined });
  const plan =
    make === 'reproduce' ? await provider.planReproduce() : await provider.planBranch(make, { kind: 'local' });
  const die = (report: { step: number; state: string; detail?: string }) => {
    const told = `${plan.steps[report.step]?.action ?? ''} ${report.detail === undefined ? report.state : 'detail'}`;
    if (told === at) process.kill(process.pid, 'SIGKILL');
  };
  await provider.apply(plan, die, new AbortController().signal);
}

void main();
