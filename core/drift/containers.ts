import type { ApplicationModel, ServiceModel } from '../model';
import type { Comparison } from './drift';

/** A declared application or service and a container that runs it. */
export interface Container {
  readonly kind: 'application' | 'service';
  readonly declared: ApplicationModel | ServiceModel;
  readonly local: ApplicationModel | ServiceModel;
  readonly because: string;
}

/** Every container that is known to run what is declared, other engines of its family included. */
export function containersOf({ applications, applicationKinds, services, kinds }: Comparison): Container[] {
  return [
    ...[...applications, ...applicationKinds].flatMap(({ declared, containers, because }) =>
      containers.map((local) => ({ kind: 'application' as const, declared, local, because })),
    ),
    ...[...services, ...kinds].map((match) => ({ kind: 'service' as const, ...match })),
  ];
}
