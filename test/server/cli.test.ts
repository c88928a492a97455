import Ajv from 'ajv';
import { chmod, lstat, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import schema from '../../docs/check.schema.json';
import { version } from '../../package.json';
import { exec, type ExecResult } from '../../core/exec';
import { folderWith, put } from '../folders';
import { builtBundles } from './bundles';

const bundle = builtBundles();
const valid = new Ajv({ allErrors: true }).compile(schema);

const manifest = `applications:
  app:
    type: nodejs:24
    relationships:
      db: "db:postgresql"
services:
  db:
    type: postgresql:17
`;
const drifted = 'services:\n  db:\n    image: postgres:15 # pinned\n';
const project = { '.upsun/config.yaml': manifest, 'compose.yaml': drifted };
const clean = { ...project, 'compose.yaml': drifted.replace('15', '17') };

function cli(folder: string, ...args: string[]): Promise<ExecResult> {
  return exec(process.execPath, [bundle('cli.js'), ...args], { cwd: folder });
}

interface Found {
  problems: { code: string; severity: string; file: string; fixes: string[] }[];
  unknown: { subject: string }[];
}

async function json(folder: string, ...args: string[]): Promise<Found & { code: number | null }> {
  const { stdout, code } = await cli(folder, 'check', '--format', 'json', ...args);
  const found = JSON.parse(stdout) as Found;
  expect(valid(found), JSON.stringify(valid.errors)).toBe(true);
  return { ...found, code };
}

function codesOf({ problems }: Found): string[] {
  return [...new Set(problems.map(({ code }) => code))].sort();
}

describe('check', () => {
  test('drift is found on both sides, in order', async () => {
    const found = await json(await folderWith(project));
    expect(found.code).toBe(1);
    expect(found.problems.map(({ file, code }) => [file, code])).toEqual([
      ['.upsun/config.yaml', 'service-version-drift'],
      ['compose.yaml', 'service-version-drift'],
    ]);
  });

  test('nothing found is exit code 0', async () => {
    const { code, stdout } = await cli(await folderWith(clean), 'check');
    expect([code, stdout]).toEqual([0, 'No problems found.\n']);
  });

  test.each([
    ['error', 0],
    ['warning', 1],
    ['information', 1],
  ])('--fail-on %s', async (level, expected) => {
    expect((await json(await folderWith(project), '--fail-on', level)).code).toBe(expected);
  });

  test('a repository without a commit is checked', async () => {
    const folder = await folderWith(project);
    expect((await exec('git', ['init', '--quiet'], { cwd: folder })).code).toBe(0);
    expect((await json(folder)).problems).toHaveLength(2);
  });

  test('another folder is checked, its files named from there', async () => {
    const folder = await folderWith({ 'shop/.upsun/config.yaml': manifest, 'shop/compose.yaml': drifted });
    expect((await json(folder, 'shop')).problems.map(({ file }) => file)).toEqual([
      '.upsun/config.yaml',
      'compose.yaml',
    ]);
  });

  test('every project of a monorepo is checked', async () => {
    const folder = await folderWith({
      'b/.upsun/config.yaml': manifest,
      'b/compose.yaml': drifted,
      'a b/.upsun/config.yaml': manifest,
      'a b/compose.yaml': drifted,
      'a b/node_modules/x/.upsun/config.yaml': 'nonsense: 1',
    });
    expect((await json(folder)).problems.map(({ file }) => file)).toEqual([
      'a b/.upsun/config.yaml',
      'a b/compose.yaml',
      'b/.upsun/config.yaml',
      'b/compose.yaml',
    ]);
  });

  test('what can not be compared is told and is no problem', async () => {
    const found = await json(await folderWith({ '.upsun/config.yaml': manifest }));
    expect(found).toMatchObject({ code: 0, problems: [] });
    expect(found.unknown).not.toEqual([]);
  });

  test('.parity.yaml changes severities', async () => {
    const settings = 'severity:\n  service-version-drift: off\n';
    expect(await json(await folderWith({ ...project, '.parity.yaml': settings }))).toMatchObject({
      code: 0,
      problems: [],
    });
  });
});

describe('bad input', () => {
  const broken: [title: string, manifest: string | Buffer, codes: unknown][] = [
    ['broken YAML', 'applications: [\n  {', expect.arrayContaining(['yaml-syntax'])],
    ['tabs', 'applications:\n\tapp:\n\t\ttype: nodejs:24\n', expect.arrayContaining(['yaml-syntax'])],
    ['binary content', Buffer.from([0, 159, 146, 150, 0, 10, 13]), ['yaml-syntax']],
    ['more than 1 MB', `${manifest}${'# long\n'.repeat(200_000)}`, ['yaml-syntax']],
    ['CRLF and a byte order mark', `\uFEFF${manifest.replaceAll('\n', '\r\n')}`, ['service-version-drift']],
    ['1 MB of it', `${manifest}${'# long\n'.repeat(140_000)}`, ['service-version-drift']],
  ];
  test.each(broken)('a manifest with %s', async (_, content, codes) => {
    const found = await json(await folderWith({ ...project, '.upsun/config.yaml': content }));
    expect(codesOf(found)).toEqual(codes);
    expect(found.code).toBe(1);
  });

  test('an empty manifest', async () => {
    const { stdout, stderr } = await cli(await folderWith({ '.upsun/config.yaml': '' }), 'check');
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  });

  test.each([
    ['broken YAML', 'services: ['],
    ['binary content', Buffer.from([0, 1, 2])],
    ['nothing', ''],
    ['another root', '- a\n- b\n'],
  ])('a Compose file with %s is said, and nobody’s drift', async (_, content) => {
    const found = codesOf(await json(await folderWith({ ...project, 'compose.yaml': content })));
    expect([...new Set(found)]).toEqual(['compose-invalid']);
  });
});

describe('wrong use ends with exit code 2 and the next step', () => {
  const cases: [title: string, args: string[], files: Record<string, string>, message: string][] = [
    [
      'an unknown option',
      ['check', '--fromat', 'json'],
      project,
      'Unknown option "--fromat". Did you mean "--format"?\n',
    ],
    [
      'a rule that does not exist',
      ['check', '--only', 'drft'],
      project,
      'There is no rule "drft". Did you mean "drift"?\n',
    ],
    [
      'a baseline that is not one',
      ['check', '--baseline', 'compose.yaml'],
      project,
      'compose.yaml is not a baseline. Write it anew with --write-baseline.\n',
    ],
    [
      'a report in a folder that does not exist',
      ['report', '--output', 'nowhere/a.html'],
      project,
      expect.stringMatching(
        /^nowhere\/a\.html can't be written: .* Give a file in a folder that exists\.\n$/,
      ) as string,
    ],
    [
      'no baseline',
      ['check', '--baseline', 'none.json'],
      project,
      expect.stringMatching(
        /^The baseline none\.json can't be read: .* Write one: environment-parity check --write-baseline none\.json\n$/,
      ) as string,
    ],
    [
      'a folder that does not exist',
      ['check', 'nowhere'],
      project,
      'The folder "nowhere" does not exist. Give the folder of your project.\n',
    ],
    [
      'a file',
      ['check', 'compose.yaml'],
      project,
      '"compose.yaml" is not a folder. Give the folder of your project.\n',
    ],
    [
      'no manifest',
      ['check'],
      { 'compose.yaml': drifted },
      'No manifest (.upsun/*.yaml) was found in "." or below it. Give the folder that holds .upsun, or create .upsun/config.yaml first.\n',
    ],
    [
      'a folder inside of a project',
      ['check', 'src'],
      { ...project, 'src/a.js': '' },
      '"src" is inside of a project. Check the project\'s folder: .\n',
    ],
    [
      'settings that are no map',
      ['check', '--format', 'json'],
      { ...project, '.parity.yaml': '- a\n' },
      '.parity.yaml must be a map of settings. Mend or remove it, then check again.\n',
    ],
  ];
  test.each(cases)('%s', async (_, args, files, message) => {
    expect(await cli(await folderWith(files), ...args)).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('a manifest that can not be read', async () => {
    const outside = await folderWith({ 'config.yaml': manifest });
    const folder = await folderWith({ 'compose.yaml': drifted });
    await mkdir(join(folder, '.upsun'));
    await symlink(join(outside, 'config.yaml'), join(folder, '.upsun/config.yaml'));
    const { code, stderr } = await cli(folder, 'check');
    expect([code, stderr]).toEqual([
      2,
      ".upsun/config.yaml can't be read: it is a link that leaves the project. Mend that, then check again.\n",
    ]);
  });
});

describe('--only', () => {
  const both = { ...project, '.upsun/config.yaml': `${manifest}unknown: 1\n` };
  test.each<[only: string, codes: string[]]>([
    ['drift', ['service-version-drift']],
    ['manifest', ['unknown-key']],
    ['unknown-key', ['unknown-key']],
    ['drift,manifest', ['service-version-drift', 'unknown-key']],
    ['type-unknown', []],
  ])('%s', async (only, codes) => {
    const found = await json(await folderWith(both), '--only', only);
    expect([codesOf(found), found.code]).toEqual([codes, codes.length > 0 ? 1 : 0]);
  });

  test('with --fix mends nothing else', async () => {
    const folder = await folderWith(project);
    expect((await json(folder, '--only', 'manifest', '--fix')).problems).toEqual([]);
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe(drifted);
  });

  test('manifest has nothing to compare', async () => {
    const found = await json(await folderWith({ '.upsun/config.yaml': manifest }), '--only', 'manifest');
    expect(found.unknown).toEqual([]);
  });
});

describe('--baseline', () => {
  test('what is known does not fail the check, wherever its line moves to', async () => {
    const folder = await folderWith(project);
    expect(await cli(folder, 'check', '--write-baseline', 'known.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote 2 problems to known.json\n',
    });
    await put(folder, 'compose.yaml', `# moved\n\n${drifted}`);
    const { code, stdout } = await cli(folder, 'check', '--baseline', 'known.json');
    expect([code, stdout]).toEqual([0, 'No problems found.\n2 problems of the baseline are not shown.\n']);
  });

  test('what is new fails it, alone', async () => {
    const folder = await folderWith(project);
    await cli(folder, 'check', '--write-baseline', 'known.json');
    await put(folder, 'compose.yaml', drifted.replace('15', '14'));
    const found = await json(folder, '--baseline', 'known.json');
    expect(found).toMatchObject({ code: 1, baseline: { hidden: 0, gone: [{ count: 1 }, { count: 1 }] } });
    expect(found.problems).toHaveLength(2);
  });

  test('what is no longer found is told', async () => {
    const folder = await folderWith(project);
    await cli(folder, 'check', '--write-baseline', 'known.json');
    await put(folder, 'compose.yaml', clean['compose.yaml']);
    const { code, stdout } = await cli(folder, 'check', '--baseline', 'known.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^In the baseline and no longer found .*\n {2}\.upsun\/config\.yaml service-version-drift /);
    const manifestOnly = await json(folder, '--baseline', 'known.json', '--only', 'manifest');
    expect(manifestOnly).toMatchObject({ baseline: { gone: [] } });
  });

  test('SARIF leaves it out, too', async () => {
    const folder = await folderWith(project);
    await cli(folder, 'check', '--write-baseline', 'known.json');
    const { stdout } = await cli(folder, 'check', '--baseline', 'known.json', '--format', 'sarif');
    expect((JSON.parse(stdout) as SarifLog).runs[0]?.results).toEqual([]);
  });
});

describe('report', () => {
  test('is one page on standard output, with exit code 0 whatever it shows', async () => {
    const { code, stdout, stderr } = await cli(await folderWith(project), 'report');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<!doctype html>/i);
    expect(stdout).toContain('PostgreSQL 15');
  });

  test('is written into a file', async () => {
    const folder = await folderWith({ ...project, '.github/workflows/test.yml': 'jobs: {}\n' });
    expect(await cli(folder, 'report', '--format', 'md', '--output', 'report.md')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const text = await readFile(join(folder, 'report.md'), 'utf8');
    expect(text).toMatch(/^# Parity of .*: 0 %\n/);
    expect(text).toContain('1 pipeline: .github/workflows/test.yml');
  });

  test('has every project of a monorepo', async () => {
    const folder = await folderWith({
      'a/.upsun/config.yaml': manifest,
      'b/.upsun/config.yaml': manifest,
      'b/compose.yaml': drifted,
    });
    const { stdout } = await cli(folder, 'report', '--format', 'json');
    const { projects } = JSON.parse(stdout) as { projects: { title: string; score: { percent?: number } }[] };
    expect(projects.map(({ title, score }) => [title, score.percent])).toEqual([
      ['a', undefined],
      ['b', 0],
    ]);
  });
});

test('model prints what each project and place says', async () => {
  const folder = await folderWith({ 'shop/.upsun/config.yaml': manifest, 'shop/compose.yaml': drifted });
  const { code, stdout } = await cli(folder, 'model', '--source', 'compose');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    models: [{ project: 'shop', place: 'compose', services: [{ name: 'db', version: { value: '15' } }] }],
  });
});

describe('formats', () => {
  test('text names place, severity, code and message, and sums up', async () => {
    const { stdout } = await cli(await folderWith(project), 'check');
    expect(stdout).toMatch(/^\.upsun\/config\.yaml:8:\d+ warning service-version-drift PostgreSQL/m);
    expect(stdout).toMatch(/^compose\.yaml:3:\d+ warning service-version-drift PostgreSQL/m);
    expect(stdout).toMatch(/^2 warnings in 2 files\.$/m);
    expect(stdout).not.toContain('\u001B');
  });

  test('names with control characters do not reach the terminal', async () => {
    const odd = manifest.replace('"db:postgresql"', '"\\e[31mdb:postgresql"');
    const { stdout } = await cli(await folderWith({ ...project, '.upsun/config.yaml': odd }), 'check');
    expect(stdout).toContain('\uFFFD[31mdb');
    expect(stdout).not.toContain('\u001B');
  });

  test('SARIF names its rules and places', async () => {
    const { stdout, code } = await cli(
      await folderWith({ ...project, 'a b/.upsun/config.yaml': 'x: 1\n' }),
      'check',
      '--format',
      'sarif',
    );
    const log = JSON.parse(stdout) as SarifLog;
    expect(code).toBe(1);
    expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
    const [{ tool, results }] = log.runs as [SarifRun];
    for (const rule of tool.driver.rules)
      expect([rule.shortDescription.text, rule.help.text, rule.helpUri].map((it) => typeof it)).not.toContain(
        'undefined',
      );
    for (const { ruleId, ruleIndex, level, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(a%20b\/)?(\.upsun\/config|compose)\.yaml$/);
      expect(Math.min(region.startLine, region.startColumn, region.endLine, region.endColumn)).toBeGreaterThan(0);
    }
    expect(results.map(({ ruleId }) => ruleId)).toContain('service-version-drift');
  });
});

describe('--fix', () => {
  const manifest = project['.upsun/config.yaml']
    .replace('db:postgresql', 'db:mysql')
    .replace('postgresql:17', 'mariadb:11.8');
  const drifted = 'services:\n  db:\n    image: mariadb:11.4 # pinned\n';
  const minor = { '.upsun/config.yaml': manifest, 'compose.yaml': drifted };

  test('applies what is safe, says so on standard error, and keeps everything else', async () => {
    const folder = await folderWith({ ...minor, 'compose.yaml': `\uFEFF${drifted.replaceAll('\n', '\r\n')}` });
    await chmod(join(folder, 'compose.yaml'), 0o640);
    const { code, stdout, stderr } = await cli(folder, 'check', '--fix', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
    expect(stderr).toMatch(/^Fixed compose\.yaml: /);
    const text = await readFile(join(folder, 'compose.yaml'), 'utf8');
    expect(text).toBe(`\uFEFF${drifted.replaceAll('\n', '\r\n').replace('11.4', '11.8')}`);
    expect((await stat(join(folder, 'compose.yaml'))).mode & 0o777).toBe(0o640);
  });

  test('never takes a fix that may lose data', async () => {
    const folder = await folderWith(project);
    const found = await json(folder, '--fix');
    expect(found.problems.map(({ fixes }) => fixes.length > 0)).toContain(true);
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe(project['compose.yaml']);
  });

  test('a link stays a link', async () => {
    const folder = await folderWith({ '.upsun/config.yaml': manifest, 'docker/compose.yaml': drifted });
    await symlink('docker/compose.yaml', join(folder, 'compose.yaml'));
    expect((await json(folder, '--fix')).problems).toEqual([]);
    expect((await lstat(join(folder, 'compose.yaml'))).isSymbolicLink()).toBe(true);
  });

  test('a file that is not UTF-8 is refused and left as it was', async () => {
    const latin = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from(`\n${drifted}`)]);
    const folder = await folderWith({ ...minor, 'compose.yaml': latin });
    const { code, stderr } = await cli(folder, 'check', '--fix');
    expect(code).toBe(2);
    expect(stderr).toContain("compose.yaml can't be edited safely");
    expect(await readFile(join(folder, 'compose.yaml'))).toEqual(latin);
  });

  test('nothing to fix writes nothing', async () => {
    const folder = await folderWith(clean);
    const before = (await stat(join(folder, 'compose.yaml'))).ino;
    await cli(folder, 'check', '--fix');
    expect((await stat(join(folder, 'compose.yaml'))).ino).toBe(before);
  });
});

describe('explain', () => {
  test('says what stands for what, and exits with 0', async () => {
    const { code, stdout } = await cli(await folderWith(project), 'explain');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '  Compose: db, PostgreSQL 15 (compose.yaml:2:3)\n    Matched: image "postgres:15" and the name "db"',
    );
  });

  test('as JSON, of one name', async () => {
    const { stdout } = await cli(await folderWith(project), 'explain', '.', 'db', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      projects: [
        {
          folder: '',
          declared: [{ name: 'db', places: [{ local: { name: 'db', file: 'compose.yaml' } }] }],
          others: [],
        },
      ],
    });
  });

  test('a name alone is looked for here', async () => {
    const { stdout } = await cli(await folderWith(project), 'explain', 'db');
    expect(stdout).toMatch(/^db, PostgreSQL 17 /);
  });

  test.each([['.', 'dbb'], ['dbb']])('a name that is nowhere is wrong use: %s', async (...words) => {
    const { code, stderr } = await cli(await folderWith(project), 'explain', ...words);
    expect([code, stderr]).toEqual([
      2,
      'Nothing is called "dbb" in the manifest or the Compose files. Did you mean "db"?\n',
    ]);
  });
});

test.each([
  ['--version', `${version}\n`] as const,
  ['--help', expect.stringContaining('Exit codes:') as string] as const,
])('%s', async (option, stdout) => {
  expect(await cli('.', option)).toEqual({ code: 0, stdout, stderr: '' });
});

interface SarifLog {
  version: string;
  runs: SarifRun[];
}

interface SarifRun {
  tool: {
    driver: { rules: { id: string; shortDescription: { text: string }; help: { text: string }; helpUri: string }[] };
  };
  results: {
    ruleId: string;
    ruleIndex: number;
    level: string;
    locations: {
      physicalLocation: {
        artifactLocation: { uri: string };
        region: { startLine: number; startColumn: number; endLine: number; endColumn: number };
      };
    }[];
  }[];
}
