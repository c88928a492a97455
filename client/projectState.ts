import type { Environment } from '../core/environments/environment';
import type { UserError } from '../core/errors';
import type { Project } from '../core/project';
import type { EnvironmentProvider, ProductionCommit } from '../core/environments/provider';
import type { EnvironmentState } from '../core/environments/states';
import type { DockerState } from '../core/environments/local/dockerState';
import type { Badges } from '../core/protocol';

/** What is known of one project of the workspace at one moment: plain data for the tree, and the way to act. */
export interface ProjectState {
  /** Path of the project's folder on the disk. */
  readonly folder: string;
  readonly name: string;
  readonly project: Project;
  /** Undefined while the language server has not answered. */
  readonly badges: Badges | undefined;
  readonly environments: EnvironmentsState;
  /** How many differences the own worktree of an environment has; undefined where that is not known. */
  readonly driftOf: (environment: Environment) => number | undefined;
}

/** What can be said of the environments, or why nothing can. */
export type EnvironmentsState =
  | { readonly state: 'restricted' }
  | { readonly state: 'failed'; readonly error: UserError }
  | {
      readonly state: 'known';
      readonly provider: EnvironmentProvider;
      readonly production: ProductionCommit;
      readonly local: { readonly branch: string | undefined; readonly commit: string };
      readonly states: readonly EnvironmentState[];
      readonly docker: DockerState;
      /** When git and Docker were asked. */
      readonly read: Date;
    };
