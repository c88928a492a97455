import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../core/environments/plan';
import type { Change, CodeOperation, DataOperation, EnvironmentProvider } from '../../core/environments/provider';
import { docker } from './docker';
import { having, havingSnapshot, havingUncommitted, havingWork, holding, rehearsed, type Stage } from './stage';

/** Every kind of plan that there is: a new one is an error here until it is walked. */
export type PlanKind =
  | ('reproduce' | 'branch' | 'remove' | 'clean up' | 'rehearsal' | 'answer')
  | `change ${Change['kind']}`
  | `code ${CodeOperation['kind']}`
  | `data ${DataOperation['kind']}`;

/** How a kind of plan is walked: its process is killed at the beginning of each step, after the last, and within some. */
export interface Walk {
  readonly planner: Extract<keyof EnvironmentProvider, `plan${string}`>;
  /** Makes what the plan is about; again after each time that the plan was finished. */
  readonly prepare: (stage: Stage) => Promise<void>;
  readonly plan: (stage: Stage) => Promise<Plan>;
  /** Of the plan's steps, in their order. */
  readonly actions: readonly string[];
  /** What becomes of what was settled before the process was killed, so that the plan can be made again. */
  readonly afterSettled?: (stage: Stage) => Promise<void>;
  /** By an action's name, moments within its step: "before COMMAND", "after COMMAND" of docker, "during copy". */
  readonly within?: Readonly<Record<string, readonly string[]>>;
}

/** Actions that no walk's plan holds, and the test that kills a process in them. */
export const walkedElsewhere: Readonly<Record<string, string>> = {
  openStore: 'dataFaults.test.ts',
};

const replacing = ['haltContainers', 'createVolumes', 'cloneVolumes', 'replaceVolumes', 'wakeContainers', 'removeData'];

const change = (
  kind: 'start' | 'stop' | 'pause' | 'resume',
  from: 'running' | 'stopped' | 'paused',
  action: string,
) => ({
  planner: 'planChange' as const,
  prepare: (stage: Stage) => having(stage, from),
  plan: ({ provider }: Stage) => provider.planChange('x', { kind }),
  actions: [action],
});

const entry = (to: Extract<Change, { kind: 'rename' | 'expire' }>) => ({
  planner: 'planChange' as const,
  prepare: (stage: Stage) => having(stage),
  plan: ({ provider }: Stage) => provider.planChange('x', to),
  actions: ['changeEntry'],
});

/** Folders are cloned only where the file system can share blocks; the step itself works everywhere. */
function withFolders({ repository: { root } }: Stage, plan: Plan): Plan {
  if (plan.steps.some(({ action }) => action === 'cloneFolders')) return plan;
  const at = plan.steps.findIndex(({ action }) => action === 'writeFiles');
  const { worktree = '' } = plan.steps.find(({ action }) => action === 'createWorktree')?.input ?? {};
  const input = { root, worktree, folders: ['node_modules'] };
  const step = { action: 'cloneFolders', title: 'Clone node_modules', input, touches: ['node_modules'] };
  return { ...plan, steps: plan.steps.toSpliced(at, 0, step) };
}

const onCode = (operation: CodeOperation) => ({
  planner: 'planCode' as const,
  async prepare(stage: Stage) {
    await having(stage);
    await havingWork(stage);
    await stage.repository.commit({ 'c.txt': `${Math.random()}` });
  },
  async plan({ provider }: Stage) {
    const found = await provider.planCode('x', operation);
    if (found.state === 'choose') throw new Error('A choice was made.');
    return found.plan;
  },
});

const planRehearsal = ({ provider }: Stage) =>
  provider.planRehearsal('x', { command: { kind: 'command', text: rehearsed }, service: 'cache' });

const onData = (owner: string, operation: DataOperation) => ({
  planner: 'planData' as const,
  plan: ({ provider }: Stage) => provider.planData(owner, operation),
});

