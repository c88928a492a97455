import { titleOf, type Environment, type ServiceState, type StackService } from '../../core/environments/environment';
import { localId } from '../../core/environments/name';
import type { Nested } from '../../core/environments/nesting';
import type { Snapshot, Volume } from '../../core/environments/provider';
import type { EnvironmentState } from '../../core/environments/states';
import type { ApplicationModel, Relationship, RouteModel, ServiceModel } from '../../core/model';
import type { DriftItem } from '../../core/protocol';
import type { ProjectState } from '../projectState';

/** Who has data: an environment, or the repository as opened. */
export interface Owner {
  /** The environment's, or `local`. */
  readonly id: string;
  readonly title: string;
}

/** Everything that the tree can show. */
export type Node =
  | { readonly kind: 'project'; readonly state: ProjectState }
  | { readonly kind: 'production'; readonly state: ProjectState }
  | { readonly kind: 'group'; readonly label: string; readonly icon: string; readonly children: readonly Node[] }
  | { readonly kind: 'application'; readonly state: ProjectState; readonly application: ApplicationModel }
  | { readonly kind: 'relationship'; readonly state: ProjectState; readonly relationship: Relationship }
  | { readonly kind: 'service'; readonly state: ProjectState; readonly service: ServiceModel }
  | { readonly kind: 'route'; readonly state: ProjectState; readonly route: RouteModel }
  | { readonly kind: 'local'; readonly state: ProjectState }
  | { readonly kind: 'differences'; readonly state: ProjectState; readonly differences: readonly DriftItem[] }
  | { readonly kind: 'difference'; readonly state: ProjectState; readonly difference: DriftItem }
  | {
      readonly kind: 'environment';
      readonly state: ProjectState;
      readonly environment: Environment;
      readonly reading: EnvironmentState;
      /** The environments that were made from it. */
      readonly children: readonly Nested[];
      /** It stands below the environment that it was made from. */
      readonly isNested: boolean;
    }
  | {
      readonly kind: 'stackService';
      readonly state: ProjectState;
      readonly environment: Environment;
      readonly service: StackService;
      /** Undefined where Docker does not answer. */
      readonly run: ServiceState | undefined;
    }
  | { readonly kind: 'volumes'; readonly state: ProjectState; readonly owner: Owner }
  | { readonly kind: 'volume'; readonly volume: Volume }
  | { readonly kind: 'snapshots'; readonly state: ProjectState; readonly owner: Owner }
  | { readonly kind: 'snapshot'; readonly state: ProjectState; readonly owner: Owner; readonly snapshot: Snapshot }
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly tooltip: string;
      readonly icon: string;
      readonly command?: { readonly id: string; readonly title: string; readonly argument?: string };
    };

export type EnvironmentNode = Extract<Node, { kind: 'environment' }>;

/** Whose data a node stands for; undefined where it is nobody's. */
export function ownerOf(node: Node): Owner | undefined {
  if ('owner' in node) return node.owner;
  if (node.kind === 'local') return { id: localId, title: 'Local' };
  return 'environment' in node ? { id: node.environment.id, title: titleOf(node.environment) } : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
