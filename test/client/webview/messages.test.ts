import { expect, test } from 'vitest';
import { readRemembered, readRequest } from '../../../client/webview/messages';

const fields = { name: 'search', source: 'local', data: true, changes: false, verify: true };

test.each([
  { type: 'ready' },
  { type: 'ready', fields },
  { type: 'change', fields },
  { type: 'run', fields, agreed: ['A store is made.'] },
  { type: 'cancel' },
  { type: 'next', action: 'openUrl' },
])('a request of the page is read: $type', (message) => {
  expect(readRequest(message)).toEqual(message);
});

test.each([
  undefined,
  'run',
  { type: 'format' },
  { type: 'change', fields: { ...fields, data: 'yes' } },
  { type: 'run', fields },
  { type: 'run', fields, agreed: [1] },
  { type: 'next', action: 'toString' },
])('anything else is none: %j', (message) => {
  expect(readRequest(message)).toBeUndefined();
});

test('only what a page can have remembered is taken back', () => {
  const kept = { folder: '/shop', fields, pictureIsOpen: false };
  expect(readRemembered(kept)).toEqual(kept);
  expect(readRemembered({ folder: '/shop', fields: { name: 'search' } })).toBeUndefined();
  expect(readRemembered(undefined)).toBeUndefined();
});
