import type { BranchSource } from '../../core/environments/provider';
import { UserError } from '../../core/errors';
import { row, rowNamed, usageLine, usageOf, type CommandRow } from '../commandRow';
import type { Given, Options } from '../givenArguments';
import { rehearsedCommand, rehearsalAnswer, rehearsalOptions } from './rehearseArguments';
import type { Acting, ChangeCommand, DataCommand, EnvironmentCommand, Place, ReadCommand } from './commandShapes';

const placeOptions: Options = {
  project: { value: 'DIR', doc: 'Folder of the project (the current one)' },
  'state-folder': { value: 'DIR', doc: 'Where worktrees and state are kept, as parity.stateFolder in the editor' },
  json: { doc: 'Print JSON' },
};

const actingOptions: Options = {
  'dry-run': { doc: 'Print the plan and do nothing' },
  yes: { doc: 'Agree to what the plan destroys or asks for' },
};

function placeOf(given: Given): Place {
  return {
    name: 'env',
    project: given.text('project') ?? '.',
    stateFolder: given.text('state-folder'),
    json: given.has('json'),
  };
}

function actingOf(given: Given): Acting {
  return { ...placeOf(given), dryRun: given.has('dry-run'), yes: given.has('yes') };
}

const verifyOption: Options = {
  verify: { doc: 'Compare the clone with its source, and ask its services whether they work on it' },
};

function verifyOf(given: Given): { readonly verify?: true } {
  return given.has('verify') ? { verify: true } : {};
}

