import { describe, expect, test } from 'vitest';
import type { ProjectState } from '../../../client/projectState';
import { childNodes, environmentNode, pathTo, rootNodes, snapshotNodes } from '../../../client/tree/children';
import { ownerOf, type Node } from '../../../client/tree/node';
import type { DockerState } from '../../../core/environments/local/dockerState';
import type { Environment } from '../../../core/environments/environment';
import type { EnvironmentProvider } from '../../../core/environments/provider';
import type { EnvironmentState } from '../../../core/environments/states';
import type { Badges, DriftItem } from '../../../core/protocol';
import { projectOf } from '../../fixture';

const manifest = 'applications: {app: {type: "php:8.4"}}\nservices: {db: {type: "postgresql:17"}}\n';
const difference: DriftItem = {
  code: 'service-version-drift',
  severity: 'warning',
  message: 'PostgreSQL 15 runs locally, 17 is declared',
  file: 'compose.yaml',
  uri: 'file:///shop/compose.yaml',
  range: { start: { line: 1, character: 22 }, end: { line: 1, character: 24 } },
};

const score = { percent: 100, same: 2, differs: 0, unknown: 0, accepted: 0, places: [] };

/** The nodes below a project's differences; undefined where the tree has no such group. */
function differences(compose: string | undefined, badges: Partial<Badges> | undefined): readonly Node[] | undefined {
  const texts = { '.upsun/config.yaml': manifest, ...(compose !== undefined && { 'compose.yaml': compose }) };
  const nodes = rootNodes([
    {
      folder: '/shop',
      name: 'shop',
      project: projectOf({ texts }),
      badges: badges && { items: [], differences: [], unknown: [], score, ...badges },
      environments: { state: 'restricted' },
      driftOf: () => undefined,
    },
  ]);
  const group = nodes.find(({ kind }) => kind === 'differences');
  return group && childNodes(group);
}

function messages(compose: string | undefined, badges: Partial<Badges>): string[] {
  return differences(compose, badges)?.map((it) => (it.kind === 'message' ? it.text : it.kind)) ?? [];
}

const compose = 'services:\n  db: {image: "postgres:17"}\n  web: {image: "php:8.4"}\n';

test('each difference is a node', () => {
  expect(differences(compose, { differences: [difference] })).toMatchObject([{ kind: 'difference', difference }]);
});

test('where nothing differs, the tree says what was compared', () => {
  expect(messages(compose, {})).toEqual(['Nothing differs: 2 compared']);
  const unknown = [{ subject: 'db', reason: 'the tag "latest" names no version' }];
  expect(messages(compose, { unknown })).toEqual(['Nothing differs: 2 compared, 1 unknown']);
});

test('where nothing was compared, the tree does not call it the same', () => {
  expect(messages(undefined, {})).toEqual(['Nothing could be compared yet']);
});

test('while the server has not answered, nothing is claimed', () => {
  expect(differences(compose, undefined)).toBeUndefined();
});

const known = {
  folder: '/shop',
  name: 'shop',
  project: projectOf({ texts: { '.upsun/config.yaml': manifest, 'compose.yaml': compose } }),
  badges: undefined,
  environments: {
    state: 'known',
    provider: {} as EnvironmentProvider,
    production: { state: 'unknown', reason: '', nextStep: '' },
    local: { branch: 'main', commit: 'c' },
    states: [],
    docker: { state: 'ok' } as DockerState,
    read: new Date(),
  },
  driftOf: () => undefined,
} satisfies ProjectState;

test('an application stands above its relationships', () => {
  const text = manifest.replace('"php:8.4"', '"php:8.4", relationships: {database: "db:postgresql"}');
  const [production] = rootNodes([{ ...known, project: projectOf({ texts: { '.upsun/config.yaml': text } }) }]);
  const [applications] = production ? childNodes(production) : [];
  const [app] = applications ? childNodes(applications) : [];
  const below = app ? childNodes(app) : [];
  expect(below).toMatchObject([{ kind: 'relationship', relationship: { name: 'database', service: 'db' } }]);
});

test('the way to an environment leads over those that it was made from', () => {
  const states = [stateOf('top', 'local (main)', 1), stateOf('below', 'top', 2)];
  const state: ProjectState = { ...known, environments: { ...known.environments, states } };
  const target = (id: string) => {
    const reading = states.find(({ environment }) => environment.id === id);
    return environmentNode(state, { state: reading ?? stateOf(id, 'local (main)', 3), children: [] });
  };
  const path = (id: string, others: readonly ProjectState[]) =>
    pathTo(target(id), rootNodes([...others, state])).map((it) =>
      it.kind === 'environment' ? it.environment.id : it.kind,
    );
  expect(path('below', [])).toEqual(['top', 'below']);
  expect(path('below', [{ ...state, folder: '/other' }])).toEqual(['project', 'top', 'below']);
  expect(path('gone', [])).toEqual([]);
});

function stateOf(id: string, parent: string, day: number): EnvironmentState {
  const environment: Environment = {
    ...{ id, kind: 'branch', commit: 'c', worktree: `/state/${id}`, projectPath: '', parent, services: 'compose' },
    created: `2026-11-0${day}T10:00:00.000Z`,
  };
  return { environment, status: { state: 'codeOnly' }, expired: false, abilities: [] };
}

describe('snapshots', () => {
  const state = known;
  const owner = { id: 'local', title: 'Local' };

  test('the repository as opened has them, too, once git and Docker may be asked', () => {
    expect(childNodes({ kind: 'local', state }).at(-1)).toEqual({ kind: 'snapshots', state, owner });
    const restricted: ProjectState = { ...state, environments: { state: 'restricted' } };
    expect(childNodes({ kind: 'local', state: restricted }).map(({ kind }) => kind)).not.toContain('snapshots');
  });

  test('the newest comes first; where there is none, the tree says so', () => {
    const node = { kind: 'snapshots', state, owner } as const;
    const taken = '2026-11-20T10:00:00.000Z';
    const nodes = snapshotNodes(node, [
      { name: 'a', taken },
      { name: 'b', taken },
    ]);
    expect(nodes.map((it) => it.kind === 'snapshot' && it.snapshot.name)).toEqual(['b', 'a']);
    expect(snapshotNodes(node, [])).toMatchObject([{ kind: 'message', text: 'No snapshots' }]);
  });

  test('a snapshot is of whom it was taken from', () => {
    expect(ownerOf({ kind: 'local', state })).toEqual(owner);
    expect(ownerOf({ kind: 'snapshots', state, owner })).toBe(owner);
    expect(ownerOf({ kind: 'production', state })).toBeUndefined();
  });
});
