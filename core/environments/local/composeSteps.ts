import { join } from 'node:path';
import type { ComposeService } from '../../compose/compose';
import { folderOf } from '../../workspace';
import type { Stack, StackVolume } from '../environment';
import type { Step } from '../plan';
import { composeOverride } from './composeOverride';
import type { PlannedService } from './composePorts';
import type { Ground } from './isolation/ground';
import { imageOf } from './isolation/images';
import { volumesOf, type BranchedVolume } from './isolation/volumes';
import { keepPortsSteps, labelsOf, step, type PlanContext } from './planContext';

function stackVolumes(
  project: string,
  services: readonly PlannedService[],
  volumes: readonly BranchedVolume[],
): StackVolume[] {
  const added = services.flatMap((service) => service.volumes);
  const all = new Map<string, Pick<StackVolume, 'from' | 'path'>>([
    ...volumes.map(({ key, from }) => [key, from === undefined ? {} : { from }] as const),
    ...added.map(({ key, ...more }) => [key, more] as const),
  ]);
  return [...all].flatMap(([key, more]) => {
    const users = services.filter(
      (it) => volumesOf(it.service).includes(key) || it.volumes.some((volume) => volume.key === key),
    );
    const names = users.map(({ service }) => service.name);
    if (names.length === 0) return [];
    return [{ key, name: `${project}_${key}`, services: names, ...more }];
  });
}

interface Parts {
  readonly services: readonly PlannedService[];
  readonly volumes: readonly BranchedVolume[];
}

/** What the steps of one stack share. */
interface Made extends Parts {
  readonly context: PlanContext;
  readonly id: string;
  readonly ground: Ground;
  /** Those that no profile holds back. */
  readonly active: readonly PlannedService[];
  /** Of the generated files. */
  readonly folder: string;
  readonly where: { readonly project: string; readonly files: readonly string[]; readonly folder: string };
}

/** What makes a stack of Compose files: what its data is put into comes after `prepare` and before `start`. */
export function stackSteps(
  context: PlanContext,
  id: string,
  ground: Ground,
  parts: Parts,
): {
  readonly first: readonly Step[];
  readonly prepare: readonly Step[];
  readonly start: readonly Step[];
  readonly stack: Stack;
} {
  const { compose, branch } = ground;
  const folder = context.tools.store.files(id);
  const files = [...compose.given.map((path) => join(branch.folder, path)), join(folder, 'compose.override.yaml')];
  const where = { project: branch.project, files, folder: join(branch.folder, folderOf(compose.given[0] ?? '')) };
  const active = parts.services.filter(({ service }) => service.active);
  const ports = parts.services.flatMap((service) => service.ports.map(({ published }) => published));
  const made: Made = { ...parts, context, id, ground, active, folder, where };
  return {
    first: keepPortsSteps(branch.project, ports),
    prepare: [writeFiles(made), ...pullImages(made), ...buildImages(made)],
    start: startStack(made),
    stack: stackOf(made),
  };
}

/** What another service waits for until it has ended, and what is written not to be started again when it has worked. */
function endsByItself({ name, restart }: ComposeService, { compose }: Ground): boolean {
  const isWaitedFor = compose.services.some(({ dependsOn }) =>
    dependsOn.some((it) => it.name === name && it.condition === 'service_completed_successfully'),
  );
  return isWaitedFor || /^(no|false|on-failure(:\d+)?)$/.test(restart?.value ?? '');
}

function stackOf({ active, services, volumes, ground, folder, where }: Made): Stack {
  return {
    ...where,
    services: active.map(({ service, ports, stopped }) => ({
      name: service.name,
      image: imageOf(service, ground).name,
      ports,
      ...(stopped === undefined ? {} : { stopped }),
      ...(endsByItself(service, ground) ? { once: true as const } : {}),
    })),
    volumes: stackVolumes(where.project, services, volumes),
    connections: join(folder, 'connections.env'),
  };
}

function writeFiles({ context, id, ground, services, volumes, active, folder }: Made): Step {
  const labels = labelsOf(context, id);
  const files = {
    'compose.override.yaml': composeOverride(ground, { services, volumes, labels }),
    'connections.env': connectionLines(active),
  };
  return step(
    'writeFiles',
    'Write the ports, names and volumes of its own over the Compose files',
    { folder, files },
    { touches: Object.keys(files).map((name) => join(folder, name)) },
  );
}

function pullImages({ active, ground }: Made): Step[] {
  const all = active.map(({ service }) => imageOf(service, ground));
  const images = [...new Set(all.flatMap(({ name, built }) => (built ? [] : [name])))];
  if (images.length === 0) return [];
  const title = `Get ${images.length === 1 ? 'the image' : `${images.length} images`}`;
  return [step('pullImages', title, { images, declaredIn: ground.compose.given.join(', ') }, { touches: images })];
}

/** Services whose image another one runs are built, too, where they do not run themselves. */
function buildImages({ active, ground, where }: Made): Step[] {
  const wanted = new Set(active.map(({ service }) => imageOf(service, ground).name));
  const built = ground.compose.services.filter((it) => it.build && wanted.has(imageOf(it, ground).name));
  const services = built.map(({ name }) => name);
  if (services.length === 0) return [];
  const touches = built.map((service) => `image ${imageOf(service, ground).name}`);
  return [
    step(
      'buildImages',
      `Build ${services.join(', ')} from the worktree`,
      { ...where, cwd: ground.branch.folder, services },
      { touches },
    ),
  ];
}

function startStack({ active, ground, where }: Made): Step[] {
  const started = active.filter(({ stopped }) => stopped === undefined);
  const services = started.map(({ service }) => service.name);
  if (services.length === 0) return [];
  return [
    step(
      'startStack',
      `Start ${services.join(', ')} and wait until they are healthy`,
      { ...where, cwd: ground.branch.folder, services, worktree: ground.branch.root },
      {
        touches: started.map(({ service, ports: [port] }) => {
          const { name } = imageOf(service, ground);
          return `${service.name} (${name})${port ? ` on 127.0.0.1:${port.published}` : ''}`;
        }),
      },
    ),
  ];
}

function connectionLines(services: readonly PlannedService[]): string {
  const lines = services.flatMap(({ service: { name }, ports }) => {
    const prefix = name.toUpperCase().replace(/[^0-9A-Z_]/g, '_');
    return ports.slice(0, 1).flatMap(({ published }) => [`${prefix}_HOST=127.0.0.1`, `${prefix}_PORT=${published}`]);
  });
  return `# Where the services of this environment answer. Users and passwords are those of its Compose files.\n# Made by Environment Parity.\n${lines.join('\n')}\n`;
}