/** Every operation with its options of its own. */
const operations: Readonly<Record<EnvironmentCommand['operation'], CommandRow<EnvironmentCommand>>> = {
  list: operation('', 'Every environment of this repository, with its state, ports and services', {}, (given) => {
    wordsOf(given, []);
    return { operation: 'list', ...placeOf(given) };
  }),
  branch: acting(
    'NAME',
    'Make a git branch with worktree and services of its own',
    {
      from: { value: 'production|local|ENV', doc: 'What it begins as (local: the commit that is checked out)' },
      lifetime: { value: '12h|3d|2w', doc: 'Offer to remove it after that time' },
      'without-data': { doc: 'Begin with empty volumes instead of a clone of the data' },
      'with-changes': { doc: 'Bring uncommitted changes, too; they stay where they are' },
      ...verifyOption,
    },
    (given) => ({
      operation: 'branch',
      branch: oneWord(given, 'NAME'),
      from: given.text('from') ?? 'local',
      lifetime: given.text('lifetime'),
      bring: { data: !given.has('without-data'), changes: given.has('with-changes') },
      verify: given.has('verify'),
      ...actingOf(given),
    }),
  ),
  clone: acting('SOURCE TARGET', 'Put the data of SOURCE in the place of what TARGET has', verifyOption, (given) => {
    const [source, owner] = wordsOf(given, ['SOURCE', 'TARGET']);
    const data = { kind: 'cloneFrom', source, ...verifyOf(given) } as const;
    return { operation: 'clone', owner, data, ...actingOf(given) };
  }),
  sync: acting(
    'ENV',
    'Put the data of its parent in the place of what it has',
    {
      ...verifyOption,
      'code-only': { doc: "Bring its parent's commits into its code instead: move it forward, or merge" },
      'fast-forward': { doc: 'With --code-only: only move forward, never merge' },
      stash: { doc: "With --code-only: put uncommitted changes into git's stash first" },
    },
    (given) => ({
      operation: 'sync',
      owner: oneWord(given, 'ENV'),
      data: { kind: 'sync', ...verifyOf(given) },
      ...syncCode(given),
      ...actingOf(given),
    }),
  ),
  reset: acting(
    'ENV',
    'The same, and bring its code to where its parent is',
    { ...verifyOption, 'code-only': { doc: 'Leave its data as it is' } },
    (given) => ({
      operation: 'reset',
      owner: oneWord(given, 'ENV'),
      data: { kind: 'reset', ...verifyOf(given) },
      ...(given.has('code-only') ? { code: { kind: 'reset' } } : {}),
      ...actingOf(given),
    }),
  ),
  verify: onData('verify', 'Ask its services whether they work on their data', 'verify'),
  snapshot: onSnapshot('snapshot', 'Keep its data as it is now, under a name', 'snapshot'),
  restore: acting('ENV NAME', 'Put a snapshot in the place of the data that it has', verifyOption, (given) => {
    const [owner, name] = wordsOf(given, ['ENV', 'NAME']);
    return {
      operation: 'restore',
      owner,
      data: { kind: 'restore', name, ...verifyOf(given) },
      ...actingOf(given),
    };
  }),
  snapshots: reading('snapshots', 'Its snapshots, the oldest first'),
  'drop-snapshot': onSnapshot('drop-snapshot', 'Remove a snapshot and what it holds', 'removeSnapshot'),
  'move-into-store': onData('move-into-store', 'Move its volumes where cloning takes no time', 'moveIntoStore'),
  'move-out-of-store': onData(
    'move-out-of-store',
    'Move its volumes back to where Docker keeps volumes',
    'moveOutOfStore',
  ),
  'free-originals': onData('free-originals', 'Remove what its volumes were before they were moved', 'freeOriginals'),
  rehearse: acting(
    'ENV [-- COMMAND…]',
    'Run a command or hook on its data, tell what that changes, then keep or rewind it',
    rehearsalOptions,
    (given) => {
      const [word, ...words] = given.words(Infinity, '');
      const owner = required(word, 'ENV');
      const request = rehearsedCommand(given, words);
      const answer = rehearsalAnswer(given, request !== undefined);
      return { operation: 'rehearse', owner, request, answer, ...actingOf(given) };
    },
  ),
  start: change('start', 'Start its services and wait until they are healthy'),
  stop: change('stop', 'Stop its services; their data stays'),
  pause: change('pause', 'Freeze its services where they are'),
  resume: change('resume', 'Let paused services go on'),
  rename: acting('ENV NAME', 'Change the name that people see; id, branch and data stay', {}, (given) => {
    const [environment, newName] = wordsOf(given, ['ENV', 'NAME']);
    return { operation: 'rename', environment, newName, ...actingOf(given) };
  }),
  lifetime: acting('ENV 12h|3d|2w|none', 'Offer to remove it after that time, from now on', {}, (given) => {
    const [environment, lifetime] = wordsOf(given, ['ENV', '12h|3d|2w|none']);
    return {
      operation: 'lifetime',
      environment,
      lifetime: lifetime === 'none' ? undefined : lifetime,
      ...actingOf(given),
    };
  }),
  remove: acting(
    'ENV',
    'Remove its containers, volumes and worktree; the git branch stays',
    { unsaved: { value: 'keep|stash|destroy', doc: 'What becomes of work that is nowhere else' } },
    (given) => ({
      operation: 'remove',
      environment: oneWord(given, 'ENV'),
      unsaved: given.choice('unsaved', ['keep', 'stash', 'destroy']),
      ...actingOf(given),
    }),
  ),
  clean: acting('', 'Remove what no environment owns any more, and say what that frees', {}, (given) => {
    wordsOf(given, []);
    return { operation: 'clean', ...actingOf(given) };
  }),
  compare: operation(
    'ENV [OTHER]',
    'How it differs from OTHER (its parent): files, commits, databases. Ends with 1 where it does, 0 where not',
    {},
    (given) => {
      const [environment, other, extra] = given.words(Infinity, '');
      if (extra !== undefined) throw new UserError(`"${extra}" is too much.`, 'Two are compared at a time.');
      return { operation: 'compare', environment: required(environment, 'ENV'), other, ...placeOf(given) };
    },
  ),
  logs: operation(
    'ENV [SERVICE…]',
    'What its services print',
    {
      follow: { doc: 'Go on with what comes, until Ctrl+C' },
      tail: { value: 'LINES', doc: "How many lines of each service's past (200)" },
      grep: { value: 'TEXT', doc: 'Only lines with this text' },
    },
    (given) => {
      const [environment, ...services] = given.words(Infinity, '');
      return {
        operation: 'logs',
        environment: required(environment, 'ENV'),
        services,
        follow: given.has('follow'),
        tail: tailOf(given),
        grep: given.text('grep'),
        ...placeOf(given),
      };
    },
  ),
  url: reading('url', 'The addresses that a browser can open, a line each'),
  connections: reading('connections', 'The connection strings, as an env file'),
};

