import type { Environment, Status } from '../../core/environments/environment';
import { titleOf } from '../../core/environments/environment';
import { nested, type Nested } from '../../core/environments/nesting';
import { reasonsToRemove, type EnvironmentState } from '../../core/environments/states';
import { urlsOf } from '../../core/environments/urls';
import { printable } from '../terminal';

/** Every environment with its services, children below their parents. */
export function listText(states: readonly EnvironmentState[]): string {
  if (states.length === 0) return 'There are no environments yet.\n';
  const lines = nested(states).flatMap((it) => linesOf(it, ''));
  return `${lines.map(printable).join('\n')}\n`;
}

function linesOf({ state, children }: Nested, indent: string): string[] {
  const { environment, status } = state;
  const { id, name, parent, worktree, projectPath } = environment;
  const called = name === undefined ? id : `${id} "${name}"`;
  const inside = `${indent}  `;
  return [
    `${indent}${called}  ${stateInWords(status)}  from ${parent}`,
    `${inside}${[worktree, projectPath].filter((it) => it !== '').join('/')}`,
    ...serviceLines(environment, status, inside),
    ...reasonsToRemove(state).map((it) => `${inside}${it} Remove it with: environment-parity env remove ${id}`),
    ...children.flatMap((child) => linesOf(child, inside)),
  ];
}

function stateInWords(status: Status): string {
  const words = {
    running: 'running',
    paused: 'paused',
    stopped: 'stopped',
    partly: 'partly running',
    codeOnly: 'code only',
  };
  return status.state === 'unknown' ? `unknown: ${status.reason}` : words[status.state];
}

function serviceLines({ stack }: Environment, status: Status, indent: string): string[] {
  const rows = (stack?.services ?? []).map(({ name, ports }) => [
    name,
    stateOf(name, status),
    ports.map(({ published }) => `127.0.0.1:${published}`).join(' '),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map(
    (cells) =>
      indent +
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
  );
}

function stateOf(service: string, status: Status): string {
  return 'services' in status ? (status.services.get(service) ?? 'stopped') : 'unknown';
}

/** The same as data, for scripts: fields are added, never renamed. */
export function stateAsData({ environment, status, branch, expired, abilities }: EnvironmentState): object {
  const { id, kind, commit, parent, worktree, projectPath, created, expires, stack } = environment;
  return {
    id,
    title: titleOf(environment),
    kind,
    branch: environment.branch,
    branchState: branch?.state,
    commit,
    parent,
    worktree,
    projectPath,
    created,
    expires,
    expired,
    state: status.state,
    ...('reason' in status ? { reason: status.reason } : {}),
    services: (stack?.services ?? []).map(({ name, image, ports }) => ({
      name,
      image,
      state: stateOf(name, status),
      ports,
    })),
    urls: urlsOf(environment),
    can: abilities,
  };
}
