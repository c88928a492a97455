import { expect, test } from 'vitest';
import { optionsOf, readSource, sourceId, sourceOf, sourcesOf } from '../../../client/panel/sources';
import type { EnvironmentsState, ProjectState } from '../../../client/projectState';
import type { Environment, Stack } from '../../../core/environments/environment';
import type { EnvironmentProvider } from '../../../core/environments/provider';
import { projectOf } from '../../fixture';

type Known = Extract<EnvironmentsState, { state: 'known' }>;

const commit = '3a1b2c4d5e6f7081920a3b4c5d6e7f8091a2b3c4';
const stack: Stack = {
  project: 'parity-search',
  files: [],
  services: [{ name: 'db', image: 'postgres:17', ports: [] }],
};
const environment: Environment = {
  ...{ id: 'search', kind: 'branch', branch: 'feature/search', commit, worktree: '/w', projectPath: '' },
  ...{ parent: 'local (main)', services: 'compose', created: '2026-11-21T09:30:00Z' },
};

function stateOf(
  known: Partial<Known> = {},
  texts: Record<string, string> = { 'compose.yaml': 'services: {}\n' },
): ProjectState {
  const environments: Known = {
    ...{ state: 'known', provider: {} as EnvironmentProvider, read: new Date(0), states: [] },
    production: { state: 'known', commit, ref: 'origin/main', how: 'the default branch of origin' },
    local: { branch: 'main', commit },
    docker: { state: 'ok' },
    ...known,
  };
  const project = projectOf({ texts });
  return { folder: '/shop', name: 'shop', project, badges: undefined, environments, driftOf: () => undefined };
}

function environments(...all: Environment[]): Partial<Known> {
  return {
    states: all.map((it) => ({
      ...{ environment: it, status: { state: 'codeOnly' }, expired: false, abilities: [] },
    })),
  };
}

test('every source says what it is, and which data and changes it can give', () => {
  const sources = sourcesOf(stateOf(environments({ ...environment, stack }, { ...environment, id: 'code' })));
  expect(sources.map(({ id, label, noData, noChanges }) => [id, label, noData, noChanges])).toEqual([
    [
      'production',
      'Production, origin/main at 3a1b2c4',
      'Production’s data is not on this machine: the services start empty.',
      'Production is a commit and has none.',
    ],
    ['local', 'Local, main', undefined, undefined],
    ['environment:search', 'search, made from local (main)', undefined, undefined],
    ['environment:code', 'code, made from local (main)', 'code has no services, and so no data.', undefined],
  ]);
});

test('without Docker no source gives data, and the reason is told', () => {
  const docker = { state: 'notRunning', reason: 'Docker does not run.', nextStep: 'Start it.' } as const;
  const sources = sourcesOf(stateOf({ ...environments({ ...environment, stack }), docker }));
  expect(sources.slice(1).map(({ noData }) => noData)).toEqual(
    Array(2).fill('Docker does not run. Only code is branched.'),
  );
});

test('a folder without a Compose file has no data', () => {
  expect(sourcesOf(stateOf({}, {}))[1]?.noData).toBe('There is no Compose file, and so no data.');
});

test('in the place of a source that is gone stands the first', () => {
  const sources = sourcesOf(stateOf());
  const fields = { name: 'a', data: true, changes: false, verify: false };
  expect(sourceOf({ ...fields, source: 'local' }, sources)?.id).toBe('local');
  expect(sourceOf({ ...fields, source: 'environment:gone' }, sources)?.id).toBe('production');
});

test('a wish that the source can not fulfil is not asked of the provider', () => {
  const [production, local] = sourcesOf(stateOf());
  const fields = { name: 'a', source: 'local', data: true, changes: true, verify: true };
  expect(optionsOf(fields, production)).toEqual({ bring: { data: false, changes: false }, verify: false });
  expect(optionsOf(fields, local)).toEqual({ bring: { data: true, changes: true }, verify: true });
  expect(optionsOf({ ...fields, data: false }, local)).toEqual({
    bring: { data: false, changes: true },
    verify: false,
  });
});

test.each([{ kind: 'production' }, { kind: 'local' }, { kind: 'environment', id: 'a:b' }] as const)(
  'a source is found again by its id: $kind',
  (source) => {
    expect(readSource(sourceId(source))).toEqual(source);
  },
);