/** In an order in which each makes or leaves what the next ones need. */
export const walks: Readonly<Record<PlanKind, Walk>> = {
  reproduce: {
    planner: 'planReproduce',
    prepare: () => Promise.resolve(),
    plan: ({ provider }) => provider.planReproduce(),
    actions: ['keepPorts', 'createWorktree', 'writeStack', 'pullImages', 'startStack', 'writeReport', 'register'],
  },
  'change start': { ...change('start', 'stopped', 'startContainers'), within: { startContainers: ['after compose'] } },
  'change stop': { ...change('stop', 'running', 'stopContainers'), within: { stopContainers: ['after stop'] } },
  'change pause': { ...change('pause', 'running', 'pauseContainers'), within: { pauseContainers: ['after pause'] } },
  'change resume': change('resume', 'paused', 'resumeContainers'),
  'change rename': entry({ kind: 'rename', name: 'Another' }),
  'change expire': entry({ kind: 'expire', lifetime: '3d' }),
  'code sync': {
    ...onCode({ kind: 'sync', changes: 'stash' }),
    actions: ['stashChanges', 'mergeCommit'],
    within: { stashChanges: ['after stash'], mergeCommit: ['after merge'] },
  },
  'code reset': { ...onCode({ kind: 'reset' }), actions: ['stashChanges', 'keepCommits', 'moveHead'] },
  'data snapshot': {
    ...onData('local', { kind: 'snapshot', name: 's' }),
    prepare: (stage) => having(stage),
    actions: ['createVolumes', 'cloneVolumes'],
    within: { createVolumes: ['after volume'] },
  },
  'data restore': {
    ...onData('x', { kind: 'restore', name: 'kept' }),
    async prepare(stage) {
      await havingSnapshot(stage, 'child');
      await holding(stage, 'parent', 'later');
    },
    actions: replacing,
  },
  'data removeSnapshot': {
    ...onData('x', { kind: 'removeSnapshot', name: 'kept' }),
    prepare: (stage) => havingSnapshot(stage, 'child'),
    actions: ['removeData'],
    within: { removeData: ['after volume'] },
  },
  'data cloneFrom': {
    ...onData('local', { kind: 'cloneFrom', source: 'x' }),
    async prepare(stage) {
      await having(stage);
      await holding(stage, 'parent', 'child');
    },
    actions: replacing,
  },
  'data sync': {
    ...onData('x', { kind: 'sync' }),
    async prepare(stage) {
      await having(stage);
      await holding(stage, 'parent', 'child');
    },
    actions: replacing,
    within: { replaceVolumes: ['during copy', 'after unpause'] },
  },
  'data reset': {
    ...onData('x', { kind: 'reset' }),
    async prepare(stage) {
      await having(stage);
      await holding(stage, 'parent', 'child');
      await havingWork(stage);
    },
    actions: ['stashChanges', 'keepCommits', 'moveHead', ...replacing],
  },
  'data moveIntoStore': {
    ...onData('local', { kind: 'moveIntoStore' }),
    prepare: (stage) => having(stage),
    actions: [
      ...['haltContainers', 'createVolumes', 'cloneVolumes', 'verifyCopies'],
      ...['removeContainers', 'swapVolumes', 'recreateContainers'],
    ],
    within: { swapVolumes: ['after run', 'after volume'] },
  },
  'data freeOriginals': {
    ...onData('local', { kind: 'freeOriginals' }),
    async prepare({ key }) {
      const labels = ['environment=local', `repository=${key}`, 'role=original'];
      const options = labels.flatMap((label) => ['--label', `dev.environment-parity.${label}`]);
      await docker('volume', 'create', ...options, `parity-${key}-local-original_other`);
    },
    actions: ['removeData'],
  },
  'data moveOutOfStore': {
    ...onData('local', { kind: 'moveOutOfStore' }),
    prepare: (stage) => having(stage),
    actions: [
      ...['haltContainers', 'createVolumes', 'cloneVolumes', 'verifyCopies'],
      ...['removeContainers', 'leaveStore', 'recreateContainers'],
    ],
    within: { leaveStore: ['after run', 'after volume'] },
  },
  'data verify': {
    ...onData('x', { kind: 'verify' }),
    prepare: (stage) => having(stage),
    actions: ['askServices'],
  },
  rehearsal: {
    planner: 'planRehearsal',
    async prepare(stage) {
      await having(stage);
      await holding(stage, 'parent', 'child');
    },
    plan: planRehearsal,
    actions: ['createVolumes', 'cloneVolumes', 'openRehearsal', 'rehearse'],
    within: { rehearse: ['after exec'] },
    async afterSettled({ provider, apply, repository, key }) {
      await apply(await provider.planAnswer('x', 'keepWithoutSnapshot'));
      await rm(join(repository.state, key, 'rehearsals'), { recursive: true });
    },
  },
  answer: {
    planner: 'planAnswer',
    async prepare(stage) {
      await having(stage);
      if ((await stage.provider.openRehearsals()).length > 0) return;
      await holding(stage, 'parent', 'child');
      await stage.apply(await planRehearsal(stage));
    },
    plan: ({ provider }) => provider.planAnswer('x', 'rewind'),
    actions: [...replacing, 'removeData', 'answerRehearsal'],
  },
  remove: {
    planner: 'planRemove',
    async prepare(stage) {
      await having(stage);
      await havingSnapshot(stage, 'child');
      await stage.repository.git.ask(['branch', '--delete', '--force', 'parity/x']);
      await havingWork(stage, 'detached');
    },
    async plan({ provider }) {
      const removal = await provider.planRemove('x', 'stash');
      if (removal.state === 'choose') throw new Error('A choice was made.');
      return removal.plan;
    },
    actions: [
      ...['stopContainers', 'stashChanges', 'keepCommits'],
      ...['removeStack', 'removeData', 'removeWorktree', 'removeFiles', 'forgetEnvironment'],
    ],
    within: { removeStack: ['after rm'] },
  },
  'clean up': {
    planner: 'planCleanUp',
    async prepare(stage) {
      await having(stage);
      await rm(join(stage.repository.state, stage.key, 'environments/x.json'));
    },
    plan: async ({ provider }) => (await provider.planCleanUp()).plan,
    actions: ['removeLeftovers'],
    within: { removeLeftovers: ['after rm'] },
  },
  branch: {
    planner: 'planBranch',
    prepare: havingUncommitted,
    plan: async (stage) =>
      withFolders(
        stage,
        await stage.provider.planBranch('y', { kind: 'local' }, { bring: { changes: true }, verify: true }),
      ),
    actions: [
      ...['keepPorts', 'checkPath', 'createWorktree', 'bringChanges', 'carryFiles', 'cloneFolders'],
      ...['writeFiles', 'pullImages', 'buildImages'],
      ...['createVolumes', 'cloneVolumes', 'compareClones', 'startStack', 'askServices', 'register'],
    ],
    within: { createWorktree: ['after worktree'], startStack: ['after compose'] },
  },
};
