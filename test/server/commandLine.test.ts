import { expect, test } from 'vitest';
import { describeError } from '../../core/errors';
import { readCommandLine, type Command } from '../../server/commandLine';

const noLists = { only: [], baseline: undefined, writeBaseline: undefined };
const switches = { fix: false, running: false };
const check = { name: 'check', folder: '.', format: 'text', failOn: 'warning', ...switches, ...noLists } as const;

const place = { name: 'env', project: '.', stateFolder: undefined, json: false } as const;
const acting = { ...place, dryRun: false, yes: false } as const;

const understood: [line: string, expected: Command][] = [
  ['', { name: 'help' }],
  ['--help', { name: 'help' }],
  ['check --help', { name: 'help' }],
  ['--version', { name: 'version' }],
  ['check', check],
  ['check app', { ...check, folder: 'app' }],
  ['check --format json app', { ...check, folder: 'app', format: 'json' }],
  ['check --format=sarif --fail-on=error', { ...check, format: 'sarif', failOn: 'error' }],
  ['check --fix --fail-on information', { ...check, fix: true, failOn: 'information' }],
  ['check -- --odd', { ...check, folder: '--odd' }],
  ['explain', { name: 'explain', folder: '.', subject: undefined, format: 'text' }],
  ['explain app db --format json', { name: 'explain', folder: 'app', subject: 'db', format: 'json' }],
  ['check --only drift,type-unknown', { ...check, only: ['drift', 'type-unknown'] }],
  [
    'check --baseline known.json --write-baseline=new.json',
    { ...check, baseline: 'known.json', writeBaseline: 'new.json' },
  ],
  ['report', { name: 'report', folder: '.', format: 'html', output: undefined, running: false, refs: [] }],
  [
    'report app --format md --output a.md --running',
    { name: 'report', folder: 'app', format: 'md', output: 'a.md', running: true, refs: [] },
  ],
  [
    'report --ref staging --ref=v1.0',
    { name: 'report', folder: '.', format: 'html', output: undefined, running: false, refs: ['staging', 'v1.0'] },
  ],
  ['model', { name: 'model', folder: '.', source: undefined, ref: undefined }],
  ['model app --source compose', { name: 'model', folder: 'app', source: 'compose', ref: undefined }],
  ['model --source manifest --ref main', { name: 'model', folder: '.', source: 'manifest', ref: 'main' }],
  ['model --source running', { name: 'model', folder: '.', source: 'running', ref: undefined }],
  ['env list', { ...place, operation: 'list' }],
  ['env list --json --project app', { ...place, operation: 'list', json: true, project: 'app' }],
  ['env start x', { ...acting, operation: 'start', environment: 'x' }],
  ['env pause -- --odd', { ...acting, operation: 'pause', environment: '--odd' }],
  [
    'env remove x --yes --unsaved stash',
    { ...acting, operation: 'remove', environment: 'x', unsaved: 'stash', yes: true },
  ],
  [
    'env branch fix/a --from production --lifetime 3d --dry-run',
    {
      ...acting,
      operation: 'branch',
      branch: 'fix/a',
      from: 'production',
      lifetime: '3d',
      bring: { data: true, changes: false },
      verify: false,
      dryRun: true,
    },
  ],
  [
    'env branch y --without-data --with-changes',
    {
      ...{ ...acting, operation: 'branch', branch: 'y', from: 'local', lifetime: undefined },
      bring: { data: false, changes: true },
      verify: false,
    },
  ],
  [
    'env clone x local --dry-run',
    { ...acting, operation: 'clone', owner: 'local', data: { kind: 'cloneFrom', source: 'x' }, dryRun: true },
  ],
  ['env verify x', { ...acting, operation: 'verify', owner: 'x', data: { kind: 'verify' } }],
  ['env reset x --verify', { ...acting, operation: 'reset', owner: 'x', data: { kind: 'reset', verify: true } }],
  [
    'env sync x --code-only --stash',
    {
      ...acting,
      operation: 'sync',
      owner: 'x',
      data: { kind: 'sync' },
      code: { kind: 'sync', fastForward: false, changes: 'stash' },
    },
  ],
  ['env sync x', { ...acting, operation: 'sync', owner: 'x', data: { kind: 'sync' } }],
  ['env snapshot local a', { ...acting, operation: 'snapshot', owner: 'local', data: { kind: 'snapshot', name: 'a' } }],
  [
    'env drop-snapshot x a',
    { ...acting, operation: 'drop-snapshot', owner: 'x', data: { kind: 'removeSnapshot', name: 'a' } },
  ],
  ['env compare x', { ...place, operation: 'compare', environment: 'x', other: undefined }],
  ['env compare x local --json', { ...place, json: true, operation: 'compare', environment: 'x', other: 'local' }],
  ['env snapshots x', { ...place, operation: 'snapshots', environment: 'x' }],
  ['env rename x y', { ...acting, operation: 'rename', environment: 'x', newName: 'y' }],
  ['env lifetime x none', { ...acting, operation: 'lifetime', environment: 'x', lifetime: undefined }],
  ['env clean --state-folder s', { ...acting, operation: 'clean', stateFolder: 's' }],
  [
    'env logs x db web --follow --tail 5 --grep error',
    { ...place, operation: 'logs', environment: 'x', services: ['db', 'web'], follow: true, tail: 5, grep: 'error' },
  ],
  ['env url x', { ...place, operation: 'url', environment: 'x' }],
  ['lsp --stdio', { name: 'lsp' }],
];
test.each(understood)('"%s" is understood', (line, expected) => {
  expect(readCommandLine(line.split(' ').filter((it) => it !== ''))).toEqual(expected);
});

