import type { ComposeService } from '../compose/compose';
import type { ApplicationModel } from '../model';
import type { Comparison } from './drift';

/** A container that runs an application, and what the Compose file says of it. */
export interface ComposeContainer {
  readonly container: ApplicationModel;
  readonly service: ComposeService;
}

/** The containers of Compose that run a declared application, in every place. */
export function composeContainers(
  { name }: ApplicationModel,
  comparisons: readonly Comparison[],
): readonly ComposeContainer[] {
  return comparisons.flatMap(({ applications, compose }) =>
    applications
      .filter(({ declared }) => declared.name === name)
      .flatMap(({ containers }) => containers)
      .flatMap((container) => {
        const service = compose?.services.find((it) => it.name === container.name);
        return service ? [{ container, service }] : [];
      }),
  );
}
