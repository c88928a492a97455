import { valueOf, type EnvironmentModel, type ServiceModel } from '../model';
import { localEngine } from './engines';
import { mappedImage } from './images';

/** A declared service as it will run here. */
export interface PlannedService {
  readonly name: string;
  readonly engine: string;
  readonly version: string;
  /** After the setting `parity.images`. */
  readonly image: string;
  /** The public image that `image` stands for. */
  readonly publicImage: string;
  /** Port in the container. */
  readonly port: number;
}

/** A declared service that is not run here, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** What of a declared environment can be run with containers, at exactly the declared versions. */
export function plannedServices(
  declared: EnvironmentModel,
  images: Readonly<Record<string, string>>,
): { readonly services: readonly PlannedService[]; readonly left: readonly LeftOut[] } {
  const services: PlannedService[] = [];
  const left: LeftOut[] = [];
  for (const service of declared.services) {
    const planned = planService(service, images);
    if ('image' in planned) services.push(planned);
    else left.push(planned);
  }
  return { services, left };
}

function planService(service: ServiceModel, images: Readonly<Record<string, string>>): PlannedService | LeftOut {
  const { name } = service;
  const engine = valueOf(service.engine);
  const version = valueOf(service.version);
  if (engine === undefined || version === undefined) return { name, reason: 'its type can not be read' };
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) return { name, reason: 'its name is not one that a container can have' };
  if (!/^[\w][\w.-]*$/.test(version)) return { name, reason: `"${version}" is not a version` };
  const local = localEngine(engine);
  if (!local) return { name, reason: `no public image stands for ${engine}` };
  const publicImage = `${local.image}:${version}`;
  return { name, engine, version, image: mappedImage(publicImage, images), publicImage, port: local.port };
}
