import { expect, test } from 'vitest';
import { proposeManifestRequest, type ManifestProposal } from '../../core/protocol';
import { folderWith } from '../folders';
import { clientOf } from './driftedProject';

test('a folder without a manifest gets one proposed', async () => {
  const folder = await folderWith({
    'go.mod': 'module x\ngo 1.26\n',
    'compose.yaml': 'services:\n  db:\n    image: mariadb:11.8\n',
  });
  const client = await clientOf([folder]);
  const found = await client.ask<ManifestProposal | null>(proposeManifestRequest, { uri: client.uri('') });
  expect(found?.text).toContain('type: "golang:1.26"');
  expect(found?.text).toContain('type: "mariadb:11.8"');
});

test('what is no folder on the disk gets none', async () => {
  const client = await clientOf([await folderWith({})]);
  expect(await client.ask(proposeManifestRequest, { uri: 'untitled:/x' })).toBeNull();
});
