import { MarkdownString, type TreeItem } from 'vscode';
import { titleOf, type ServiceState, type Status } from '../../core/environments/environment';
import { reasonsToRemove, type EnvironmentState } from '../../core/environments/states';
import { urlsOf } from '../../core/environments/urls';
import { counted } from '../../core/words';
import { tilde } from '../tilde';
import { ago, left } from './ago';
import { make } from './make';
import type { EnvironmentNode, Node } from './node';

/** An environment of this machine. Its menu offers what can be done with it as it is. */
export function environmentItem({ state, environment, reading, children, isNested }: EnvironmentNode): TreeItem {
  const { status } = reading;
  const isEmpty = !environment.stack && children.length === 0;
  const isUp = status.state === 'running' || status.state === 'partly' || children.length > 0;
  const [icon, color] = icons[status.state];
  const offered = marksOf(reading);
  const item = make(titleOf(environment), isEmpty ? 'leaf' : isUp ? 'expanded' : 'collapsed', icon, {
    description: [
      ...offered,
      stateInWords(status),
      ...driftInWords(state.driftOf(environment)),
      ...lifetimeInWords(reading),
      ...(isNested ? [] : [`from ${environment.parent}`]),
    ].join(' · '),
    color: offered.length > 0 ? 'list.warningForeground' : color,
  });
  // It stays open or closed, and selected, when its name or state changes; an editor opens what it has not known as a leaf.
  item.id = [state.folder, environment.id, isEmpty ? 'leaf' : 'parent'].join('\0');
  const flags = [...reading.abilities, ...(urlsOf(environment).length > 0 ? ['page'] : [])];
  item.contextValue = contextValue(offered.length > 0 ? 'environment.offered' : 'environment', flags);
  return item;
}

/** What is shown where the mouse rests: read when it is asked for, since it tells an age. */
export function environmentTooltip({ environment, reading, state }: EnvironmentNode): MarkdownString {
  const { id, branch, commit, worktree, expires } = environment;
  const read = state.environments.state === 'known' ? state.environments.read : undefined;
  const lines = [
    `${branch === undefined ? 'Detached' : `Branch ${branch}`} at ${commit.slice(0, 7)}`,
    ...(titleOf(environment) === id ? [] : [`Its id is ${id}`]),
    tilde(worktree),
    ...driftInWords(state.driftOf(environment)).map((it) => `${it} between its local files and its own manifest`),
    ...reasonsToRemove(reading).map((it) => `${it} It can be removed; nothing is removed by itself.`),
    ...(expires === undefined || reading.expired ? [] : [`Its removal is offered from ${expires.slice(0, 10)} on.`]),
    ...(read ? [`Read ${ago(read)}`] : []),
  ];
  return new MarkdownString().appendText(lines.join('\n'));
}

/** A service of an environment, with where it answers. */
export function stackServiceItem({ environment, service, run }: Extract<Node, { kind: 'stackService' }>): TreeItem {
  const addresses = service.ports.map(({ published }) => `127.0.0.1:${published}`);
  const [icon, color] = run === undefined ? (['question', undefined] as const) : serviceIcons[run];
  const item = make(service.name, 'leaf', icon, {
    description: [...addresses, ...(run === 'running' ? [] : [run ?? 'unknown'])].join(' · '),
    tooltip: `${service.image}: ${run ?? 'Docker does not answer'}`,
    color,
  });
  const url = urlsOf(environment).some((it) => it.service === service.name);
  const isUp = run === 'running' || run === 'starting' || run === 'unhealthy';
  item.contextValue = contextValue('stackService', [
    'logs',
    ...(addresses.length > 0 ? ['address'] : []),
    ...(url ? ['page'] : []),
    ...(isUp ? ['terminal'] : []),
  ]);
  return item;
}

/** Menus look for `.word.` in it. */
function contextValue(kind: string, flags: readonly string[]): string {
  return `${[kind, ...flags].join('.')}.`;
}

function marksOf({ branch, expired }: EnvironmentState): string[] {
  const words = { merged: 'merged', deleted: 'branch deleted', remoteDeleted: 'remote branch deleted' };
  return [...(branch ? [words[branch.state]] : []), ...(expired ? ['lifetime over'] : [])];
}

/** What is over is a mark already. */
function lifetimeInWords({ environment: { expires }, expired }: EnvironmentState): string[] {
  return expires === undefined || expired ? [] : [left(new Date(expires))];
}

/** None that is known is said by silence, as is what is not known. */
function driftInWords(count: number | undefined): string[] {
  return count === undefined || count === 0 ? [] : [counted(count, 'difference')];
}

function stateInWords(status: Status): string {
  switch (status.state) {
    case 'unknown':
      return `unknown: ${status.reason}`;
    case 'partly':
      return `${[...status.services.values()].filter((it) => it !== 'stopped').length} of its services running`;
    case 'codeOnly':
      return 'code only';
    default:
      return isTroubled(status) ? 'running, unhealthy' : status.state;
  }
}

function isTroubled(status: Status): boolean {
  return 'services' in status && [...status.services.values()].includes('unhealthy');
}

type Icon = readonly [icon: string, color: string | undefined];

const icons: Readonly<Record<Status['state'], Icon>> = {
  running: ['vm-running', 'testing.iconPassed'],
  stopped: ['vm-outline', undefined],
  paused: ['debug-pause', undefined],
  partly: ['vm-connect', undefined],
  codeOnly: ['git-branch', undefined],
  unknown: ['question', undefined],
};

const serviceIcons: Readonly<Record<ServiceState, Icon>> = {
  running: ['pass', 'testing.iconPassed'],
  starting: ['sync', undefined],
  unhealthy: ['warning', 'list.warningForeground'],
  paused: ['debug-pause', undefined],
  stopped: ['circle-outline', undefined],
  ended: ['check', undefined],
};
