import type { Ability } from './abilities';
import type { BranchState, Environment, Status } from './environment';

/** An environment as it was at the moment of a reading. */
export interface EnvironmentState {
  readonly environment: Environment;
  readonly status: Status;
  /** Absent where nothing became of its git branch that its owner should know. */
  readonly branch?: BranchState;
  /** Its lifetime is over. */
  readonly expired: boolean;
  readonly abilities: readonly Ability[];
}

/** Why the removal of an environment is offered, as sentences; none where it is not. Nothing is ever removed by itself. */
export function reasonsToRemove({ environment, branch, expired }: EnvironmentState): string[] {
  return [
    ...(branch ? [branchSentence(environment.branch ?? '', branch)] : []),
    ...(expired ? [`Its lifetime ended on ${environment.expires?.slice(0, 10) ?? ''}.`] : []),
  ];
}

function branchSentence(name: string, branch: BranchState): string {
  switch (branch.state) {
    case 'merged':
      return `The branch ${name} is merged into ${branch.into}.`;
    case 'deleted':
      return `The branch ${name} was deleted.`;
    case 'remoteDeleted':
      return `The remote branch ${branch.remote} was deleted.`;
  }
}
