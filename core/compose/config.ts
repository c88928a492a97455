import type { ComposeProject, ComposeService } from './compose';
import { cleanPath } from './mounts';
import { shellWords } from './shellWords';
import { at, entriesOf, itemsOf, mapOf, scalarOf, type Tree, type TreeMap } from './tree';

/** What JSON can say. A value that is not known is null. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = { readonly [key: string]: Json };

/**
 * The services as `docker compose config --format json` prints them, with paths that are relative to the project's root. Durations and
 * sizes stay as they are written.
 */
export function composeConfig(project: ComposeProject): { readonly services: { readonly [name: string]: JsonObject } } {
  return { services: Object.fromEntries(project.services.map((service) => [service.name, serviceConfig(service)])) };
}

function serviceConfig(service: ComposeService): JsonObject {
  const { tree } = service;
  return withoutNull({
    ...plainMap(tree),
    env_file: undefined,
    build: buildConfig(mapOf(tree, 'build')),
    command: commandConfig(at(tree, 'command')),
    entrypoint: commandConfig(at(tree, 'entrypoint')),
    environment: objectOf(service.environment.map(({ name, value }) => [name, value?.value ?? null])),
    labels: objectOf(service.labels.map(({ name, value }) => [name, value ? (value.value ?? null) : ''])),
    depends_on: objectOf(service.dependsOn.map((on) => [on.name, dependency(on)])),
    healthcheck: healthcheckConfig(mapOf(tree, 'healthcheck')),
    networks: networksConfig(tree),
    ports: listOf(itemsOf(tree, 'ports').map((item) => numbered(item, 'target'))),
    volumes: listOf(itemsOf(tree, 'volumes').map(mountConfig)),
    secrets: listOf(itemsOf(tree, 'secrets').map(secretConfig)),
    extra_hosts: hostsConfig(tree),
    deploy: deployConfig(tree),
    pull_policy: pullPolicy(scalarOf(tree, 'pull_policy')?.value),
  });
}

function plain(tree: Tree | undefined): Json {
  if (tree?.kind === 'map') return plainMap(tree);
  if (tree?.kind === 'list') return tree.items.map(plain);
  if (tree?.value === undefined) return null;
  if (tree.type === 'number') return Number(tree.value);
  return /^(true|false)$/.test(tree.value) && (tree.type === 'boolean' || tree.layer.node.kind !== 'scalar')
    ? tree.value === 'true'
    : tree.value;
}

function plainMap(tree: TreeMap): JsonObject {
  return Object.fromEntries(entriesOf(tree).map(([key, { value }]) => [key, plain(value)]));
}

function withoutNull(fields: { readonly [key: string]: Json | undefined }): JsonObject {
  const said = Object.entries(fields).filter((field): field is [string, Json] => (field[1] ?? null) !== null);
  return Object.fromEntries(said);
}

/** Undefined where there is nothing in it. */
function objectOf(entries: readonly (readonly [string, Json])[]): Json | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function listOf(items: readonly Json[]): Json | undefined {
  return items.length > 0 ? items : undefined;
}

function dependency({ condition, required, restart }: ComposeService['dependsOn'][number]): Json {
  return { condition, required, ...(restart ? { restart } : {}) };
}

function commandConfig(tree: Tree | undefined): Json | undefined {
  if (tree?.kind === 'list') return tree.items.map(plain);
  const text = scalarOf(tree)?.value;
  return text === undefined ? undefined : (shellWords(text) ?? null);
}

function healthcheckConfig(tree: TreeMap | undefined): Json | undefined {
  if (!tree) return undefined;
  const test = at(tree, 'test');
  const text = scalarOf(test)?.value;
  return { ...plainMap(tree), test: text === undefined ? plain(test) : ['CMD-SHELL', text] };
}

function networksConfig(tree: TreeMap): Json | undefined {
  const networks = entriesOf(tree, 'networks');
  if (networks.length > 0) return objectOf(networks.map(([name, { value }]) => [name, plain(value)]));
  return at(tree, 'network_mode') || at(tree, 'provider') ? undefined : { default: null };
}

function buildConfig(tree: TreeMap | undefined): Json | undefined {
  if (!tree) return undefined;
  const folder = (scalarOf(tree, 'context') ?? tree).layer.folder;
  const context = scalarOf(tree, 'context');
  const args = entriesOf(tree, 'args').flatMap(([name, { value }]) => {
    const text = scalarOf(value);
    return text ? [[name, text.value ?? null] as const] : [];
  });
  return withoutNull({
    ...plainMap(tree),
    context: context && context.value === undefined ? null : pathFrom(folder, context?.value ?? '.'),
    dockerfile: plain(at(tree, 'dockerfile')) ?? (at(tree, 'dockerfile_inline') ? undefined : 'Dockerfile'),
    args: objectOf(args),
    additional_contexts: objectOf(contexts(tree)),
    extra_hosts: hostsConfig(tree),
  });
}

/** `scale` is the older name of `deploy.replicas`. */
function deployConfig(tree: TreeMap): Json | undefined {
  const deploy = mapOf(tree, 'deploy');
  return deploy && withoutNull({ replicas: plain(at(tree, 'scale')), ...plainMap(deploy) });
}

/** The older name of the same. */
function pullPolicy(written: string | undefined): string | undefined {
  return written === 'if_not_present' ? 'missing' : written;
}

function contexts(tree: TreeMap): (readonly [string, Json])[] {
  return entriesOf(tree, 'additional_contexts').map(([name, { value }]) => {
    const text = scalarOf(value)?.value;
    return [name, text === undefined ? null : pathFrom(value.layer.folder, text)] as const;
  });
}

/** `HOST:ADDRESS`, the older form, is `HOST=ADDRESS`. */
function hostsConfig(tree: TreeMap): Json | undefined {
  const texts = itemsOf(tree, 'extra_hosts').flatMap((item) => scalarOf(item)?.value ?? []);
  return listOf(texts.map((text) => (text.includes('=') ? text : text.replace(':', '='))).sort());
}

function mountConfig(item: Tree): Json {
  if (item.kind !== 'map') return plain(item);
  const source = scalarOf(item, 'source')?.value;
  const target = scalarOf(item, 'target')?.value;
  const type = scalarOf(item, 'type')?.value;
  return withoutNull({
    ...plainMap(item),
    source: type === 'bind' && source !== undefined ? pathFrom(item.layer.folder, source) : source,
    target: target === undefined ? null : cleanPath(target),
  });
}

function secretConfig(item: Tree): Json {
  const source = scalarOf(item, 'source')?.value;
  return item.kind === 'map' ? { target: `/run/secrets/${source ?? ''}`, ...plainMap(item) } : plain(item);
}

function numbered(item: Tree, key: string): Json {
  if (item.kind !== 'map') return plain(item);
  const texts = Object.entries(plainMap(item)).map(([name, value]) => [
    name,
    typeof value === 'object' ? value : String(value),
  ]);
  const fields = Object.fromEntries(texts) as Record<string, Json>;
  return withoutNull({ mode: 'ingress', protocol: 'tcp', ...fields, [key]: Number(fields[key]) });
}

/** A path relative to the root; one that is not relative as it is. */
function pathFrom(folder: string | undefined, written: string): string {
  if (folder === undefined || /^([/~\\]|[A-Za-z]:|[a-z-]+:\/\/|service:|git@)/.test(written)) return written;
  return cleanPath(folder === '' ? written : `${folder}/${written}`);
}
