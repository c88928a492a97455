import { mkdir, rm } from 'node:fs/promises';
import { dirname, relative, isAbsolute } from 'node:path';
import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { gitIn, type Git } from '../git';
import { withoutFilters } from '../filters';
import type { LocalTools } from './context';

/** Input: `worktree`, `commit`, and `branch` where a new branch is made for it. */
export function createWorktree(tools: LocalTools): Action {
  return {
    run: (input, { signal }) => add(tools, input, signal),
    async undo(input) {
      await remove(tools, input);
      await dropBranch(tools, input);
    },
  };
}

/** Input as above; `branch` is the branch that was checked out. The branch itself stays. */
export function removeWorktree(tools: LocalTools): Action {
  return {
    run: (input) => remove(tools, input),
    undo: (input, { signal }) => addExisting(tools, input, signal),
  };
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
  await git.ask(['worktree', 'prune']);
  const branch = branchOf(input);
  if (await isListed(git, worktree)) return;
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

async function remove(tools: LocalTools, input: StepInput): Promise<void> {
  const git = gitIn(tools.root, tools.exec, tools.log);
  const worktree = ownPath(tools, input);
  if (await isListed(git, worktree)) await git.ask(['worktree', 'remove', '--force', '--force', worktree]);
  await rm(worktree, { recursive: true, force: true });
  await git.ask(['worktree', 'prune']);
}

async function isListed(git: Git, worktree: string): Promise<boolean> {
  const listed = (await git.ask(['worktree', 'list', '--porcelain', '-z'])) ?? '';
  return listed.split('\0').includes(`worktree ${worktree}`);
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
