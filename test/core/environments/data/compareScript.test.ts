import { appendFile, chmod, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareCommand, readComparison } from '../../../../core/environments/local/data/compareScript';
import { exec } from '../../../../core/exec';
import { folderWith } from '../../../folders';

interface Pair {
  readonly from: string;
  readonly to: string;
}

const names = ['a', '-rf', 'two\nlines', ' blank ', 'ü', '$(x)', "it's", '*', 'a\tb', 'x f 644 0 0 y'];

/** A folder with odd names, and a copy of it as `cp` makes it. */
async function pair(): Promise<Pair> {
  const folder = await folderWith();
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  await mkdir(join(from, 'odd\nfolder'), { recursive: true });
  for (const name of names) {
    await writeFile(join(from, name), name);
    await writeFile(join(from, 'odd\nfolder', name), name);
  }
  await symlink('nowhere', join(from, 'link'));
  // What is written within one tick of the clock can't be told apart; pausing takes longer than that.
  await tick();
  await exec('cp', ['-a', `${from}/.`, to]);
  await tick();
  return { from, to };
}

/** Waits until a file that is written gets another time than one before. */
async function tick(): Promise<void> {
  const probe = join(await folderWith(), 'probe');
  const touched = async () => {
    await writeFile(probe, '');
    return (await stat(probe, { bigint: true })).ctimeNs;
  };
  const first = await touched();
  while ((await touched()) === first);
}

async function compared({ from, to }: Pair) {
  const [command = '', ...args] = compareCommand(from, to);
  const { stdout, stderr } = await exec(command, args);
  return readComparison(stdout) ?? stderr;
}

test('the same, whatever the names', async () => {
  expect(await compared(await pair())).toEqual({ same: 2 * names.length, since: 0 });
});

test('what was written since is not held against the copy', async () => {
  const it = await pair();
  await appendFile(join(it.from, '-rf'), 'more');
  await writeFile(join(it.from, 'new'), 'new');
  await rm(join(it.from, 'two\nlines'));
  expect(await compared(it)).toEqual({ same: 2 * names.length - 2, since: 2 });
});

const wrong: [title: string, (to: string) => Promise<void>, name: string][] = [
  ['a byte', async (to) => writeInPlace(join(to, '-rf'), '-rg'), '-rf'],
  ['a missing file', async (to) => rm(join(to, 'odd\nfolder', 'a')), 'odd?folder/a'],
  ['a mode', async (to) => chmod(join(to, 'ü'), 0o600), 'ü'],
  [
    'a link',
    async (to) => {
      await rm(join(to, 'link'));
      await symlink('else', join(to, 'link'));
    },
    'link',
  ],
  ['one more', async (to) => writeFile(join(to, 'more'), ''), 'more'],
];
test.each(wrong)('different: %s', async (_, change, name) => {
  const it = await pair();
  await change(it.to);
  expect(await compared(it)).toMatchObject({ differs: name });
});

test('an empty folder', async () => {
  const folder = await folderWith();
  await mkdir(join(folder, 'from'));
  await tick();
  await exec('cp', ['-a', `${folder}/from/.`, `${folder}/to`]);
  expect(await compared({ from: `${folder}/from`, to: `${folder}/to` })).toEqual({ same: 0, since: 0 });
});

test.each(['', 'same', 'same x\nsince 1'])('an answer that is none: %j', (text) =>
  expect(readComparison(text)).toBeUndefined(),
);

async function writeInPlace(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'r+' });
}