const refused: [line: string, message: string][] = [
  ['env sync x --stash', '--stash is about code. Give --code-only with it.'],
  ['report --ref', '--ref needs a value. See environment-parity --help.'],
  ['report --ref a --ref=', '--ref needs a value. See environment-parity --help.'],
  ['model --source running --ref main', 'Running containers are of no commit. Give --source running or --ref.'],
  ['chek', 'Unknown command "chek". Did you mean "check"?'],
  ['--fix', 'Unknown option "--fix". See environment-parity --help.'],
  ['check --fromat json', 'Unknown option "--fromat". Did you mean "--format"?'],
  ['check -f json', 'Unknown option "-f". See environment-parity --help.'],
  ['check --format jsn', '--format takes text, json, sarif, not "jsn". Did you mean "json"?'],
  ['check --format', '--format takes text, json, sarif. See environment-parity --help.'],
  ['check --fail-on hint', '--fail-on takes error, warning, information, not "hint". See environment-parity --help.'],
  ['check --fix=yes', 'The option --fix takes no value. Write --fix alone.'],
  ['check a b', 'More than one folder is given. Give one folder at a time.'],
  ['explain a b c', 'More than one name is given. Explain one at a time, or leave the name out.'],
  ['explain --format sarif', '--format takes text, json, not "sarif". See environment-parity --help.'],
  ['explain --fix', 'Unknown option "--fix". See environment-parity --help.'],
  ['check --baseline', '--baseline needs a value. See environment-parity --help.'],
  ['check --only=', '--only needs a value. See environment-parity --help.'],
  ['report --format pdf', '--format takes html, md, json, not "pdf". See environment-parity --help.'],
  ['report --only drift', 'Unknown option "--only". See environment-parity --help.'],
  [
    'model --source docker',
    '--source takes manifest, compose, files, ddev, lando, devcontainer, ci, running, not "docker". See environment-parity --help.',
  ],
  [
    'env',
    'What to do is missing. Say one of list, branch, clone, sync, reset, verify, snapshot, restore, snapshots, drop-snapshot, move-into-store, move-out-of-store, free-originals, rehearse, start, stop, pause, resume, rename, lifetime, remove, clean, compare, logs, url, connections.',
  ],
  ['env snapshot x', 'NAME is missing. See environment-parity env --help, or environment-parity env list.'],
  ['env clone x', 'TARGET is missing. See environment-parity env --help, or environment-parity env list.'],
  ['env lst', 'Unknown command "lst". Did you mean "list"?'],
  ['env start', 'ENV is missing. See environment-parity env --help, or environment-parity env list.'],
  ['env start x y', '"y" is too much. Write a name with blanks in quotation marks.'],
  ['env list --dry-run', 'Unknown option "--dry-run". See environment-parity --help.'],
  ['env logs x --tail -1', '--tail takes a number of lines, not "-1". Write --tail 200.'],
  ['env logs x --tail many', '--tail takes a number of lines, not "many". Write --tail 200.'],
  ['env remove x --unsaved lose', '--unsaved takes keep, stash, destroy, not "lose". See environment-parity --help.'],
  ['lsp', 'How the editor talks to the server is missing. Write: environment-parity lsp --stdio'],
  ['lsp --stdin', 'Unknown option "--stdin". Write: environment-parity lsp --stdio'],
];
test.each(refused)('"%s" is refused', (line, message) => {
  const read = () => readCommandLine(line.split(' '));
  let thrown: unknown;
  try {
    read();
  } catch (error) {
    thrown = error;
  }
  expect(describeError(thrown)).toBe(message);
});
