import { expect, test } from 'vitest';
import { commandForKey } from '../../client/keys';
import type { Node } from '../../client/tree/node';

const nodeOf = (kind: Node['kind']) => ({ kind }) as Node;

test.each<[kind: Node['kind'], command: string, meant: string | undefined]>([
  ['environment', 'removeEnvironment', 'removeEnvironment'],
  ['environment', 'renameEnvironment', 'renameEnvironment'],
  ['snapshot', 'removeEnvironment', 'removeSnapshot'],
  ['snapshot', 'renameEnvironment', undefined],
  ['service', 'removeEnvironment', undefined],
  ['local', 'removeEnvironment', undefined],
])('on the row of a %s the key of %s runs %s', (kind, command, meant) => {
  expect(commandForKey(command, nodeOf(kind))).toBe(meant);
});

test('without a selection a key does nothing', () => {
  expect(commandForKey('removeEnvironment', undefined)).toBeUndefined();
});
