import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/text';
import { complete, type Completion } from '../../../server/manifest/completion';
import { projectOf, readFixture } from '../../fixture';
import { withoutPlaceholders } from '../../../server/completions';

function completions(drawing: string): { items: Completion[]; text: string } {
  const fixture = readFixture(drawing);
  const { file, offset } = fixture.cursor ?? { file: '', offset: 0 };
  return { items: complete(projectOf(fixture), file, offset), text: fixture.texts[file] ?? '' };
}

const labels = (drawing: string) => completions(drawing).items.map(({ label }) => label);

/** The text after one of the completions is taken. */
function taken(drawing: string, label: string): string {
  const { items, text } = completions(drawing);
  const item = items.find((it) => it.label === label);
  expect(items.map((it) => it.label)).toContain(label);
  return item ? applyEdits(text, [{ span: item.replace, newText: withoutPlaceholders(item.insertText) }]) : text;
}

const app = (...lines: string[]) =>
  ['applications:', '  app:', '    type: php:8.4', ...lines.map((line) => `    ${line}`), ''].join('\n');
const rest = `services:
  db:
    type: postgresql:17
  files:
    type: network-storage:1.0
routes: {}
`;

describe('offers', () => {
  test.each<[situation: string, drawing: string, some: string[], none: string[]]>([
    ['the top level of an empty file', '$0\n', ['applications', 'services', 'routes'], ['type']],
    ['the top level, half typed', 'serv$0\napplications: {}\n', ['services'], ['applications', 'type']],
    ['a new application', 'applications:\n  $0\n', ['new application'], ['type', 'applications']],
    ['an empty line with indentation', app('$0'), ['web', 'relationships'], ['type', 'disk', 'name', 'applications']],
    ['an empty line between others', app('$0', 'web: {}'), ['hooks'], ['web', 'type']],
    ['a half typed key', app('re$0'), ['relationships'], ['type']],
    ['a key that is changed', app('re$0lationships: {}'), ['relationships', 'web'], ['type']],
    ['a key before its colon', app('we$0: {}'), ['web', 'hooks'], ['type']],
    ['a nested map', app('web:', '  upstream:', '    $0'), ['socket_family', 'protocol'], ['locations']],
    ['a free name between', app('crons:', '  clean:', '    $0'), ['spec', 'commands'], ['web']],
    ['below a blank line and a comment', app('web:', '', '  # comment', '  $0'), ['locations', 'commands'], ['web']],
    ['a map above others', app('web:', '  $0', 'hooks: {}'), ['locations'], ['hooks']],
    ['the values of a list', app('mounts:', '  a:', '    source: $0'), ['storage', 'tmp', 'instance'], ['local']],
    ['half a value', app('mounts:', '  a:', '    source: st$0'), ['storage'], []],
    ['a value in quotes', app('mounts:', '  a:', '    source: "$0"'), ['storage'], []],
    ['true and false', 'routes:\n  a:\n    primary: $0\n', ['true', 'false'], []],
    [
      'types of applications',
      'applications:\n  app:\n    type: $0\n',
      ['nodejs:24', 'php:8.4'],
      ['postgresql:17', 'nodejs:18'],
    ],
    ['types behind their colon', 'applications:\n  app:\n    type: nodejs:$0\n', ['nodejs:24'], ['postgresql:17']],
    ['types in quotes', 'applications:\n  app:\n    type: "nodejs:$0"\n', ['nodejs:24'], []],
    ['types of services', 'services:\n  db:\n    type: $0\n', ['postgresql:17', 'redis-persistent:8.0'], ['php:8.4']],
    ['relationships', app('relationships:', '  main: $0') + rest, ['db:postgresql'], ['app:http', 'files:', 'db']],
    ['relationships, half typed', app('relationships:', '  main: "db:$0"') + rest, ['db:postgresql'], []],
    [
      'the service of a relationship',
      app('relationships:', '  main:', '    service: $0') + rest,
      ['db'],
      ['app', 'files'],
    ],
    [
      'its endpoint',
      app('relationships:', '  main:', '    service: db', '    endpoint: $0') + rest,
      ['postgresql'],
      [],
    ],
    ['the keys of a relationship', app('relationships:', '  main:', '    $0') + rest, ['service', 'endpoint'], []],
    ['upstreams', `${app()}routes:\n  "https://{default}/":\n    upstream: $0\n`, ['app:http'], []],
    ['the service of a mount', app('mounts:', '  a:', '    service: $0') + rest, ['files', 'app'], ['db']],
    ['extensions', app('runtime:', '  extensions:', '    - $0'), ['redis', 'apcu'], ['json', 'intl']],
    ['extensions, half typed', app('runtime:', '  extensions:', '    - redis', '    - ap$0'), ['apcu'], ['json']],
    ['extensions to disable', app('runtime:', '  disabled_extensions: [$0]'), ['gd'], ['redis']],
    ['extensions in a flow list', app('runtime:', '  extensions: [redis, a$0]'), ['apcu'], ['json']],
    [
      'extensions of a database',
      'services:\n  db:\n    type: postgresql:17\n    configuration:\n      extensions:\n        - $0\n',
      ['postgis'],
      [],
    ],
    [
      'configuration of the type',
      'services:\n  db:\n    type: postgresql:17\n    configuration:\n      $0\n',
      ['databases', 'extensions'],
      ['schemas'],
    ],
    [
      'configuration of another',
      'services:\n  db:\n    type: mariadb:11.8\n    configuration:\n      $0\n',
      ['schemas'],
      ['databases'],
    ],
    ['keys in a flow map', app('mounts: {a: {source: tmp}}', 'access: {$0}'), ['ssh'], []],
    ['values in a flow map', app('access: {ssh: $0}'), ['viewer', 'admin'], []],
    ['a second key in a flow map', 'routes:\n  a: {type: upstream, $0}\n', ['upstream', 'to'], ['type']],
    ['keys in an item of a list', app('firewall:', '  outbound:', '    - $0'), ['ips', 'domains', 'ports'], []],
    [
      'keys below an item of a list',
      app('firewall:', '  outbound:', '    - protocol: tcp', '      $0'),
      ['ips', 'ports'],
      ['protocol'],
    ],
    [
      'keys in a second item',
      app('firewall:', '  outbound:', '    - protocol: tcp', '    - $0'),
      ['protocol', 'ips'],
      [],
    ],
    [
      'runtimes of a stack',
      'applications:\n  app:\n    type: composable:26.05\n    stack:\n      runtimes:\n        - $0\n',
      ['php@8.4'],
      [],
    ],
    ['redirects', 'routes:\n  a:\n    type: $0\n', ['upstream', 'redirect', 'proxy'], []],
    ['roles of workers', app('workers:', '  queue:', '    access: {ssh: $0}'), ['viewer'], []],
    [
      'retired versions of the image that is written',
      'services:\n  db:\n    type: postgresql:$0\n',
      ['postgresql:13'],
      [],
    ],
    ['schedules', app('crons:', '  a:', '    spec: $0'), ['H * * * *'], []],
    [
      'folders of the repository',
      '#- /apps/shop/index.php\n#- /docs/a.md\n#- /node_modules/x/index.js\n#- /.upsun/config.yaml\napplications:\n  app:\n    source:\n      root: $0\n',
      ['apps', 'docs'],
      ['node_modules', '.upsun', 'apps/shop'],
    ],
    [
      'folders below what is written',
      '#- /apps/shop/index.php\n#- /docs/a.md\n#- /.upsun/config.yaml\napplications:\n  app:\n    source:\n      root: apps/s$0\n',
      ['apps/shop'],
      ['docs', 'apps'],
    ],
    [
      'folders of the application, to be served',
      '#- /shop/public/a.css\n#- /docs/a.md\n#- /.upsun/config.yaml\napplications:\n  app:\n    source: {root: shop}\n    web:\n      locations:\n        /:\n          root: $0\n',
      ['public'],
      ['docs', 'shop'],
    ],
    [
      'variables in a hook',
      app('variables: {env: {mine: 1}}', 'relationships: {db: }', 'hooks:', '  deploy: |', '    echo $$0'),
      ['DB_HOST', 'PLATFORM_BRANCH', 'MINE', 'PORT'],
      ['PLATFORM_CACHE_DIR'],
    ],
    [
      'variables of the build',
      app('relationships: {db: }', 'hooks:', '  build: |', '    set -e', '    cd "$PLAT$0"'),
      ['PLATFORM_CACHE_DIR', 'PLATFORM_APP_DIR'],
      ['DB_HOST', 'PLATFORM_BRANCH', 'PORT'],
    ],
    [
      'variables of a worker, with its own relationships',
      app(
        'relationships: {db: }',
        'workers:',
        '  queue:',
        '    relationships: {mq: }',
        '    commands:',
        '      start: run ${$0',
      ),
      ['MQ_URL', 'PORT'],
      ['DB_HOST'],
    ],
    [
      'variables in a text that is not finished',
      app('web:', '  commands:', '    start: node --port=$$0', '  ['),
      ['PORT'],
      [],
    ],
    ['no variables behind a backslash', app('hooks:', '  build: |', '    echo \\$$0'), [], ['PORT']],
    ['no variables elsewhere', app('variables:', '  env:', '    A: $$0'), [], ['PORT']],
    ['a file with mistakes elsewhere', `${app('$0')}  broken: [\n`, ['web'], ['type']],
    ['nothing in a comment', app('# $0'), [], ['web']],
    ['nothing behind a value', app('web: {} # $0'), [], ['web']],
    ['nothing in a script', app('hooks:', '  build: |', '    $0'), [], ['build', 'web']],
    [
      'nothing in a script of several lines',
      app('hooks:', '  build: |', '    set -e', '', '    $0'),
      [],
      ['build', 'web'],
    ],
    ['behind a script, again', app('hooks:', '  build: |', '    set -e', '  $0'), ['deploy'], ['build']],
    ['nothing below an unknown key', app('nonsense:', '  $0'), [], ['web']],
    ['nothing in other files', `#- /compose.yaml\nservices:\n  $0\n#- /.upsun/config.yaml\n${app()}`, [], ['web']],
  ])('%s', (_, drawing, some, none) => {
    const found = labels(drawing);
    expect(found).toEqual(expect.arrayContaining(some));
    for (const label of none) expect(found).not.toContain(label);
    if (some.length === 0) expect(found).toEqual([]);
  });
});

