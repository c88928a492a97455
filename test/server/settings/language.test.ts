import { describe, expect, test } from 'vitest';
import { settingsFile } from '../../../core/projectSettings';
import { complete } from '../../../server/settings/completion';
import { hover } from '../../../server/settings/hover';
import { projectOf, readFixture } from '../../fixture';

const around = `
  #- /.upsun/config.yaml
  applications:
    app: {type: "php:8.4"}
  services:
    db: {type: "postgresql:17"}
  #- /compose.yaml
  services:
    web: {image: "php:8.4"}
    database: {image: "postgres:17"}
`;

function projectWith(settings: string) {
  const { texts } = readFixture(around);
  return {
    project: projectOf({ texts: { ...texts, [settingsFile]: settings.replace('$0', '') } }),
    offset: settings.indexOf('$0'),
  };
}

describe('completion', () => {
  test.each<[settings: string, offered: string[]]>([
    ['$0', ['productionBranch', 'compose', 'worktree', 'report', 'images', 'severity', 'match', 'accept']],
    ['accept: []\nm$0', ['productionBranch', 'compose', 'worktree', 'report', 'images', 'severity', 'match']],
    ['compose:\n  $0', ['files']],
    ['match:\n  $0', ['web', 'database']],
    ['match:\n  web: app\n  da$0', ['database']],
    ['match:\n  web: $0', ['db', 'app', 'none', 'false']],
    ['match: {web: $0', ['db', 'app', 'none', 'false']],
    ['severity:\n  service-version-drift: $0', ['off', 'error', 'warning', 'information', 'hint']],
    ['accept:\n  - $0', ['code', 'subject', 'reason', 'until']],
    ['accept:\n  - code: service-version-drift\n    $0', ['subject', 'reason', 'until']],
    ['accept:\n  - subject: db\n    reason: |\n      $0', []],
    ['# $0', []],
  ])('%j', (settings, offered) => {
    const { project, offset } = projectWith(settings);
    expect(complete(project, settingsFile, offset).map(({ label }) => label)).toEqual(offered);
  });

  test('rules can be chosen: all for a severity, those that find differences to accept', () => {
    const severity = projectWith('severity:\n  $0');
    const labels = complete(severity.project, settingsFile, severity.offset).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['unknown-key', 'service-version-drift', 'settings-invalid']));
    const accept = projectWith('accept:\n  - code: $0');
    const codes = complete(accept.project, settingsFile, accept.offset);
    expect(codes.map(({ label }) => label)).toContain('service-version-drift');
    expect(codes.map(({ label }) => label)).not.toContain('unknown-key');
    expect(codes[0]?.documentation).toMatch(/^A service runs locally/);
  });

  test('what differs can be chosen to be accepted, of the rule that the entry names', () => {
    const { texts } = readFixture(`
      applications:
        app:
          type: php:8.4
          runtime: {extensions: [redis, imagick]}
      services:
        db: {type: "postgresql:17"}
      #- /Dockerfile
      FROM php:8.4
      #- /compose.yaml
      services:
        app: {build: .}
        db: {image: "postgres:15"}
    `);
    const subjects = (settings: string) => {
      const project = projectOf({ texts: { ...texts, [settingsFile]: settings.replace('$0', '') } });
      return complete(project, settingsFile, settings.indexOf('$0')).map(({ label }) => label);
    };
    expect(subjects('accept:\n  - code: service-version-drift\n    subject: $0')).toEqual(['db']);
    expect(subjects('accept:\n  - code: extension-missing-locally\n    subject: $0')).toEqual([
      'app:redis',
      'app:imagick',
      'app',
    ]);
    expect(subjects('accept:\n  - subject: $0')).toEqual(['app:redis', 'app:imagick', 'app', 'db']);
  });

  test('nowhere else', () => {
    const { project } = projectWith('');
    expect(complete(project, 'compose.yaml', 0)).toEqual([]);
  });
});

describe('hover', () => {
  test.each<[settings: string, contents: RegExp | undefined]>([
    ['ma$0tch: {}', /^\*\*match\*\*: What a Compose service stands for/],
    ['accept:\n  - unt$0il: 2026-11-21', /^\*\*until\*\*: The day on which/],
    ['accept:\n  - cod$0e: x', /^\*\*code\*\* \(required\)/],
    ['accept:\n  - code: service-ver$0sion-drift', /^`service-version-drift`: A service runs locally/],
    ['severity:\n  unknown-$0key: off', /^\*\*unknown-key\*\*: A key that the platform does not know/],
    ['other$0: 1', undefined],
    ['match: {web: a$0pp}', undefined],
    ['acc$0ept: [', /accept/],
  ])('%j', (settings, contents) => {
    const { project, offset } = projectWith(settings);
    const found = hover(project, settingsFile, offset);
    if (contents) expect(found?.contents).toMatch(contents);
    else expect(found).toBeUndefined();
  });
});
