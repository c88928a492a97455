import { titleOf } from '../../core/drift/engines';
import { valueOf, type ServiceModel } from '../../core/model';

/** "PostgreSQL 17", or the name alone where the version is not known. */
export function engineAndVersion(engine: string, version: string | undefined): string {
  return version === undefined ? titleOf(engine) : `${titleOf(engine)} ${version}`;
}

export function describeService(service: ServiceModel): string {
  return engineAndVersion(valueOf(service.engine) ?? service.name, valueOf(service.version));
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  const [last = '', ...rest] = names.toReversed();
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`;
}

/** The noun for one or for several. */
export function plural(noun: string, items: readonly unknown[]): string {
  return items.length === 1 ? noun : `${noun}s`;
}
