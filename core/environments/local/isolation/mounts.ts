import { createHash } from 'node:crypto';
import { basename, isAbsolute, join } from 'node:path';
import type { ComposeService } from '../../../compose/compose';
import { cleanPath } from '../../../compose/mounts';
import { at, isTrue, itemsOf, placeOf, scalarOf, textOf, type Tree } from '../../../compose/tree';
import type { Json } from '../../plan';
import { isDependencyFolder } from '../dependencyFolders';
import { dataOutside, isData } from './data';
import type { Finding, Ground } from './ground';
import { override } from './overrideText';
import { hostPath, type PathFact } from './pathFacts';
import type { UnnamedVolume } from './unnamed';
import { escaped, written } from './written';

/** What becomes of a mount. */
type Outcome =
  | { readonly as: 'same' }
  | {
      readonly as: 'bind';
      readonly path: string;
      readonly readOnly?: boolean;
      readonly note?: string;
      /** What is written leads to the same path by itself. */
      readonly kept?: boolean;
    }
  | { readonly as: 'volume'; readonly key: string; readonly from: string | undefined }
  | { readonly as: 'refused'; readonly what: string };

/**
 * The mounts of a service. Code is mounted from the branch's worktree; folders that git does not hold are data, and become volumes of
 * the branch; what is only read stays where it is. Anything else would be written by both.
 */
export function mounts(service: ComposeService, ground: Ground): Finding {
  const items = itemsOf(service.tree, 'volumes');
  const unnamed = ground.unnamed.filter(
    (it) => it.service === service.name && items.every((item) => targetOf(item) !== it.path || isPathAlone(item)),
  );
  const outcomes = items.map((item) => namedNow(item, unnamed) ?? outcomeOf(service, item, ground));
  const added = unnamed.filter(({ path }) => !items.some((item) => targetOf(item) === path));
  const changed = added.length > 0 || outcomes.some((it) => it.as === 'volume' || (it.as === 'bind' && !it.kept));
  const lines = [
    ...items.map((item, index) => rewritten(item, outcomes[index])),
    ...added.map(({ key, path }) => ({ type: 'volume', source: key, target: path })),
  ];
  return {
    fields: changed ? { volumes: override(lines) } : {},
    notes: [
      ...outcomes.flatMap((it) => (it.as === 'bind' && it.note !== undefined ? [it.note] : [])),
      ...unnamed.map(({ path }) => `${service.name} has ${path} in a volume without a name: in the branch it has one.`),
      ...dataOutside(service, [...items.map(targetOf), ...unnamed.map(({ path }) => path)]),
    ],
    refusals: outcomes.flatMap((it, index) => {
      const item = items[index];
      return it.as === 'refused' && item ? [{ source: placeOf(item.layer), what: it.what }] : [];
    }),
    volumes: [
      ...outcomes.flatMap((it) =>
        it.as === 'volume' && !unnamed.some(({ key }) => key === it.key)
          ? [{ key: it.key, ...(it.from === undefined ? {} : { from: it.from }) }]
          : [],
      ),
      ...unnamed.map(({ key, from, path }) => ({ key, from, path })),
    ],
    reads: items.flatMap((item) => carried(item, ground)),
  };
}

function isPathAlone(item: Tree): boolean {
  return (textOf(item, 'type') ?? 'volume') === 'volume' && !textOf(item, 'source');
}

/** A line that says no more than a path. */
function namedNow(item: Tree, unnamed: readonly UnnamedVolume[]): Outcome | undefined {
  if (!isPathAlone(item)) return undefined;
  const found = unnamed.find(({ path }) => path === targetOf(item));
  return found && { as: 'volume', key: found.key, from: found.from };
}

function targetOf(item: Tree): string {
  return cleanPath(textOf(item, 'target') ?? '');
}

function rewritten(item: Tree, outcome: Outcome | undefined): Json {
  const same = written(item) as Readonly<Record<string, Json>>;
  if (outcome?.as === 'volume') return { type: 'volume', source: outcome.key, target: same['target'] ?? '' };
  if (outcome?.as !== 'bind') return same;
  return { ...same, source: escaped(outcome.path), ...(outcome.readOnly ? { read_only: true } : {}) };
}

function outcomeOf(service: ComposeService, item: Tree, ground: Ground): Outcome {
  const type = textOf(item, 'type') ?? 'volume';
  if (type === 'volume' || type === 'tmpfs' || type === 'image') return { as: 'same' };
  const source = scalarOf(item, 'source');
  if (type !== 'bind' || !source) return { as: 'refused', what: `it has a mount of the type "${type}"` };
  const path = hostPath(source, ground.parent);
  const fact = path === undefined ? undefined : ground.facts.get(path);
  if (!fact || path === undefined)
    return { as: 'refused', what: `it mounts "${source.written}", which is not known here` };
  const readOnly = isTrue(at(item, 'read_only'));
  const target = textOf(item, 'target') ?? '';
  const name = source.value ?? '';
  if (isEngineSocket(path) || isEngineSocket(fact.real) || fact.kind === 'socket')
    return { as: 'refused', what: `it mounts "${name}", through which it reaches what belongs to others` };
  if (fact.inside !== undefined) return insideOutcome({ name, path }, fact, readOnly, ground);
  if (readOnly) return { as: 'bind', path: fact.real, note: `${service.name} reads ${name}, which stays shared.` };
  if (fact.kind !== 'file' && isData(service, target)) return dataVolume(fact, ground);
  if (/^\/(etc|usr)\//.test(fact.real)) {
    const note = `${service.name} can only read ${name}.`;
    return { as: 'bind', path: fact.real, readOnly: true, note };
  }
  return { as: 'refused', what: `it can write to "${name}", which is outside of the repository` };
}

function insideOutcome(
  written: { readonly name: string; readonly path: string },
  fact: PathFact,
  readOnly: boolean,
  ground: Ground,
): Outcome {
  const place = fact.inside ?? '';
  const inWorktree = fact.tracked || fact.kind === 'file' || isDependencyFolder(basename(place));
  if (!inWorktree && !readOnly) return dataVolume(fact, ground);
  if (!inWorktree) return { as: 'bind', path: fact.real };
  const kept = !isAbsolute(written.name) && written.path === fact.real;
  return { as: 'bind', path: join(ground.branch.root, place), kept };
}

/** A folder that only containers write. */
function dataVolume(fact: PathFact, { parent }: Ground): Outcome {
  const key = keyOf(fact.inside ?? fact.real);
  const known = parent.stack?.volumes?.find((volume) => volume.key === key)?.name;
  return { as: 'volume', key, from: parent.stack ? known : fact.kind === 'folder' ? fact.real : undefined };
}

/** The same in all environments of a repository. */
export function keyOf(path: string): string {
  const name = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'data'}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}

/** Files beside the code that git does not hold. */
function carried(item: Tree, { parent, facts }: Ground): string[] {
  const source = textOf(item, 'type') === 'bind' ? scalarOf(item, 'source') : undefined;
  const path = source && hostPath(source, parent);
  const fact = path === undefined ? undefined : facts.get(path);
  return fact?.kind === 'file' && fact.inside !== undefined && !fact.tracked ? [fact.inside] : [];
}

const sockets = [
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/podman/podman.sock',
  '/run/containerd/containerd.sock',
];

/** True for a folder that holds the socket, too. Whoever reads it reaches every container. */
function isEngineSocket(path: string): boolean {
  return (
    /docker[^/]*\.sock$/.test(path) || sockets.some((it) => path === '/' || it === path || it.startsWith(`${path}/`))
  );
}
