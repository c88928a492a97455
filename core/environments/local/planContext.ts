import { join, relative } from 'node:path';
import { UserError } from '../../errors';
import type { Settings } from '../../settings';
import type { Exec } from '../../exec';
import type { Environment, Stack } from '../environment';
import type { Json, Step } from '../plan';
import type { LocalTools } from './actions/context';
import { labels } from './docker';
import type { Repository } from './git';

/** What planners of this machine know. They look, and never act. */
export interface PlanContext {
  readonly repository: Repository;
  /** The project's folder in the repository, `''` for its root. */
  readonly projectPath: string;
  readonly settings: Settings;
  readonly tools: LocalTools;
  readonly exec: Exec;
  /** Where this runs, if Docker may see other files there: "in WSL". */
  readonly surroundings?: string | undefined;
}

export function composeProjectName({ tools }: PlanContext, id: string): string {
  return `parity-${tools.store.key}-${id}`;
}

export function labelsOf({ tools }: PlanContext, id: string): Record<string, string> {
  return { [labels.environment]: id, [labels.repository]: tools.store.key };
}

/** The project's folder in a worktree. */
export function projectFolder({ projectPath }: PlanContext, worktree: string): string {
  return projectPath === '' ? worktree : join(worktree, projectPath);
}

/** The stack of an environment that has one; throws a `UserError` where it was made of code alone. */
export function stackOf({ id, stack }: Environment): Stack {
  if (!stack) throw new UserError(`${id} has no services: it was made of code alone.`);
  return stack;
}

/** A path of the repository as a person would write it. */
export function shown({ repository }: PlanContext, path: string): string {
  const inside = relative(repository.root, path);
  return inside.startsWith('..') ? path : inside;
}

/** A step whose input is built from typed values: everything in it is plain data. */
export function step(
  action: string,
  title: string,
  input: object,
  more: Pick<Step, 'touches'> & Partial<Pick<Step, 'destroys'>>,
): Step {
  return { action, title, input: input as Readonly<Record<string, Json>>, ...more };
}

/** Keeps chosen ports while the plan is carried out: before anything else, so that a cancel gives them back. */
export function keepPortsSteps(project: string, ports: readonly number[]): Step[] {
  if (ports.length === 0) return [];
  const title = `Keep ${ports.length === 1 ? 'the port' : `${ports.length} ports`} for it`;
  return [step('keepPorts', title, { project, ports }, { touches: [`ports ${ports.join(', ')} on 127.0.0.1`] })];
}

export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
