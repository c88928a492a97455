import { titleOf } from '../../../core/drift/engines';
import { defaultEndpoint, findImage, type Image } from '../../../core/manifest/registry';
import { serviceKeys } from '../../../core/manifest/schema/services';
import { valueOf, type EnvironmentModel } from '../../../core/model';
import { guessVersion } from './guess';
import { freeName } from './names';

export interface ProposedService {
  readonly name: string;
  readonly image: string;
  readonly version: string;
  readonly endpoint: string;
  /** Why the version was guessed; empty where it is known. */
  readonly why: string;
}

export interface ProposedServices {
  readonly services: readonly ProposedService[];
  /** What runs locally, and is no service of the platform, or none without a configuration. */
  readonly others: readonly string[];
}

/** What the platform takes only with a configuration of its own. */
function needsSettings({ name }: Image): boolean {
  return Object.entries(serviceKeys(name)).some(([key, { required }]) => required && key !== 'type');
}

/** The services that the Compose files run, as the platform offers them. Each is proposed once for an image and version. */
export function proposeServices(local: EnvironmentModel, taken: Set<string>): ProposedServices {
  const services: ProposedService[] = [];
  const others: string[] = [];
  for (const service of local.services) {
    const engine = valueOf(service.engine);
    const image = engine === undefined ? undefined : findImage(engine);
    const endpoint = image && defaultEndpoint(image);
    const version = valueOf(service.version);
    const guess = image && guessVersion(image, { exact: version === undefined ? [] : [version], required: [] });
    if (image?.kind !== 'service' || image.premium || needsSettings(image) || endpoint === undefined || !guess) {
      if (engine !== undefined) others.push(titleOf(engine));
      continue;
    }
    services.push({ name: freeName(service.name, 'service', taken), image: image.name, endpoint, ...guess });
  }
  return { services, others: [...new Set(others)].filter((it) => /^[\w .-]+$/.test(it)) };
}
