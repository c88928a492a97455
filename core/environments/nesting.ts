import type { EnvironmentState } from './states';

/** An environment above those that were made from it. */
export interface Nested {
  readonly state: EnvironmentState;
  readonly children: readonly Nested[];
}

/** Environments below their parents, each once; those whose parent is none of them are roots. */
export function nested(states: readonly EnvironmentState[]): readonly Nested[] {
  const byId = new Map(states.map((state) => [state.environment.id, state]));
  const nest = (state: EnvironmentState): Nested => ({
    state,
    children: states.filter((it) => parentOf(it, byId) === state).map(nest),
  });
  return states.filter((state) => parentOf(state, byId) === undefined).map(nest);
}

/** A parent is older than its children: an entry that says otherwise is a root, so that no circle keeps any from being shown. */
function parentOf(
  { environment }: EnvironmentState,
  byId: ReadonlyMap<string, EnvironmentState>,
): EnvironmentState | undefined {
  const parent = byId.get(environment.parent);
  return parent && parent.environment.created < environment.created ? parent : undefined;
}
