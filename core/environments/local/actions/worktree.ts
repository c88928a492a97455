import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { gitIn, type Git } from '../git';
import { withoutFilters } from '../filters';
import { describeUnsaved, unsavedWork } from '../unsaved';
import { keepCarried, putBackCarried } from '../carriedRecord';
import { removeFolder } from '../removeFolder';
import type { LocalTools } from './context';

/** Input: `worktree`, `commit`, and `branch` where a new branch is made for it. */
export function createWorktree(tools: LocalTools): Action {
  return {
    check: (input) => refuseTaken(tools, input),
    run: (input, { signal }) => add(tools, input, signal),
    async undo(input) {
      await remove(tools, input);
      await dropBranch(tools, input);
    },
  };
}

/**
 * Input as above; `branch` is the branch that was checked out, and stays. `clean`: nothing was unsaved when the plan was made; `record` is
 * the folder that says what was carried into it; `image`: of the container that removes what containers have written as another user.
 */
export function removeWorktree(tools: LocalTools): Action {
  return {
    check: (input) => refuseUnsaved(tools, input),
    async run(input) {
      await keepCarried(recordOf(tools, input), ownPath(tools, input));
      await remove(tools, input);
    },
    async undo(input, { signal }) {
      await addExisting(tools, input, signal);
      await putBackCarried(recordOf(tools, input), ownPath(tools, input));
    },
  };
}

/** Our own folder holds no record: steps of an older version name none. */
function recordOf({ store }: LocalTools, input: StepInput): string {
  return typeof input['record'] === 'string' ? input['record'] : store.folder;
}

/** Something may have come since the plan was made, or may have been kept of an environment of this name. */
async function refuseTaken(tools: LocalTools, input: StepInput): Promise<void> {
  const worktree = ownPath(tools, input);
  if (await exists(worktree))
    throw new UserError(`${worktree} exists already.`, 'Move it away, or choose another name.');
  const branch = branchOf(input);
  if (branch === undefined) return;
  const git = gitIn(tools.root, tools.exec, tools.log);
  const taken = await git.ask(['show-ref', '--verify', '--quiet', `refs/heads/${branch}`]);
  if (taken !== undefined) throw new UserError(`There is a branch "${branch}" already.`, 'Choose another name.');
}

/** Work may have been done since the plan was made: the user has not agreed to lose it. */
async function refuseUnsaved(tools: LocalTools, input: StepInput): Promise<void> {
  const worktree = ownPath(tools, input);
  if (input['clean'] !== true || !(await exists(worktree))) return;
  const unsaved = describeUnsaved(await unsavedWork(gitIn(worktree, tools.exec, tools.log), recordOf(tools, input)));
  if (unsaved)
    throw new UserError(
      `There is unsaved work in ${worktree} now: ${unsaved}.`,
      'Remove it again to choose what happens with it.',
    );
}

async function add(tools: LocalTools, input: StepInput, signal: AbortSignal): Promise<void> {
  const git = gitIn(tools.root, tools.exec, tools.log);
  const worktree = ownPath(tools, input);
  await mkdir(dirname(worktree), { recursive: true, mode: 0o700 });
  const branch = branchOf(input);
  const target = branch === undefined ? ['--detach', worktree] : ['-b', branch, worktree];
  await checkOut(git, [...(await relativePaths(git)), ...target, textOf(input, 'commit')], signal);
}

/** Puts a removed worktree back, on its branch if it had one. */
async function addExisting(tools: LocalTools, input: StepInput, signal: AbortSignal): Promise<void> {
  const git = gitIn(tools.root, tools.exec, tools.log);
  const worktree = ownPath(tools, input);
  if ((await exists(worktree)) && (await listedAs(git, worktree)) !== undefined) return;
  await remove(tools, input);
  const branch = branchOf(input);
  await checkOut(
    git,
    branch === undefined ? ['--detach', worktree, textOf(input, 'commit')] : [worktree, branch],
    signal,
  );
}

async function checkOut(git: Git, args: readonly string[], signal: AbortSignal): Promise<void> {
  await git.run([...(await withoutFilters(git)), 'worktree', 'add', ...args], { signal });
}

/** Since git 2.48: the worktree goes on working where the repository is mounted elsewhere, as in a container. */
async function relativePaths(git: Git): Promise<string[]> {
  const version = /(\d+)\.(\d+)/.exec((await git.ask(['version'])) ?? '');
  const isNew = version && (Number(version[1]) > 2 || Number(version[2]) >= 48);
  return isNew ? ['--relative-paths'] : [];
}

/** Takes off this worktree alone: others that are missing may be on a drive that is not there now. */
async function remove(tools: LocalTools, input: StepInput): Promise<void> {
  const git = gitIn(tools.root, tools.exec, tools.log);
  const worktree = ownPath(tools, input);
  const listed = await listedAs(git, worktree);
  const takeOff = () => git.ask(['worktree', 'remove', '--force', '--force', listed ?? '']);
  const isOff = listed === undefined || (await takeOff()) !== undefined;
  await removeFolder(tools.docker, worktree, typeof input['image'] === 'string' ? input['image'] : undefined);
  if (!isOff) await takeOff();
}

/** The path that git knows a worktree by: its real one. */
async function listedAs(git: Git, worktree: string): Promise<string | undefined> {
  const real = await realPath(worktree);
  const listed = (await git.ask(['worktree', 'list', '--porcelain', '-z'])) ?? '';
  const paths = listed.split('\0').flatMap((line) => /^worktree (.+)$/s.exec(line)?.[1] ?? []);
  return paths.find((path) => resolve(path) === real);
}

/** Of a path that may not be there any more: what is left of it counts. */
async function realPath(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  return real ?? (dirname(path) === path ? path : join(await realPath(dirname(path)), basename(path)));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** A branch that has moved on since it was made holds work, and stays. */
async function dropBranch(tools: LocalTools, input: StepInput): Promise<void> {
  const branch = branchOf(input);
  if (branch === undefined) return;
  const git = gitIn(tools.root, tools.exec, tools.log);
  await git.ask(['update-ref', '-d', `refs/heads/${branch}`, textOf(input, 'commit')]);
  await git.ask(['config', '--remove-section', `branch.${branch}`]);
}

function branchOf(input: StepInput): string | undefined {
  const branch = input['branch'];
  return typeof branch === 'string' ? branch : undefined;
}

/** Nothing outside of our own folder is ever removed. */
function ownPath(tools: LocalTools, input: StepInput): string {
  const worktree = textOf(input, 'worktree');
  const inside = relative(tools.store.folder, worktree);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside))
    throw new UserError(`${worktree} is not a folder of Environment Parity.`);
  return worktree;
}
