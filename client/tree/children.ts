import { titleOf } from '../../core/environments/environment';
import { localId } from '../../core/environments/name';
import { nested, type Nested } from '../../core/environments/nesting';
import type { Snapshot, Volume } from '../../core/environments/provider';
import type { DockerState } from '../../core/environments/local/dockerState';
import type { UserError } from '../../core/errors';
import type { EnvironmentsState, ProjectState } from '../projectState';
import type { EnvironmentNode, Node, Owner } from './node';

const localOwner: Owner = { id: localId, title: 'Local' };

/** The roots: the one project's own nodes, or a node for each of several. */
export function rootNodes(projects: readonly ProjectState[]): readonly Node[] {
  const [only, ...others] = projects;
  if (!only) return [];
  return others.length === 0 ? projectNodes(only) : projects.map((state) => ({ kind: 'project', state }));
}

export function childNodes(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'project':
      return projectNodes(node.state);
    case 'production':
      return groups(node.state, node.state.project.declared);
    case 'local':
      return localNodes(node.state);
    case 'differences':
      return differenceNodes(node);
    case 'group':
      return node.children;
    case 'application':
      return node.application.relationships.map((relationship) => ({
        kind: 'relationship',
        state: node.state,
        relationship,
      }));
    case 'environment':
      return belowEnvironment(node);
    default:
      return [];
  }
}

function projectNodes(state: ProjectState): Node[] {
  // Without the server's answer nothing is claimed, not even that nothing differs.
  const differences: Node[] = state.badges
    ? [{ kind: 'differences', state, differences: state.badges.differences }]
    : [];
  return [
    { kind: 'production', state },
    { kind: 'local', state },
    ...differences,
    ...environmentNodes(state, state.environments),
  ];
}

function differenceNodes({ state, differences }: Extract<Node, { kind: 'differences' }>): readonly Node[] {
  return differences.length > 0
    ? differences.map((difference) => ({ kind: 'difference', state, difference }))
    : [nothingDiffers(state)];
}

/** Tells "all is the same" from "there is nothing to compare". */
function nothingDiffers({ project, badges }: ProjectState): Node {
  const pairs = project.comparisons.flatMap(({ services, applications }) => [...services, ...applications]);
  const compared = new Set(pairs.map(({ declared }) => declared.name)).size;
  const unknown = badges?.unknown ?? [];
  const reasons = unknown.map(({ subject, reason }) => `${subject}: ${reason}.`);
  if (compared === 0)
    return {
      kind: 'message',
      text: 'Nothing could be compared yet',
      icon: 'question',
      tooltip: ['A Compose file or version files such as .nvmrc are compared with the manifest.', ...reasons].join(
        '\n',
      ),
    };
  const names = `${compared} of the manifest's services and applications ${compared === 1 ? 'is' : 'are'} compared`;
  return {
    kind: 'message',
    text: `Nothing differs: ${compared} compared${unknown.length > 0 ? `, ${unknown.length} unknown` : ''}`,
    icon: 'pass',
    tooltip: [`${names} with what runs locally.`, ...reasons].join('\n'),
  };
}

function groups(state: ProjectState, model: ProjectState['project']['declared']): Node[] {
  const applications = model.applications.map((application): Node => ({ kind: 'application', state, application }));
  const services = model.services.map((service): Node => ({ kind: 'service', state, service }));
  const routes = model.routes.map((route): Node => ({ kind: 'route', state, route }));
  const all: Node[] = [
    { kind: 'group', label: 'Applications', icon: 'package', children: applications },
    { kind: 'group', label: 'Services', icon: 'database', children: services },
    { kind: 'group', label: 'Routes', icon: 'globe', children: routes },
  ];
  return all.filter((group) => group.kind === 'group' && group.children.length > 0);
}

function localNodes(state: ProjectState): Node[] {
  const { compose } = state.project;
  if (compose.state === 'known') return [...groups(state, state.project.local), ...dataOf(state, localOwner)];
  return [
    {
      kind: 'message',
      text: 'No Compose file',
      icon: 'info',
      tooltip:
        'Without compose.yaml or docker-compose.yml in the project there is nothing to compare with the manifest.',
    },
  ];
}

function environmentNodes(state: ProjectState, environments: EnvironmentsState): Node[] {
  if (environments.state === 'restricted') return [restricted];
  if (environments.state === 'failed') return [failure(environments.error)];
  const { states, docker } = environments;
  const created = nested(states).map((it) => environmentNode(state, it));
  return [...created, ...(docker.state === 'ok' ? [] : [noDocker(docker)]), ...(created.length === 0 ? [none] : [])];
}

