import { MarkdownString, TreeItemCollapsibleState, Uri, type TreeItem } from 'vscode';
import type { ProductionCommit } from '../../core/environments/provider';
import type { Badge } from '../../core/protocol';
import type { Source } from '../../core/text';
import { describeBytes } from '../../core/bytes';
import { titleOf as engineTitle } from '../../core/drift/engines';
import { valueOf } from '../../core/model';
import type { ProjectState } from '../projectState';
import { ago } from './ago';
import { differenceItem, differencesItem } from './differenceItem';
import { environmentItem, stackServiceItem } from './environmentItem';
import { make } from './make';
import type { Node } from './node';

/** How a node looks. */
export function treeItem(node: Node): TreeItem {
  const item = looks[node.kind](node as never);
  item.contextValue ??= node.kind;
  item.accessibilityInformation = {
    label: [item.label, item.description].filter((it) => typeof it === 'string').join(', '),
  };
  return item;
}

type Looks = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>) => TreeItem };

const looks: Looks = {
  project: ({ state }) => make(state.name, 'expanded', 'root-folder', { tooltip: state.folder }),
  production: ({ state }) => production(state),
  group: ({ label, icon, children }) => make(label, 'expanded', icon, { description: String(children.length) }),
  application({ state, application }) {
    const runtime = valueOf(application.runtime);
    const what = runtime ? `${engineTitle(runtime.name)} ${valueOf(runtime.version) ?? ''}`.trim() : 'unknown runtime';
    const item = declaredItem(state, 'application', application.name, what, application.source);
    if (application.relationships.length > 0) item.collapsibleState = TreeItemCollapsibleState.Collapsed;
    return item;
  },
  relationship: ({ state, relationship: { name, service, source } }) =>
    make(name, 'leaf', 'plug', {
      description: `→ ${service}`,
      tooltip: `The relationship ${name} leads to ${service}`,
      open: [state.folder, source],
    }),
  service({ state, service }) {
    const engine = valueOf(service.engine);
    const what =
      engine === undefined
        ? 'unknown image'
        : `${engineTitle(engine)} ${valueOf(service.version) ?? '(version unknown)'}`;
    return declaredItem(state, 'service', service.name, what, service.source);
  },
  route: ({ state, route }) =>
    make(route.url, 'leaf', route.kind === 'redirect' ? 'arrow-right' : 'globe', {
      description: route.target ?? route.kind,
      tooltip: `${route.kind} route`,
      open: [state.folder, route.source],
    }),
  local: ({ state }) => local(state),
  differences: ({ differences }) => differencesItem(differences),
  difference: ({ difference }) => differenceItem(difference),
  environment: environmentItem,
  stackService: stackServiceItem,
  volumes: ({ owner }) =>
    make('Volumes', 'collapsed', 'archive', { tooltip: `The data of ${owner.title}; measured when opened` }),
  volume: ({ volume: { key, name, bytes } }) =>
    make(key, 'leaf', 'archive', {
      description: bytes === undefined ? 'size unknown' : describeBytes(bytes),
      tooltip: `Docker volume ${name}`,
    }),
  snapshots: ({ owner }) =>
    make('Snapshots', 'collapsed', 'history', { tooltip: `The data of ${owner.title} at moments that were kept` }),
  snapshot: ({ owner, snapshot: { name, taken } }) =>
    make(name, 'leaf', 'device-camera', {
      description: ago(new Date(taken)),
      tooltip: `The data of ${owner.title} on ${new Date(taken).toLocaleString()}`,
    }),
  message({ text, icon, tooltip, command }) {
    const item = make(text, 'leaf', icon, { tooltip });
    item.contextValue = command?.id === 'parity.refresh' ? 'message.retry' : 'message';
    if (command)
      item.command = {
        command: command.id,
        title: command.title,
        arguments:
          command.argument === undefined
            ? []
            : [command.id === 'vscode.open' ? Uri.parse(command.argument) : command.argument],
      };
    return item;
  },
};

function production(state: ProjectState): TreeItem {
  const environments = state.environments;
  const commit = environments.state === 'known' ? environments.production : undefined;
  const description =
    commit?.state === 'known'
      ? [commit.ref, commit.commit.slice(0, 7), commit.fetchedAt ? `fetched ${ago(commit.fetchedAt)}` : '']
          .filter((it) => it !== '')
          .join(' · ')
      : commit
        ? 'commit unknown'
        : '';
  const item = make('Production', 'expanded', 'cloud', {
    description: `declared${description === '' ? '' : ` · ${description}`}`,
    tooltip: productionTooltip(commit),
  });
  item.contextValue = commit?.state === 'known' ? 'production' : 'production.unknown';
  return item;
}

function productionTooltip(commit: ProductionCommit | undefined): MarkdownString {
  const text = new MarkdownString(
    'What the manifest in the working tree *declares*. What is really deployed is not asked.\n\n',
  );
  if (commit?.state === 'known')
    text.appendText(
      `Production's commit: ${commit.commit.slice(0, 7)} of ${commit.ref}, ${commit.how}. It is never fetched by itself.`,
    );
  if (commit?.state === 'unknown')
    text.appendText(`Production's commit is unknown. ${commit.reason} ${commit.nextStep}`);
  return text;
}

function local(state: ProjectState): TreeItem {
  const known = state.environments.state === 'known' ? state.environments : undefined;
  const description = known ? (known.local.branch ?? known.local.commit.slice(0, 7)) : '';
  const files = state.project.compose.files.map(({ path }) => path).join(', ');
  return make('Local', 'collapsed', 'vm', {
    description,
    tooltip: files === '' ? 'The working tree, without a Compose file' : `The working tree, as ${files} describes it`,
  });
}

/** An application or service. On the declared side with its drift; on both with a way to where it is written. */
function declaredItem(state: ProjectState, kind: Badge['kind'], name: string, what: string, source: Source): TreeItem {
  const { files, included } = state.project.manifest;
  const isDeclared = [...files, ...included].some(({ path }) => path === source.file);
  const icon = kind === 'application' ? 'package' : 'database';
  if (!isDeclared) return make(name, 'leaf', icon, { description: what, open: [state.folder, source] });
  const badge = state.badges?.items.find((it) => it.kind === kind && it.name === name);
  const unknown = state.badges?.unknown.find(({ subject }) => subject === name);
  if (badge) {
    return make(name, 'leaf', 'warning', {
      description: `${what} · drift`,
      tooltip: badge.message,
      color: badge.severity === 'information' ? 'list.deemphasizedForeground' : 'list.warningForeground',
      open: [state.folder, source],
    });
  }
  if (unknown)
    return make(name, 'leaf', 'question', {
      description: `${what} · local state unknown`,
      tooltip: `Local state unknown: ${unknown.reason}`,
      open: [state.folder, source],
    });
  const compared = isCompared(state, name);
  return make(name, 'leaf', compared ? 'pass' : icon, {
    description: compared ? `${what} · same locally` : what,
    tooltip: compared ? 'The local version agrees' : 'Not compared',
    color: compared ? 'testing.iconPassed' : undefined,
    open: [state.folder, source],
  });
}

/** Both sides were there and their versions known. Without the server's answer nothing is claimed. */
function isCompared(state: ProjectState, name: string): boolean {
  const { services, applications } = state.project.comparison;
  return state.badges !== undefined && [...services, ...applications].some(({ declared }) => declared.name === name);
}
