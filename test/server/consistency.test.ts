import { dayOf } from '../../core/agreements';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProject } from '../../core/project';
import { defaultSettings } from '../../core/settings';
import { LineIndex } from '../../core/text';
import { filesFrom } from '../../core/workspace';
import { check } from '../../server/check';
import { folderWith } from '../folders';
import { clientOf, composeFile, drifted, files, manifest, manifestFile } from './driftedProject';
import { itemsOf } from './lspClient';

const edit = fc.record({
  inManifest: fc.boolean(),
  at: fc.nat(400),
  length: fc.nat(12),
  text: fc.constantFrom(
    '',
    '17',
    '15',
    'redis:8.0\n',
    '  cache:\n    type: redis:8.0\n',
    'é€',
    '\r\n',
    '\t',
    '"',
    '}',
    ': ',
  ),
  pull: fc.boolean(),
});

/** An offset that an editor can send: no position lies between the two characters of a line's end. */
function writable(text: string, offset: number): number {
  const bounded = Math.min(offset, text.length);
  return text.startsWith('\r\n', bounded - 1) && bounded > 0 ? bounded - 1 : bounded;
}

test('whatever is typed, and however fast, the last answer is of the last text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const client = await clientOf([await folderWith(files)]);
      const texts = { [manifestFile]: manifest, [composeFile]: drifted };
      await client.open(manifestFile, manifest);
      await client.open(composeFile, drifted);
      let version = 1;
      for (const { inManifest, at, length, text, pull } of edits) {
        const file = inManifest ? manifestFile : composeFile;
        const before = texts[file];
        const span = { start: writable(before, at), end: writable(before, at + length) };
        const change = { range: new LineIndex(before).range(span), text };
        texts[file] = before.slice(0, span.start) + text + before.slice(span.end);
        void client.change(file, ++version, change);
        if (pull) void client.pull(file);
      }
      const { problems } = check(readProject(filesFrom(texts), defaultSettings, dayOf(new Date())));
      for (const file of [manifestFile, composeFile]) {
        const index = new LineIndex(texts[file]);
        const expected = problems
          .filter(({ source }) => source.file === file)
          .map(({ code, message, source }) => ({ code, message, range: index.range(source.span) }));
        const found = itemsOf(await client.pull(file)).map(({ code, message, range }) => ({ code, message, range }));
        expect(found).toEqual(expected);
      }
      expect(client.log).toEqual([]);
      client.dispose();
    }),
    { numRuns: 60 },
  );
});