export function environmentNode(
  state: ProjectState,
  { state: reading, children }: Nested,
  isNested = false,
): EnvironmentNode {
  return { kind: 'environment', state, environment: reading.environment, reading, children, isNested };
}

/** From a root to the node of an environment; empty where it is not among them. */
export function pathTo(target: EnvironmentNode, nodes: readonly Node[]): readonly Node[] {
  for (const node of nodes) {
    if (isSame(node, target)) return [node];
    const below = pathTo(target, childNodes(node));
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

function isSame(node: Node, { state, environment }: EnvironmentNode): boolean {
  return node.kind === 'environment' && node.environment.id === environment.id && node.state.folder === state.folder;
}

function belowEnvironment({ state, environment, reading: { status }, children }: EnvironmentNode): Node[] {
  const services = environment.stack?.services ?? [];
  const stateOf = (name: string) => ('services' in status ? (status.services.get(name) ?? 'stopped') : undefined);
  return [
    ...services.map((service): Node => ({
      kind: 'stackService',
      state,
      environment,
      service,
      run: stateOf(service.name),
    })),
    ...(services.length > 0 ? dataOf(state, { id: environment.id, title: titleOf(environment) }) : []),
    ...children.map((it) => environmentNode(state, it, true)),
  ];
}

/** What Docker has measured of the volumes. */
export function volumeNodes(volumes: readonly Volume[]): readonly Node[] {
  return volumes.length > 0 ? volumes.map((volume) => ({ kind: 'volume', volume })) : [noVolumes];
}

/** Read when they are looked at. */
function dataOf(state: ProjectState, owner: Owner): Node[] {
  if (state.environments.state !== 'known') return [];
  return [
    { kind: 'volumes', state, owner },
    { kind: 'snapshots', state, owner },
  ];
}

/** The snapshots of an environment, the newest first. */
export function snapshotNodes(
  { state, owner }: Extract<Node, { kind: 'snapshots' }>,
  snapshots: readonly Snapshot[],
): readonly Node[] {
  if (snapshots.length === 0) return [noSnapshots];
  return snapshots.toReversed().map((snapshot) => ({ kind: 'snapshot', state, owner, snapshot }));
}

const noSnapshots: Node = {
  kind: 'message',
  text: 'No snapshots',
  icon: 'info',
  tooltip: 'A snapshot keeps the data as it is, to go back to: before a migration, say.',
};

const noVolumes: Node = {
  kind: 'message',
  text: 'No volumes',
  icon: 'info',
  tooltip: 'Its services keep no data in volumes.',
};

const restricted: Node = {
  kind: 'message',
  text: 'Restricted mode: environments are off',
  icon: 'shield',
  tooltip: 'Neither git nor Docker is run in a folder that you do not trust.',
  command: { id: 'workbench.trust.manage', title: 'Manage Trust' },
};

const none: Node = {
  kind: 'message',
  text: 'No environments yet: branch one…',
  icon: 'git-branch-create',
  tooltip: 'A branch is a git worktree with services, ports and volumes of its own.',
  command: { id: 'parity.branchEnvironment', title: 'Branch Environment' },
};

export function failure({ message, nextStep, code }: UserError): Node {
  return {
    kind: 'message',
    text: code === 'not-installed' ? 'git is not installed' : message.replace(/\.$/, ''),
    icon: 'warning',
    tooltip: [message, nextStep].filter((it) => it !== undefined).join(' '),
    command: waysOut[code === undefined || code === 'busy' ? 'other' : code],
  };
}

const tryAgain = { id: 'parity.refresh', title: 'Try Again' };

const waysOut = {
  'no-repository': { id: 'git.init', title: 'Initialize Repository' },
  'no-commit': { id: 'workbench.view.scm', title: 'Open Source Control' },
  'not-installed': { id: 'vscode.open', title: 'How to Install git', argument: 'https://git-scm.com/downloads' },
  other: tryAgain,
};

function noDocker({ state, reason, nextStep }: Exclude<DockerState, { state: 'ok' }>): Node {
  const install = {
    id: 'vscode.open',
    title: 'How to Install Docker',
    argument: 'https://docs.docker.com/engine/install/',
  };
  return {
    kind: 'message',
    text: reason.replace(/\.$/, ''),
    icon: 'warning',
    tooltip: `${reason} ${nextStep} Without it only code can be branched.`,
    command: state === 'notRunning' ? tryAgain : install,
  };
}
