import type { Environment } from '../../core/environments/environment';
import { environmentNamed } from '../../core/environments/find';
import { localId } from '../../core/environments/name';
import type { EnvironmentProvider } from '../../core/environments/provider';

/** The id of an environment, or `local`. */
export async function ownerNamed(provider: EnvironmentProvider, word: string): Promise<string> {
  return word === localId ? localId : (await find(provider, word)).id;
}

export async function find(provider: EnvironmentProvider, word: string): Promise<Environment> {
  return environmentNamed(await provider.list(), word);
}