describe('taken', () => {
  test.each<[situation: string, drawing: string, label: string, expected: string]>([
    ['a map opens a line', app('re$0'), 'relationships', app('relationships:', '  ')],
    ['a text a blank', app('mounts:', '  a:', '    so$0'), 'source', app('mounts:', '  a:', '    source: ')],
    ['a list an item', app('runtime:', '  ext$0'), 'extensions', app('runtime:', '  extensions:', '    - ')],
    ['a key with a colon keeps it', app('we$0b: {}'), 'web', app('web: {}')],
    [
      'a key brings those that it must have',
      app('crons:', '  clean:', '    com$0'),
      'commands',
      app('crons:', '  clean:', '    commands:', '      start: '),
    ],
    [
      'a new entry brings them',
      app('crons:', '  $0'),
      'new cron',
      app('crons:', '  name:', '    spec: ', '    commands:', '      start: '),
    ],
    [
      'a schedule that reads as an alias gets quotes',
      app('crons:', '  a:', '    spec: $0'),
      '*/5 * * * *',
      app('crons:', '  a:', '    spec: "*/5 * * * *"'),
    ],
    [
      'the whole schedule goes',
      app('crons:', '  a:', '    spec: 0 3 $0'),
      'H * * * *',
      app('crons:', '  a:', '    spec: H * * * *'),
    ],
    [
      'the whole variable goes',
      app('hooks:', '  deploy: |', '    cd "$PLAT$0FORM_X"'),
      'PORT',
      app('hooks:', '  deploy: |', '    cd "$PORT"'),
    ],
    [
      'a brace is closed',
      app('hooks:', '  deploy: |', '    cd ${$0'),
      'PORT',
      app('hooks:', '  deploy: |', '    cd ${PORT}'),
    ],
    [
      'a brace that is closed stays so',
      app('hooks:', '  deploy: |', '    cd ${P$0}'),
      'PORT',
      app('hooks:', '  deploy: |', '    cd ${PORT}'),
    ],
    ['a flow map stays on its line', app('access: {s$0}'), 'ssh', app('access: {ssh: }')],
    [
      'the whole word goes',
      app('mounts:', '  a: {source: st$0orag}'),
      'storage',
      app('mounts:', '  a: {source: storage}'),
    ],
    [
      'the whole type goes',
      'applications:\n  app:\n    type: nodejs:1$0\n',
      'nodejs:24',
      'applications:\n  app:\n    type: nodejs:24\n',
    ],
    [
      'quotes stay',
      'applications:\n  app:\n    type: "n$0"\n',
      'nodejs:24',
      'applications:\n  app:\n    type: "nodejs:24"\n',
    ],
  ])('%s', (_, drawing, label, expected) => {
    expect(taken(drawing, label)).toBe(expected);
  });

  test('new lines are those of the file', () => {
    const { texts } = readFixture(app('re'));
    const text = (texts['.upsun/config.yaml'] ?? '').replaceAll('\n', '\r\n');
    const items = complete(projectOf({ texts: { '.upsun/config.yaml': text } }), '.upsun/config.yaml', text.length - 2);
    expect(items.find(({ label }) => label === 'relationships')?.insertText).toBe('relationships:\r\n      ');
  });
});

