import { valueOf, type EnvironmentModel } from '../model';
import { isWithin, type ProjectPath } from '../workspace';

/**
 * What of a declared environment a folder's own Compose files stand for: the applications in that folder, and the services that they
 * have relationships to. All services where none of them has any, since the manifest does not say then.
 */
export function declaredOfFolder(declared: EnvironmentModel, folder: ProjectPath): EnvironmentModel {
  if (folder === '') return declared;
  const applications = declared.applications.filter(({ root }) => isWithin(valueOf(root) ?? '', folder));
  const names = new Set(applications.flatMap(({ relationships }) => relationships.map(({ service }) => service)));
  const services = names.size === 0 ? declared.services : declared.services.filter(({ name }) => names.has(name));
  return { ...declared, applications, services, routes: [] };
}
