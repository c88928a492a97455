import { dataParent, type Environment } from './environment';
import { localId } from './name';
import type { BranchSource } from './provider';

/** Where the code of a branch comes from, and can come from again; undefined for a reproduction, which is one commit of production. */
export function codeParent(environment: Environment): BranchSource | undefined {
  if (environment.kind === 'reproduction') return undefined;
  const id = dataParent(environment);
  if (id === undefined) return { kind: 'production' };
  return id === localId ? { kind: 'local' } : { kind: 'environment', id };
}
