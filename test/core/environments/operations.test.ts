import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import { withLock } from '../../../core/environments/lock';
import type { Plan } from '../../../core/environments/plan';
import type { EnvironmentProvider, LogLine } from '../../../core/environments/provider';
import { put } from '../../folders';
import { fakeDocker, noDocker, type Answers } from './fakeDocker';
import { repositoryWith, type TestRepository } from './repository';

const apply = (provider: EnvironmentProvider, plan: Plan, signal = new AbortController().signal) =>
  provider.apply(plan, () => undefined, signal);

interface Setting {
  readonly repository: TestRepository;
  readonly provider: EnvironmentProvider;
  /** Folder of the repository's environments. */
  readonly folder: string;
  readonly commands: readonly string[];
}

const stack = {
  project: 'p',
  files: ['/w/compose.yaml'],
  services: [
    { name: 'web', image: 'caddy:2', ports: [{ target: 8080, published: 40_001 }] },
    { name: 'db', image: 'postgres:17', ports: [{ target: 5432, published: 40_002 }] },
  ],
};

/** The branch environment `x`, whose services answer as given. */
async function setting(answers: Answers = {}, ids = ['x']): Promise<Setting> {
  const repository = await repositoryWith();
  const first = await repository.provider({ exec: noDocker().exec });
  for (const id of ids) await apply(first, await first.planBranch(id, { kind: 'local' }));
  const list = await first.list();
  const folder = join(list[0]?.worktree ?? '', '../..');
  for (const environment of list) await putEntry(folder, { ...environment, stack });
  const docker = fakeDocker(answers);
  return { repository, folder, commands: docker.commands, provider: await repository.provider({ exec: docker.exec }) };
}

const putEntry = (folder: string, entry: Environment) =>
  put(folder, `environments/${entry.id}.json`, JSON.stringify(entry));

const ps = (...rows: string[]): Answers => ({ 'ps --all --filter label=dev': { stdout: `${rows.join('\n')}\n` } });

describe('states', () => {
  test.each<[title: string, rows: string[], state: string, able: string[]]>([
    ['nothing is there', [], 'stopped', ['start']],
    ['all run', ['x\tweb\trunning\tUp 1 second', 'x\tdb\trunning\tUp (healthy)'], 'running', ['stop', 'pause']],
    ['one runs', ['x\tweb\trunning\tUp', 'x\tdb\texited\tExited (0)'], 'partly', ['start', 'stop', 'pause']],
    ['all are paused', ['x\tweb\tpaused\tUp (Paused)', 'x\tdb\tpaused\tUp'], 'paused', ['start', 'stop', 'resume']],
    ['one is paused', ['x\tweb\trunning\tUp', 'x\tdb\tpaused\tUp'], 'partly', ['start', 'stop', 'pause', 'resume']],
  ])('%s', async (_, rows, state, able) => {
    const { provider } = await setting(ps(...rows));
    const [found] = await provider.states();
    expect(found?.status.state).toBe(state);
    const running = ['start', 'stop', 'pause', 'resume'];
    expect(found?.abilities.filter((it) => running.includes(it))).toEqual(able);
  });

  const job = { name: 'migrate', image: 'php:8.4', ports: [], once: true as const };

  test.each<[title: string, rows: string[], state: string]>([
    ['has done its work', ['x\tmigrate\texited\tExited (0) 1 second ago'], 'running'],
    ['is at work', ['x\tmigrate\trunning\tUp'], 'running'],
    ['was removed', [], 'running'],
    ['has failed', ['x\tmigrate\texited\tExited (1) 1 second ago'], 'partly'],
  ])('a service that runs once and %s', async (_, rows, state) => {
    const up = ['x\tweb\trunning\tUp', 'x\tdb\trunning\tUp'];
    const { provider, folder } = await setting(ps(...up, ...rows));
    const [x] = await provider.list();
    await putEntry(folder, { ...x!, stack: { ...stack, services: [...stack.services, job] } });
    expect((await provider.statuses()).get('x')).toMatchObject({ state });
  });

  test('so many programs are started for one environment as for twenty', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `e${index}`);
    const { provider, commands } = await setting({}, ids);
    expect(await provider.states()).toHaveLength(20);
    expect(commands).toHaveLength(1);
  });

  test('a lifetime that is over is told, and nothing is removed', async () => {
    const { provider, folder } = await setting();
    const [environment] = await provider.list();
    await putEntry(folder, { ...environment!, expires: '2020-01-01T00:00:00.000Z' });
    expect(await provider.states()).toMatchObject([{ expired: true }]);
  });
});

