import { realpath } from 'node:fs/promises';
import { loadCompose } from '../../compose/load';
import type { ComposeProject } from '../../compose/compose';
import { UserError } from '../../errors';
import { readManifest } from '../../manifest/read';
import { settle } from '../../workspace';
import type { Stack } from '../environment';
import { notesOf } from './composeNotes';
import { dataOf } from './data/dataVolumes';
import { planCloneData, type DataPlan } from './data/planClone';
import { withPorts } from './composePorts';
import { stackSteps } from './composeSteps';
import type { StackPlan } from './generatedStack';
import { lineOf, type Ground } from './isolation/ground';
import { pathFacts } from './isolation/pathFacts';
import { sharedFiles } from './isolation/readFiles';
import { branchedService, type BranchedService } from './isolation/services';
import { unnamedVolumes } from './isolation/unnamed';
import { branchedVolumes } from './isolation/volumes';
import { workers } from './isolation/workers';
import { projectRunning } from './parentProject';
import { parentFiles, type ParentFiles, type Untracked } from './parentFiles';
import { pathSteps } from './planPaths';
import { composeProjectName, labelsOf, projectFolder, type PlanContext } from './planContext';
import { gitIn } from './git';

/** What a stack of Compose files is branched from. */
export interface ComposeParent {
  readonly commit: string;
  /** Root of its working tree. */
  readonly root: string;
  /** Absent for the repository as opened. */
  readonly stack?: Stack | undefined;
  readonly untracked: Untracked;
  /** Uncommitted changes come along. */
  readonly changes: boolean;
  /** Its data is cloned. */
  readonly data: boolean;
  /** The clone is verified. */
  readonly verify: boolean;
}

/**
 * The stack of the Compose files, as steps: all their services, isolated from those of the parent, on ports of their own. The files are
 * not edited: a generated file is put over them. Throws a `UserError` that names the line where a service would reach what belongs
 * to another environment and can't be kept from it.
 */
export async function planComposeStack(
  context: PlanContext,
  id: string,
  parent: ComposeParent,
  worktree: string,
): Promise<StackPlan> {
  const { commit, changes, untracked } = parent;
  const git = gitIn(parent.root, context.exec, context.tools.log);
  const files = parentFiles({ git, commit, projectPath: context.projectPath, untracked, changes });
  const { answer: compose } = await settle(files, (snapshot) => loadCompose(snapshot, context.settings));
  if (compose.services.length === 0)
    return { steps: [], stack: undefined, notes: ['The Compose files have no services: only code is branched.'] };
  refuseUnknown(compose);
  const paths = await pathSteps(context, compose, worktree);
  const ground = await groundOf(context, id, { parent, compose, worktree });
  const volumes = branchedVolumes(ground);
  const stopped = workers(compose, (await settle(files, readManifest)).answer);
  const labels = labelsOf(context, id);
  const names = new Set(stopped.keys());
  const branched = compose.services.map((service) =>
    branchedService(service, ground, { labels, stopped: names, volumes }),
  );
  refuseShared(compose, branched);
  const services = await withPorts(branched, stopped, ground, context);
  const { first, prepare, start, stack } = stackSteps(context, id, ground, { services, volumes });
  const data = parent.data ? await cloned(context, id, ground, { stack, verify: parent.verify }) : emptyVolumes(stack);
  return {
    first: [...first, ...paths],
    steps: [...prepare, ...data.steps, ...start, ...(data.checks ?? [])],
    stack,
    notes: [...data.notes, ...notesOf(compose, services)],
    dataNotes: data.notes,
    asks: data.asks,
    reads: readsOf(ground, files, branched),
  };
}

type Data = Pick<DataPlan, 'steps' | 'checks' | 'notes' | 'asks'>;

function cloned(
  context: PlanContext,
  id: string,
  { parent, branch }: Ground,
  { stack, verify }: { readonly stack: Stack; readonly verify: boolean },
): Promise<Data> {
  const { volumes = [] } = stack;
  return planCloneData(context, { from: parent, to: { id, project: branch.project, volumes }, verify });
}

/** Compose makes them when it starts. */
function emptyVolumes({ volumes = [] }: Stack): Data {
  return { steps: [], notes: volumes.length > 0 ? ['The volumes are empty.'] : [], asks: [] };
}

/** What can't be read may be shared. */
function refuseUnknown({ incomplete, given }: ComposeProject): void {
  const [reason] = incomplete;
  if (reason !== undefined)
    throw new UserError(
      `${given.join(', ') || 'The Compose project'} can't be branched: ${reason}.`,
      'Put what it needs into the repository, or branch production instead.',
    );
}

/** A service that only a profile starts stands in nobody's way: it just can't be started in the branch. */
function refuseShared(compose: ComposeProject, services: readonly BranchedService[]): void {
  const all = services.flatMap(({ service, refusals }) =>
    service.active
      ? refusals.map(
          (refusal) => `${service.name} can't be branched: ${refusal.what} (${lineOf(compose, refusal.source)}).`,
        )
      : [],
  );
  const [reason] = all;
  if (reason === undefined) return;
  const more = all.length > 1 ? ` So can't ${all.length - 1} more: ${all.slice(1).join(' ')}` : '';
  throw new UserError(`${reason}${more}`, 'Change it, or branch production instead.');
}

async function groundOf(
  context: PlanContext,
  id: string,
  { parent, compose, worktree }: { parent: ComposeParent; compose: ComposeProject; worktree: string },
): Promise<Ground> {
  const root = await realpath(parent.root);
  const site = { root, folder: projectFolder(context, root) };
  const git = gitIn(root, context.exec, context.tools.log);
  const project = parent.stack?.project ?? (await projectRunning(context.tools.docker, site.folder, compose));
  return {
    compose,
    parent: {
      ...site,
      project,
      stack: parent.stack,
    },
    branch: { root: worktree, folder: projectFolder(context, worktree), project: composeProjectName(context, id) },
    unnamed: parent.data ? unnamedVolumes(await dataOf(context.tools.docker, project), parent.stack) : [],
    facts: await pathFacts(compose, site, { git, commit: parent.commit, changes: parent.changes }),
    images: context.settings.images,
  };
}

/** Files that git does not hold and that the branch needs. */
function readsOf(ground: Ground, files: ParentFiles, services: readonly BranchedService[]): string[] {
  return [...new Set([...files.taken, ...sharedFiles(ground).reads, ...services.flatMap(({ reads }) => reads)])].sort();
}