function operation(
  argument: string,
  doc: string,
  options: Options,
  read: (given: Given) => EnvironmentCommand,
): CommandRow<EnvironmentCommand> {
  const all = row({ argument, doc, options: { ...options, ...placeOptions }, read });
  return { ...all, options };
}

function acting(
  argument: string,
  doc: string,
  options: Options,
  read: (given: Given) => EnvironmentCommand,
): CommandRow<EnvironmentCommand> {
  const all = row({ argument, doc, options: { ...options, ...actingOptions, ...placeOptions }, read });
  return { ...all, options };
}

function change(kind: ChangeCommand['operation'], doc: string): CommandRow<EnvironmentCommand> {
  return acting('ENV', doc, {}, (given) => ({
    operation: kind,
    environment: oneWord(given, 'ENV'),
    ...actingOf(given),
  }));
}

function onData(
  operation: DataCommand['operation'],
  doc: string,
  kind: 'verify' | 'moveIntoStore' | 'moveOutOfStore' | 'freeOriginals',
): CommandRow<EnvironmentCommand> {
  return acting('ENV', doc, {}, (given) => ({
    operation,
    owner: oneWord(given, 'ENV'),
    data: { kind },
    ...actingOf(given),
  }));
}

function syncCode(given: Given): Pick<DataCommand, 'code'> {
  if (!given.has('code-only')) {
    const lonely = ['fast-forward', 'stash'].find((option) => given.has(option));
    if (lonely !== undefined) throw new UserError(`--${lonely} is about code.`, 'Give --code-only with it.');
    return {};
  }
  return {
    code: {
      kind: 'sync',
      fastForward: given.has('fast-forward'),
      ...(given.has('stash') ? { changes: 'stash' } : {}),
    },
  };
}

function onSnapshot(
  operation: DataCommand['operation'],
  doc: string,
  kind: 'snapshot' | 'removeSnapshot',
): CommandRow<EnvironmentCommand> {
  return acting('ENV NAME', doc, {}, (given) => {
    const [owner, name] = wordsOf(given, ['ENV', 'NAME']);
    return { operation, owner, data: { kind, name }, ...actingOf(given) };
  });
}

function reading(kind: ReadCommand['operation'], doc: string): CommandRow<EnvironmentCommand> {
  return operation('ENV', doc, {}, (given) => ({
    operation: kind,
    environment: oneWord(given, 'ENV'),
    ...placeOf(given),
  }));
}

function oneWord(given: Given, what: string): string {
  return wordsOf(given, [what])[0];
}

/** Exactly these words. */
function wordsOf<const T extends readonly string[]>(given: Given, what: T): { readonly [K in keyof T]: string } {
  const words = given.words(Infinity, '');
  const extra = words[what.length];
  if (extra !== undefined)
    throw new UserError(`"${extra}" is too much.`, 'Write a name with blanks in quotation marks.');
  return what.map((it, index) => required(words[index], it)) as { readonly [K in keyof T]: string };
}

function required(word: string | undefined, what: string): string {
  if (word !== undefined && word !== '') return word;
  throw new UserError(`${what} is missing.`, 'See environment-parity env --help, or environment-parity env list.');
}

function tailOf(given: Given): number {
  const text = given.text('tail') ?? '200';
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UserError(`--tail takes a number of lines, not "${text}".`, 'Write --tail 200.');
}

/** Reads the arguments after `env`. */
export function readEnvironmentCommand([word, ...rest]: readonly string[]): EnvironmentCommand {
  if (word === undefined)
    throw new UserError('What to do is missing.', `Say one of ${Object.keys(operations).join(', ')}.`);
  return rowNamed(operations, word).read(rest);
}

export function sourceNamed(word: string, idOf: (word: string) => string): BranchSource {
  return word === 'production' || word === 'local' ? { kind: word } : { kind: 'environment', id: idOf(word) };
}

export const environmentUsage = [
  ...Object.entries(operations).map(([name, it]) => usageOf('environment-parity env', name, it)),
  '  for every operation of env:\n',
  ...Object.entries({ ...placeOptions, ...actingOptions }).map(([name, { value, doc }]) =>
    usageLine(`    --${value === undefined ? name : `${name} ${value}`}`, doc),
  ),
].join('');