test('keys that must be there come first, older ones last', () => {
  const { items } = completions('services:\n  db:\n    $0\n');
  const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  expect(sorted[0]).toMatchObject({ label: 'type', detail: 'required' });
  expect(sorted.at(-1)?.deprecated).toBe(true);
});

test('retired versions come last and are marked', () => {
  const { items } = completions('applications:\n  app:\n    type: php:$0\n');
  const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  const php = sorted.filter(({ label }) => label.startsWith('php:'));
  expect(php.map(({ label }) => label).slice(0, 3)).toEqual(['php:8.5', 'php:8.4', 'php:8.3']);
  expect(php[0]?.deprecated).toBeUndefined();
  expect(php[0]?.detail).toBe('PHP, supported; its makers leave it on 2029-12-31');
  expect(php.at(-1)).toMatchObject({ deprecated: true, detail: expect.stringContaining('retired') as string });
});

test('at any place of any text there is an answer, and it replaces around the cursor', () => {
  const whole =
    app(
      'web:',
      '  locations: {"/": {root: public}}',
      'hooks:',
      '  build: |',
      '    x',
      'runtime:',
      '  extensions:',
      '    - a',
    ) + rest;
  const pieces = fc.constantFrom(
    '',
    ' ',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '"',
    "'",
    '\n',
    '\r\n',
    '#',
    'a',
    '&x ',
    '*x',
    '|',
    '$',
    '${',
  );
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(30), fc.array(pieces, { maxLength: 4 }), (at, cut, parts) => {
      const before = whole.slice(0, at) + parts.join('');
      const text = before + whole.slice(at + cut);
      for (const { replace } of complete(
        projectOf({ texts: { '.upsun/config.yaml': text } }),
        '.upsun/config.yaml',
        before.length,
      )) {
        expect(replace.start).toBeLessThanOrEqual(before.length);
        expect(replace.end).toBeGreaterThanOrEqual(before.length);
        expect(text.slice(replace.start, replace.end)).not.toContain('\n');
      }
    }),
    { numRuns: 400, examples: [[0, 13, []]] },
  );
});
