import { join } from 'node:path';
import { loadCompose } from '../../compose/load';
import type { ComposeProject, ComposeService } from '../../compose/compose';
import { parseImageReference } from '../../compose/imageReference';
import { meaningOf } from '../../readers/images';
import { localEngine } from '../../reproduce/engines';
import { mappedImage } from '../../reproduce/images';
import { settle } from '../../workspace';
import type { Stack } from '../environment';
import type { Step } from '../plan';
import { commitFiles } from './commitFiles';
import type { StackPlan } from './generatedStack';
import { composeOverride, type OverriddenService } from './composeOverride';
import { composeProjectName, labelsOf, projectFolder, step, type PlanContext } from './planContext';
import { freePorts } from './ports';
import { refuseShared } from './refuseShared';

/**
 * The stack of a commit's own Compose files, as steps: their services that have an image, on ports of their own, with empty volumes of
 * their own. The files are not edited: a generated file is put over them. Throws a `UserError` that names the line where a service
 * would reach what belongs to another environment.
 */
export async function planComposeStack(
  context: PlanContext,
  id: string,
  commit: string,
  worktree: string,
): Promise<StackPlan> {
  const loader = commitFiles(context.repository.git, commit, context.projectPath);
  const { answer: compose } = await settle(loader, (files) => loadCompose(files, context.settings));
  const services = compose.services.filter(
    (service) => service.image?.value !== undefined && !service.build && service.profiles.length === 0,
  );
  if (services.length === 0)
    return {
      steps: [],
      stack: undefined,
      notes: ['The Compose files have no services with an image: only code is branched.'],
    };
  for (const service of services) refuseShared(compose, service);
  const overridden = await withPorts(services, context);
  const built = compose.services.filter(({ build }) => build).map(({ name }) => name);
  const notes =
    built.length > 0
      ? [`Not started, because it is built from code: ${built.join(', ')}. Run it yourself against the new services.`]
      : [];
  return { ...stackSteps(context, id, worktree, compose, overridden), notes };
}

async function withPorts(services: readonly ComposeService[], { settings }: PlanContext): Promise<OverriddenService[]> {
  const targets = services.map(targetsOf);
  const free = await freePorts(targets.flat().length);
  return services.map((service, index) => {
    const image = service.image?.value ?? '';
    const mapped = mappedImage(image, settings.images);
    const ports = (targets[index] ?? []).map((target) => ({ target, published: free.shift() ?? 0 }));
    return { name: service.name, image: mapped, replaced: mapped !== image, ports };
  });
}

/** The ports that the file publishes, or else the engine's own. */
function targetsOf(service: ComposeService): number[] {
  const published = service.ports.filter(({ protocol }) => protocol === 'tcp').flatMap(({ target }) => target ?? []);
  if (published.length > 0) return [...new Set(published)];
  const reference = parseImageReference(service.image?.value ?? '');
  const meaning = reference && meaningOf(reference);
  const engine = meaning?.kind === 'service' ? localEngine(meaning.engine) : undefined;
  return engine ? [engine.port] : [];
}

function stackSteps(
  context: PlanContext,
  id: string,
  worktree: string,
  compose: ComposeProject,
  services: readonly OverriddenService[],
): { steps: Step[]; stack: Stack } {
  const folder = context.tools.store.files(id);
  const project = composeProjectName(context, id);
  const code = projectFolder(context, worktree);
  const files = [...compose.given.map((path) => join(code, path)), join(folder, 'compose.override.yaml')];
  const names = services.map(({ name }) => name);
  const images = [...new Set(services.map(({ image }) => image))];
  const connections = join(folder, 'connections.env');
  const steps = [
    step(
      'writeFiles',
      'Write the ports and names of its own over the Compose files',
      {
        folder,
        files: {
          'compose.override.yaml': composeOverride(compose, services, labelsOf(context, id)),
          'connections.env': connectionLines(services),
        },
      },
      {
        touches: [join(folder, 'compose.override.yaml'), connections],
      },
    ),
    step(
      'pullImages',
      `Get ${images.length === 1 ? 'the image' : `${images.length} images`}`,
      { images, declaredIn: compose.given.join(', ') },
      { touches: images },
    ),
    step(
      'startStack',
      `Start ${names.join(', ')} with empty volumes and wait until they are healthy`,
      { project, files, folder: code, services: names },
      {
        touches: services.map(
          ({ name, image, ports }) => `${name} (${image})${ports[0] ? ` on 127.0.0.1:${ports[0].published}` : ''}`,
        ),
      },
    ),
  ];
  return {
    steps,
    stack: {
      project,
      files,
      services: services.map(({ name, image, ports }) => ({ name, image, ports })),
      connections,
    },
  };
}

function connectionLines(services: readonly OverriddenService[]): string {
  const lines = services.flatMap(({ name, ports }) => {
    const prefix = name.toUpperCase().replace(/[^0-9A-Z_]/g, '_');
    return ports.slice(0, 1).flatMap(({ published }) => [`${prefix}_HOST=127.0.0.1`, `${prefix}_PORT=${published}`]);
  });
  return `# Where the services of this environment answer. Users and passwords are those of its Compose files.\n# Made by Environment Parity.\n${lines.join('\n')}\n`;
}
