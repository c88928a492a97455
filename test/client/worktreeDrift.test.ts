import { expect, test } from 'vitest';
import { WorktreeDrift } from '../../client/worktreeDrift';
import type { Environment } from '../../core/environments/environment';
import type { Severity } from '../../core/severity';

function environment(id: string, services: Environment['services'] = 'compose'): Environment {
  return {
    ...{ id, kind: 'branch', commit: 'c', worktree: `/state/${id}`, projectPath: 'shop', parent: 'local (main)' },
    ...{ services, created: '2026-11-20T10:00:00.000Z' },
  };
}

/** A server that knows the differences of projects, and is asked for them one after the other. */
function setting(found: Record<string, readonly Severity[]>) {
  const asked: string[] = [];
  const ask = <T>(_: string, params: unknown): Promise<T | undefined> => {
    const { uri } = params as { uri: string };
    asked.push(uri);
    const severities = found[uri];
    return Promise.resolve(severities && ({ differences: severities.map((severity) => ({ severity })) } as T));
  };
  return { drift: new WorktreeDrift({ ask }), asked, found };
}

const [a, b] = [environment('a'), environment('b')];

test('the differences of each worktree are counted; hints are none, and what is not answered is not known', async () => {
  const { drift } = setting({ 'file:///state/a/shop': ['warning', 'information', 'hint'] });
  expect(drift.of(a)).toBeUndefined();
  expect(await drift.count([a, b])).toBe(true);
  expect([drift.of(a), drift.of(b)]).toEqual([2, undefined]);
});

test('what runs as the manifest says has no local files that it could differ from', async () => {
  const { drift, asked } = setting({});
  await drift.count([environment('made', 'manifest')]);
  expect(asked).toEqual([]);
});

test('a change is told once, also where the round that found it was overtaken', async () => {
  const { drift, found } = setting({ 'file:///state/a/shop': ['warning'] });
  const overtaken = drift.count([a, b]);
  expect(await drift.count([a, b])).toBe(true);
  expect(await overtaken).toBe(false);
  expect(await drift.count([a, b])).toBe(false);
  delete found['file:///state/a/shop'];
  expect(await drift.count([a])).toBe(true);
  expect(drift.of(a)).toBeUndefined();
});
