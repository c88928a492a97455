import type { Environment } from '../../core/environments/environment';
import { titleOf } from '../../core/environments/environment';
import type { BranchOptions, BranchSource } from '../../core/environments/provider';
import type { EnvironmentsState, ProjectState } from '../projectState';
import type { Fields, PanelSource } from '../webview/messages';

type Known = Extract<EnvironmentsState, { state: 'known' }>;

/** What can be branched, with what each can and can't give. */
export function sourcesOf({ environments, project }: ProjectState): readonly PanelSource[] {
  if (environments.state !== 'known') return [];
  const noDocker =
    environments.docker.state === 'ok' ? undefined : `${environments.docker.reason} Only code is branched.`;
  const noCompose = project.compose.state === 'known' ? undefined : 'There is no Compose file, and so no data.';
  return [
    productionSource(environments),
    localSource(environments, noDocker ?? noCompose),
    ...environments.states.map(({ environment }) => environmentSource(environment, noDocker)),
  ];
}

function productionSource({ production }: Known): PanelSource {
  const at =
    production.state === 'known' ? `${production.ref} at ${production.commit.slice(0, 7)}` : 'its commit is unknown';
  return {
    id: 'production',
    label: `Production, ${at}`,
    about: 'The code of production, and services as its manifest declares them.',
    noData: 'Production’s data is not on this machine: the services start empty.',
    noChanges: 'Production is a commit and has none.',
  };
}

function localSource({ local }: Known, noData: string | undefined): PanelSource {
  return {
    id: 'local',
    label: `Local, ${local.branch ?? local.commit.slice(0, 7)}`,
    about: `The last commit (${local.commit.slice(0, 7)}) of this folder, and the services of its Compose files.`,
    noData,
  };
}

function environmentSource(environment: Environment, noDocker: string | undefined): PanelSource {
  const title = titleOf(environment);
  const hasServices = (environment.stack?.services.length ?? 0) > 0;
  return {
    id: sourceId({ kind: 'environment', id: environment.id }),
    label: `${title}, made from ${environment.parent}`,
    about: `The last commit of ${environment.branch ?? title}, and services like those of ${title}.`,
    noData: noDocker ?? (hasServices ? undefined : `${title} has no services, and so no data.`),
  };
}

/** The source that fields name; the first where that one is gone. */
export function sourceOf({ source }: Fields, sources: readonly PanelSource[]): PanelSource | undefined {
  return sources.find(({ id }) => id === source) ?? sources[0];
}

/** The wishes that a source can fulfil. */
export function optionsOf({ data, changes, verify }: Fields, source: PanelSource | undefined): BranchOptions {
  const hasData = data && source?.noData === undefined;
  return { bring: { data: hasData, changes: changes && source?.noChanges === undefined }, verify: verify && hasData };
}

export function sourceId(source: BranchSource): string {
  return source.kind === 'environment' ? `environment:${source.id}` : source.kind;
}

export function readSource(id: string): BranchSource {
  if (id.startsWith('environment:')) return { kind: 'environment', id: id.slice('environment:'.length) };
  return id === 'local' ? { kind: 'local' } : { kind: 'production' };
}
