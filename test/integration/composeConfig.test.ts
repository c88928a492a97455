import { describe, expect, test } from 'vitest';
import { composeConfig } from '../../core/compose/config';
import { loadCompose } from '../../core/compose/load';
import { defaultSettings } from '../../core/settings';
import { filesFrom } from '../../core/workspace';
import { canCompose, differences, dockerConfig } from '../bench/composeCompare.mjs';
import { drawings } from '../core/compose/drawings';
import { refusals } from '../core/compose/refusals';
import { readFixture } from '../fixture';
import { folderWith } from '../folders';

const usable = await canCompose();
if (!usable && process.env['CI'] === 'true') throw new Error('Docker Compose is missing.');

/** What Docker Compose says of the drawing's files. No engine is needed for that. */
async function theirs(drawing: string): ReturnType<typeof dockerConfig> {
  const { texts } = readFixture(drawing);
  const folder = await folderWith(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [`a/b/${path}`, text])),
  );
  return dockerConfig(`${folder}/a/b`);
}

describe.skipIf(!usable)('Docker Compose reads the same', () => {
  test.each(Object.entries(drawings))('%s', async (_, drawing) => {
    const ours = loadCompose(filesFrom(readFixture(drawing).texts), defaultSettings);
    const read = await theirs(drawing);
    expect({ refused: read.refused, errors: ours.errors }).toEqual({ refused: undefined, errors: [] });
    expect(differences(composeConfig(ours).services, read.services)).toEqual([]);
  });
});

describe.skipIf(!usable)('Docker Compose refuses, too', () => {
  test.each(Object.entries(refusals))('%s', async (_, drawing) => {
    expect((await theirs(drawing)).refused).toEqual(expect.any(String));
  });
});
