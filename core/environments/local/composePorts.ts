import type { ComposeService } from '../../compose/compose';
import { parseImageReference } from '../../compose/imageReference';
import { meaningOf } from '../../readers/images';
import { localEngine } from '../../reproduce/engines';
import type { StackPort } from '../environment';
import type { Ground } from './isolation/ground';
import type { BranchedService } from './isolation/services';
import type { PlanContext } from './planContext';
import { choosePorts } from './ports';

/** A service of the branch with its ports, and why it starts stopped if it does. */
export type PlannedService = BranchedService & {
  readonly ports: readonly StackPort[];
  readonly stopped: string | undefined;
};

/** Gives every port that the files publish one of the branch's own, on 127.0.0.1. */
export async function withPorts(
  services: readonly BranchedService[],
  stopped: ReadonlyMap<string, string>,
  { branch }: Ground,
  { tools }: PlanContext,
): Promise<PlannedService[]> {
  const wishes = services.flatMap(({ service }) =>
    targetsOf(service).map((target) => ({ service: service.name, ...target })),
  );
  const chosen = await choosePorts(tools.store.shared, branch.project, wishes);
  return services.map((it) => ({
    ...it,
    stopped: stopped.get(it.service.name),
    ports: wishes.flatMap(({ service, target, protocol }, index) => {
      const published = chosen[index];
      if (service !== it.service.name || published === undefined) return [];
      return [{ target, published, ...(protocol ? { protocol } : {}) }];
    }),
  }));
}

/** The ports that the file publishes, or else the engine's own where it has a network for it. */
function targetsOf(service: ComposeService): Omit<StackPort, 'published'>[] {
  const published = service.ports.flatMap(({ target, protocol }) =>
    target === undefined ? [] : [{ target, ...(protocol === 'tcp' ? {} : { protocol }) }],
  );
  const different = new Map(published.map((port) => [`${port.target}/${port.protocol ?? 'tcp'}`, port]));
  if (different.size > 0) return [...different.values()];
  if (service.networkMode && service.networkMode.value !== 'bridge') return [];
  const reference = parseImageReference(service.image?.value ?? '');
  const meaning = reference && meaningOf(reference);
  const engine = meaning?.kind === 'service' ? localEngine(meaning.engine) : undefined;
  return engine ? [{ target: engine.port }] : [];
}