describe('changes', () => {
  test('a new name is for people alone, and can be taken back', async () => {
    const { provider } = await setting();
    const before = await provider.list();
    const plan = await provider.planChange('x', { kind: 'rename', name: ' Ada’s try ' });
    expect(plan.notes.join()).toContain('its id x, its git branch, folder, containers and volumes stay');
    await apply(provider, plan);
    expect(await provider.list()).toEqual([{ ...before[0], name: 'Ada’s try' }]);
    await apply(provider, await provider.planChange('x', { kind: 'rename', name: 'x' }));
    expect(await provider.list()).toEqual(before);
  });

  test.each(['', '  ', 'a\nb', 'a\u0000', 'a\u202Eb', 'x'.repeat(81), 'other'])(
    'the name %j is refused',
    async (name) => {
      const { provider } = await setting({}, ['x', 'other']);
      await expect(provider.planChange('x', { kind: 'rename', name })).rejects.toThrow(/name|already/);
    },
  );

  test('an entry that was renamed in another window meanwhile keeps the rest of what that one did', async () => {
    const { provider } = await setting();
    const rename = await provider.planChange('x', { kind: 'rename', name: 'one' });
    await apply(provider, await provider.planChange('x', { kind: 'expire', lifetime: '3d' }));
    await apply(provider, rename);
    expect(await provider.list()).toMatchObject([{ name: 'one', expires: expect.any(String) as string }]);
  });

  test('a lifetime is given and taken', async () => {
    const { provider } = await setting();
    await apply(provider, await provider.planChange('x', { kind: 'expire', lifetime: '2w' }));
    const [environment] = await provider.list();
    const days = (new Date(environment?.expires ?? '').getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(14, 2);
    await apply(provider, await provider.planChange('x', { kind: 'expire' }));
    expect((await provider.list())[0]).not.toHaveProperty('expires');
    await expect(provider.planChange('x', { kind: 'expire', lifetime: 'soon' })).rejects.toThrow('not a lifetime');
  });

  test.each<[kind: 'pause' | 'resume', reason: string]>([
    ['pause', 'it does not run'],
    ['resume', 'it is not paused'],
  ])('what is stopped: %s says why not', async (kind, reason) => {
    const { provider } = await setting();
    await expect(provider.planChange('x', { kind })).rejects.toThrow(reason);
  });

  test('pausing undoes what it did when it is cancelled', async () => {
    const up = ['x\tweb\trunning\tUp', 'x\tdb\trunning\tUp'];
    const { provider, commands } = await setting({
      ...ps(...up),
      'ps --quiet --filter status=running': { stdout: 'aa\nbb\n' },
      'ps --quiet --filter status=paused': { stdout: 'aa\n' },
      'pause ': { code: 1, stderr: 'no' },
    });
    const plan = await provider.planChange('x', { kind: 'pause' });
    await expect(apply(provider, plan)).rejects.toThrow('docker pause failed: no');
    expect(commands.filter((it) => it.includes('pause '))).toEqual(['pause aa', 'pause bb', 'unpause aa']);
  });

  test('what is paused is resumed before it is started or stopped', async () => {
    const { provider, commands } = await setting({
      'ps --quiet --filter status=paused': { stdout: 'aa\n' },
      'ps --all --quiet': { stdout: 'aa\n' },
      'compose --project-name p': { stdout: '{}' },
    });
    for (const kind of ['start', 'stop'] as const) await apply(provider, await provider.planChange('x', { kind }));
    const verbs = commands.map((it) => it.split(' ')[0]).filter((it) => it !== 'ps');
    expect(verbs).toEqual(['unpause', 'compose', 'compose', 'unpause', 'stop']);
  });
});

describe('logs', () => {
  const collect = async (lines: AsyncIterable<LogLine>) => {
    const all: LogLine[] = [];
    for await (const line of lines) all.push(line);
    return all;
  };

  test('lines with their service and time, and nothing that steers a terminal', async () => {
    const printed = [
      'web-1  | 2026-11-21T13:00:00.1Z \u001b[31mred\u001b[0m\u0008',
      'my-db-2  | 2026-11-21T13:00:01Z a | b',
      'db-1   | 2026-11-21T13:00:02Z',
      'web-1 exited with code 0',
    ];
    const { repository } = await setting();
    const docker = fakeDocker();
    const provider = await repository.provider({
      exec: (command, args, options) => {
        if (args.includes('logs')) printed.forEach((line) => options?.onLine?.(line));
        return docker.exec(command, args, options);
      },
    });
    expect(await collect(provider.logs('x', { services: ['--follow'], tail: 5 }))).toEqual([
      { service: 'web', time: '2026-11-21T13:00:00.1Z', text: 'red\uFFFD' },
      { service: 'my-db', time: '2026-11-21T13:00:01Z', text: 'a | b' },
      { service: 'db', time: '2026-11-21T13:00:02Z', text: '' },
    ]);
    expect(docker.commands.at(-1)).toBe('compose --project-name p logs --timestamps --no-color --tail 5 -- --follow');
  });

  test('leaving the loop ends the program', async () => {
    const { repository } = await setting();
    let ended: AbortSignal | undefined;
    const provider = await repository.provider({
      exec: (command, args, options) => {
        if (!args.includes('logs')) return fakeDocker().exec(command, args, options);
        ended = options?.signal;
        options?.onLine?.('web-1  | 2026-11-21T13:00:00Z one');
        return new Promise(() => undefined);
      },
    });
    for await (const line of provider.logs('x', { follow: true })) {
      expect(line.text).toBe('one');
      break;
    }
    expect(ended?.aborted).toBe(true);
  });
});

test('a terminal is a program with its arguments, for a service that is there', async () => {
  const { provider } = await setting();
  const { command, args } = await provider.terminal('x', 'db');
  expect([command, ...args.slice(0, 7)].join(' ')).toBe('docker compose --project-name p exec -- db sh');
  await expect(provider.terminal('x', '; rm -rf /')).rejects.toThrow('x has no service');
});

describe('clean up', () => {
  const row = (id: string, name: string) => `${id}\t${name}\t`;
  const left: Answers = {
    'ps --all --size': { stdout: `${row('gone', 'p-db-1')}12kB (virtual 2GB)\n${row('x', 'p-x-1')}0B\n` },
    'network ls --filter': { stdout: `${row('gone', 'p_default')}\n` },
    'volume ls --filter': { stdout: `${row('gone', 'p_data')}\n${row('../x', 'evil')}\n` },
    'system df': { stdout: '[{"Name":"p_data","Size":"1.5GB"},{"Name":"other","Size":"N/A"}]' },
  };

  test('finds what no environment owns, and says what it frees; what is owned or is no id of ours stays', async () => {
    const { provider } = await setting(left);
    const { found, plan, bytes } = await provider.planCleanUp();
    expect(found).toEqual([{ id: 'gone', what: '1 container, 1 network, 1 volume', bytes: 1_500_012_000 }]);
    expect(bytes).toBe(1_500_012_000);
    expect(plan.steps).toMatchObject([
      { title: expect.stringContaining('about 1.5 GB') as string, destroys: 'the data in p_data' },
    ]);
    expect((await provider.planCleanUp([])).plan.steps).toEqual([]);
  });

  test('a worktree without an entry goes, its branch stays; one with work in it is named and stays', async () => {
    const { repository, provider, folder } = await setting({}, ['x', 'y']);
    for (const id of ['x', 'y']) await rm(join(folder, `environments/${id}.json`));
    await put(folder, 'worktrees/y/new.txt', 'work');
    await put(folder, 'worktrees/not-git/a.txt', 'work');
    await put(folder, 'files/z/compose.yaml', 'services: {}\n');
    const { found, plan } = await provider.planCleanUp();
    expect(found.map(({ id, what }) => `${id}: ${what}`)).toEqual(['x: its worktree', 'z: generated files']);
    expect(plan.notes).toEqual([
      expect.stringMatching(/not-git stays: it holds files that git does not know/),
      expect.stringMatching(/y stays: it holds 1 changed or untracked file \(new.txt\)/),
    ]);
    await apply(provider, plan);
    expect(await stat(join(folder, 'worktrees/x')).catch(() => 'gone')).toBe('gone');
    expect(await readFile(join(folder, 'worktrees/y/new.txt'), 'utf8')).toBe('work');
    expect(await repository.run('branch', '--format=%(refname:short)')).toBe('main\nx\ny');
    expect((await provider.planCleanUp()).found).toEqual([]);
  });

  test('a worktree that was deleted by hand is taken off git’s list', async () => {
    const { repository, provider, folder } = await setting();
    await rm(join(folder, 'environments/x.json'));
    await rm(join(folder, 'worktrees/x'), { recursive: true });
    await apply(provider, (await provider.planCleanUp()).plan);
    expect(await repository.run('worktree', 'list')).not.toContain('worktrees/x');
  });

  test('what has come into a worktree since the plan is not lost', async () => {
    const { provider, folder } = await setting();
    await rm(join(folder, 'environments/x.json'));
    const { plan } = await provider.planCleanUp();
    await writeFile(join(folder, 'worktrees/x/late.txt'), 'work');
    await expect(apply(provider, plan)).rejects.toThrow('There is unsaved work');
    expect(await readFile(join(folder, 'worktrees/x/late.txt'), 'utf8')).toBe('work');
  });

  test('what has become an environment since the plan stays', async () => {
    const { provider, folder, commands } = await setting(left);
    const { plan } = await provider.planCleanUp();
    const [environment] = await provider.list();
    await putEntry(folder, { ...environment!, id: 'gone' });
    await expect(apply(provider, plan)).rejects.toThrow('There is an environment "gone" again.');
    expect(commands.filter((it) => /^(rm|volume rm|network rm)/.test(it))).toEqual([]);
  });

  test('while something is being made nothing is planned: it is on no list yet', async () => {
    const { provider, folder } = await setting(left);
    await put(folder, 'journal/1.jsonl', `${JSON.stringify({ plan: { title: 'Branch y', steps: [], notes: [] } })}\n`);
    await withLock(join(folder, 'lock'), 'Branch y', async () => {
      await expect(provider.planCleanUp()).rejects.toThrow('Something is being made');
    });
  });

  test('without Docker it says what was not looked for', async () => {
    const { repository } = await setting();
    const provider = await repository.provider({ exec: noDocker().exec });
    const { plan } = await provider.planCleanUp();
    expect(plan.notes).toEqual(['Docker does not answer. Containers and volumes were not looked for.']);
  });
});

describe('volumes', () => {
  const sizes = JSON.stringify([
    { Name: 'p_data', Size: '12MB' },
    { Name: 'shop_data', Size: '3GB' },
  ]);
  const volume = (name: string, labels: Record<string, string>) =>
    JSON.stringify({ Name: name, Mountpoint: `/var/${name}`, Labels: labels, Options: null });
  const key = { 'com.docker.compose.volume': 'data' };
  const df = { 'system df': { stdout: sizes } };

  test('those of an environment are measured; what is kept of them is none of them', async () => {
    const snapshot = { ...key, 'dev.environment-parity.snapshot': 'before' };
    const { provider } = await setting({
      ...df,
      'volume ls': { stdout: 'p_data\nkept\n' },
      'volume inspect': { stdout: `${volume('p_data', key)}\n${volume('kept', snapshot)}\n` },
    });
    expect(await provider.volumes('x')).toEqual([{ name: 'p_data', key: 'data', bytes: 12e6 }]);
  });

  test('so are those of the repository as opened', async () => {
    const { provider, repository } = await setting({
      ...df,
      'volume ls': { stdout: 'shop_data\n' },
      'volume inspect': { stdout: `${volume('shop_data', key)}\n` },
    });
    await put(repository.root, 'compose.yaml', 'name: shop\nservices: {db: {image: "postgres:17"}}\n');
    expect(await provider.volumes('local')).toEqual([{ name: 'shop_data', key: 'data', bytes: 3e9 }]);
  });
});
