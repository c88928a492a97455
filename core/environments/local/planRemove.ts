import { realpath, stat } from 'node:fs/promises';
import { UserError } from '../../errors';
import type { Environment } from '../environment';
import type { Step } from '../plan';
import type { Removal, RemovalChoice, Unsaved } from '../provider';
import { carriedState } from './carriedRecord';
import { helperImage } from './data/method';
import { planRemoveData } from './data/planRemoveData';
import { dockerState } from './dockerState';
import { gitIn, type Git } from './git';
import { step, type PlanContext } from './planContext';
import { statuses } from './statuses';
import { describeUnsaved, unsavedWork } from './unsaved';

/**
 * Removes an environment: containers, volumes and worktree. The git branch stays. While there is unsaved work the user has to choose
 * first. What can be undone comes first, so that a cancel before the first destroying step loses nothing.
 */
export async function planRemove(
  context: PlanContext,
  environment: Environment,
  choice: RemovalChoice | undefined,
): Promise<Removal> {
  const git = await worktreeGit(context, environment);
  const unsaved: Unsaved = git ? await unsavedWork(git, context.tools.store.files(environment.id)) : nothingUnsaved;
  if (choice === undefined && describeUnsaved(unsaved) !== undefined) return { state: 'choose', unsaved };
  const head = (await git?.ask(['rev-parse', 'HEAD']))?.trim() ?? environment.commit;
  const stack = await stackSteps(context, environment);
  return {
    state: 'ready',
    plan: {
      title: `Remove ${environment.id}`,
      steps: [
        ...stack.first,
        ...workSteps(environment, choice, unsaved, head),
        ...stack.destroying,
        ...(choice === 'keep' ? [] : [await worktreeStep(context, git, environment, { choice, unsaved, head })]),
        await removeFilesStep(context, environment, choice),
        step(
          'forgetEnvironment',
          'Take it off the environments',
          { environment },
          { touches: ['the list of environments'] },
        ),
      ],
      notes: notesOf(environment, choice),
    },
  };
}

function notesOf(environment: Environment, choice: RemovalChoice | undefined): string[] {
  return [
    ...(environment.branch === undefined ? [] : [`The git branch ${environment.branch} stays.`]),
    ...(choice === 'keep' ? [`The worktree stays at ${environment.worktree}.`] : []),
  ];
}

/** Undefined where the worktree was deleted by hand. */
async function worktreeGit(context: PlanContext, { worktree }: Environment): Promise<Git | undefined> {
  const exists = await stat(worktree).catch(() => undefined);
  if (!exists) return undefined;
  const git = gitIn(worktree, context.exec, context.tools.log);
  const root = (await git.ask(['rev-parse', '--show-toplevel']))?.trim();
  if (root === undefined || (await realpath(root)) !== (await realpath(worktree)))
    throw new UserError(
      `${worktree} is not a git worktree any more.`,
      'Move what you need out of it, delete it, and try again.',
    );
  return git;
}

function workSteps(
  environment: Environment,
  choice: RemovalChoice | undefined,
  unsaved: Unsaved,
  head: string,
): Step[] {
  if (choice !== 'stash') return [];
  // The time keeps it apart from an earlier stash of an environment of the same name.
  const message = `Environment Parity: ${environment.id}, ${new Date().toISOString()}`;
  const branch = `parity/${environment.id}`;
  return [
    ...(unsaved.files.length > 0
      ? [
          step(
            'stashChanges',
            `Stash ${unsaved.files.length} changed files`,
            { worktree: environment.worktree, message },
            { touches: ['git stash'] },
          ),
        ]
      : []),
    ...(unsaved.commits > 0
      ? [
          step(
            'keepCommits',
            `Keep ${unsaved.commits} commits on the branch ${branch}`,
            { branch, commit: head },
            { touches: [`branch ${branch}`] },
          ),
        ]
      : []),
  ];
}

async function worktreeStep(
  { tools, settings }: PlanContext,
  git: Git | undefined,
  environment: Environment,
  { choice, unsaved, head }: { choice: RemovalChoice | undefined; unsaved: Unsaved; head: string },
): Promise<Step> {
  const { worktree } = environment;
  const record = tools.store.files(environment.id);
  const branch = git ? (await git.ask(['symbolic-ref', '--quiet', '--short', 'HEAD']))?.trim() : environment.branch;
  const lost = lostWith(choice, unsaved);
  return step(
    'removeWorktree',
    'Remove the worktree',
    {
      ...{ worktree, record, commit: head, clean: choice === undefined },
      ...(branch === undefined ? {} : { branch }),
      ...(environment.stack ? { image: helperImage(settings) } : {}),
    },
    {
      touches: [worktree],
      ...(lost === undefined ? {} : { destroys: lost }),
    },
  );
}

/** A stash does not hold what git ignores. */
function lostWith(choice: RemovalChoice | undefined, unsaved: Unsaved): string | undefined {
  if (choice === 'destroy') return describeUnsaved(unsaved);
  return choice === 'stash' ? describeUnsaved({ ...nothingUnsaved, carried: unsaved.carried ?? [] }) : undefined;
}

const nothingUnsaved: Unsaved = { files: [], commits: 0 };

/** With them goes what was set aside of the worktree: there is no way back from here. */
async function removeFilesStep(
  { tools }: PlanContext,
  { id, worktree }: Environment,
  choice: RemovalChoice | undefined,
): Promise<Step> {
  const folder = tools.store.files(id);
  const { same, changed } = await carriedState(folder, worktree);
  const carried = choice === 'keep' ? [] : [...same, ...changed];
  return step(
    'removeFiles',
    'Remove its generated files',
    { folder },
    {
      touches: [folder],
      ...(carried.length === 0 ? {} : { destroys: `what was carried over: ${carried.join(', ')}` }),
    },
  );
}

async function stackSteps(
  context: PlanContext,
  environment: Environment,
): Promise<{ first: Step[]; destroying: Step[] }> {
  const { stack } = environment;
  if (!stack) return { first: [], destroying: [] };
  const docker = await dockerState(context.exec);
  if (docker.state !== 'ok') {
    const message = `${docker.reason} The containers and volumes of ${environment.id} can't be removed.`;
    throw new UserError(message, docker.nextStep);
  }
  const names = stack.services.map(({ name }) => name).join(', ');
  const { project } = stack;
  const running = await isRunning(context, environment);
  const touches = [`containers of ${project}`];
  const data = await planRemoveData(context, environment.id);
  return {
    first: [
      ...data.first,
      ...(names === '' ? [] : [step('stopContainers', `Stop ${names}`, { project, running }, { touches })]),
    ],
    destroying: [
      step(
        'removeStack',
        'Remove containers, networks and volumes',
        { project },
        {
          touches: [`containers, networks and volumes of ${project}`],
          ...(names === '' ? {} : { destroys: `the data of ${names}` }),
        },
      ),
      ...data.destroying,
    ],
  };
}

async function isRunning({ tools }: PlanContext, environment: Environment): Promise<boolean> {
  const status = (await statuses([environment], tools.docker, tools.store.key)).get(environment.id);
  return status?.state === 'running' || status?.state === 'partly';
}
