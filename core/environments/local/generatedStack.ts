import { join } from 'node:path';
import { UserError } from '../../errors';
import { readManifest } from '../../manifest/read';
import { readDeclared } from '../../readers/manifest';
import { plannedServices } from '../../reproduce/stack';
import { hasData, volumeOf } from '../../reproduce/composeProject';
import { settle } from '../../workspace';
import type { Stack } from '../environment';
import type { Step } from '../plan';
import type { GeneratedStack } from './actions/files';
import { commitFiles } from './commitFiles';
import { planCloneData, type DataPlan } from './data/planClone';
import { composeProjectName, keepPortsSteps, labelsOf, shortCommit, step, type PlanContext } from './planContext';
import { choosePorts } from './ports';

export interface StackPlan {
  /** What comes before the worktree is made. */
  readonly first?: readonly Step[];
  readonly steps: readonly Step[];
  readonly stack: Stack | undefined;
  readonly notes: readonly string[];
  /** Those of the notes that tell how the data comes along. */
  readonly dataNotes?: readonly string[];
  readonly asks?: readonly string[];
  /** Files of the parent that git does not hold and that the stack reads, from the repository's root. */
  readonly reads?: readonly string[];
}

export interface GeneratedFrom {
  /** In words. */
  readonly from: string;
  readonly worktree: string;
  /** The environment whose data is cloned. */
  readonly parent?: { readonly id: string; readonly stack: Stack; readonly verify: boolean } | undefined;
}

/** The stack that a commit's manifest declares, as steps. Throws a `UserError` where the commit has no manifest that can be read. */
export async function planGeneratedStack(
  context: PlanContext,
  id: string,
  commit: string,
  made: GeneratedFrom,
): Promise<StackPlan> {
  const loader = commitFiles(context.repository.git, commit, context.projectPath);
  const { answer: manifest } = await settle(loader, readManifest);
  if (manifest.state !== 'known')
    throw new UserError(
      `There is no .upsun/config.yaml at ${shortCommit(commit)}.`,
      'Commit one, or choose another branch in parity.productionBranch.',
    );
  const broken = manifest.files.find(({ document }) => !document.root && document.errors.length > 0);
  if (broken)
    throw new UserError(`${broken.path} at ${shortCommit(commit)} can't be read.`, broken.document.errors[0]?.message);
  const declared = readDeclared(manifest);
  const { services, left } = plannedServices(declared, context.settings.images);
  const folder = context.tools.store.files(id);
  const project = composeProjectName(context, id);
  const wishes = services.map(({ name, port }) => ({ service: name, target: port }));
  const free = await choosePorts(context.tools.store.shared, project, wishes);
  const ports = Object.fromEntries(services.map(({ name }, index) => [name, free[index] ?? 0]));
  const relationships = declared.applications.flatMap((it) => it.relationships);
  const stack: GeneratedStack = {
    folder,
    project,
    labels: labelsOf(context, id),
    services,
    left,
    ports,
    relationships,
    production: made.from,
    worktree: made.worktree,
    // Databases keep the passwords that they were made with.
    ...(made.parent ? { passwordOf: context.tools.store.files(made.parent.id) } : {}),
  };
  const kept = stackOf(stack);
  const data = made.parent && (await clonedData(context, id, made.parent, kept));
  return {
    first: keepPortsSteps(project, free),
    steps: stepsOf(stack, manifest.files.map(({ path }) => path).join(', '), data),
    stack: kept,
    notes: [...(data?.notes ?? []), ...left.map(({ name, reason }) => `${name} is left out: ${reason}.`)],
    dataNotes: data?.notes ?? [],
    asks: data?.asks ?? [],
  };
}

function clonedData(
  context: PlanContext,
  id: string,
  { stack, verify }: NonNullable<GeneratedFrom['parent']>,
  { project, volumes = [] }: Stack,
) {
  return planCloneData(context, { from: { project: stack.project }, to: { id, project, volumes }, verify });
}

function stepsOf(
  stack: GeneratedStack,
  declaredIn: string,
  data: Pick<DataPlan, 'steps' | 'checks'> | undefined,
): Step[] {
  const { folder, project, services, ports } = stack;
  const file = join(folder, 'compose.yaml');
  const write = step(
    'writeStack',
    'Write the Compose project and the connection strings',
    { stack },
    { touches: [file, join(folder, 'connections.env')] },
  );
  const report = step(
    'writeReport',
    'Compare what runs with what is declared',
    { stack },
    { touches: [join(folder, 'report.md')] },
  );
  if (services.length === 0) return [write, report];
  const images = [...new Set(services.map(({ image }) => image))];
  return [
    write,
    step(
      'pullImages',
      `Get ${images.length === 1 ? 'the image' : `${images.length} images`}`,
      { images, declaredIn },
      { touches: images },
    ),
    ...(data?.steps ?? []),
    step(
      'startStack',
      `Start ${services.map(({ name }) => name).join(', ')} and wait until they are healthy`,
      { project, files: [file], folder, services: [] },
      {
        touches: services.map(({ name, image }) => `${name} (${image}) on 127.0.0.1:${ports[name] ?? 0}`),
      },
    ),
    ...(data?.checks ?? []),
    report,
  ];
}

function stackOf({ folder, project, services, ports }: GeneratedStack): Stack {
  return {
    project,
    files: [join(folder, 'compose.yaml')],
    folder,
    services: services.map(({ name, image, port }) => ({
      name,
      image,
      ports: [{ target: port, published: ports[name] ?? 0 }],
    })),
    volumes: services
      .filter(hasData)
      .map(({ name }) => ({ key: volumeOf(name), name: `${project}_${volumeOf(name)}`, services: [name] })),
    connections: join(folder, 'connections.env'),
    report: join(folder, 'report.md'),
  };
}
