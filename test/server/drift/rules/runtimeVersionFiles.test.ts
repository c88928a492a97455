import { describe, expect, test } from 'vitest';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const manifest = (type: string, problem = '') => `
#- /.upsun/config.yaml
applications:
  app:
    type: "${type}"
${problem}`;

describe('runtime-version-drift: files that say a version', () => {
  test.each<[situation: string, drawing: string]>([
    [
      '.nvmrc',
      `${manifest('nodejs:24', '#                 ^^ warning runtime-version-drift: Node.js 24 is declared, 20.11.1 is asked for (.nvmrc)')}
#- /.nvmrc
v20.11.1
#^^^^^^^ warning runtime-version-drift: Node.js 20.11.1 is asked for, 24 is declared
`,
    ],
    [
      'a code name of Node.js',
      `${manifest('nodejs:24', '#                 ^^ warning runtime-version-drift: Node.js 24 is declared, 20 is asked for (.nvmrc)')}
#- /.nvmrc
lts/iron
#^^^^^^^ warning runtime-version-drift: Node.js 20 is asked for, 24 is declared
`.replace('#^^^^^^^ warning', '#^^^^^^^ warning'),
    ],
    [
      'what Composer would refuse is an error',
      `${manifest('php:8.3', '#              ^^^ error runtime-version-drift: PHP 8.3 is declared, ">=8.4" is required (composer.json)')}
#- /composer.json
{
  "require": { "php": ">=8.4" }
#                      ^^^^^ error runtime-version-drift: PHP ">=8.4" is required, 8.3 is declared
}
`,
    ],
    ['a range that holds it', `${manifest('php:8.3')}\n#- /composer.json\n{"require": {"php": "^8.1 || ~8.2"}}\n`],
    [
      'a range of Composer that goes up to the next major',
      `${manifest('php:8.4')}\n#- /composer.json\n{"require": {"php": "~8.2"}}\n`,
    ],
    ['engines', `${manifest('nodejs:24')}\n#- /package.json\n{"engines": {"node": ">=18 <25"}}\n`],
    ['requires-python', `${manifest('python:3.13')}\n#- /pyproject.toml\n[project]\nrequires-python = ">=3.9,<4"\n`],
    [
      'a Python that uv brings along',
      `
applications:
  app:
    type: "python:3.12"
#                 ^^^^ warning runtime-version-drift: Python 3.12 is declared, ">=3.13" is required (pyproject.toml)
    hooks: {build: "uv sync --frozen"}
#- /pyproject.toml
[project]
requires-python = ">=3.13"
#                  ^^^^^^ warning runtime-version-drift: Python ">=3.13" is required, 3.12 is declared
`,
    ],
    ['another language than the application', `${manifest('php:8.4')}\n#- /.nvmrc\n12\n`],
    ['a range that can not be read', `${manifest('php:8.4')}\n#- /composer.json\n{"require": {"php": "what"}}\n`],
    ['the folder of another application', `${manifest('nodejs:24')}    source: {root: web}\n#- /.nvmrc\n12\n`],
    [
      'a version of go.mod that the declared one can build',
      `${manifest('golang:1.25')}\n#- /go.mod\nmodule a\n\ngo 1.22\n`,
    ],
  ])('%s', (_, drawing) => {
    checkProblems(drawing, [runtimeVersionDrift]);
  });

  test('the file is changed towards the manifest', () => {
    const drawing = `${manifest('nodejs:24')}\n#- /.nvmrc\nv20.11.1\n`;
    expect(fixTitles(drawing, runtimeVersionDrift)).toContain('* Change the version to 24');
    checkFix(drawing, runtimeVersionDrift, 'Change the version to 24', '#- /.nvmrc\nv24\n');
  });

  test('the smallest step that meets a requirement is offered, and never preferred', () => {
    const drawing = `${manifest('php:8.3')}\n#- /composer.json\n{"require": {"php": ">=8.4"}}\n`;
    expect(fixTitles(drawing, runtimeVersionDrift)).toContain('Declare php:8.4 instead');
  });
});

describe('runtime-version-drift: the older layout', () => {
  test.each<[situation: string, drawing: string]>([
    [
      'an application of a folder',
      `
#- /api/.platform.app.yaml
name: api
type: "nodejs:24"
#             ^^ warning runtime-version-drift: Node.js 24 is declared, 18.0.0 is asked for (api/.nvmrc)
#- /.platform/routes.yaml
{}
#- /api/.nvmrc
18.0.0
#^^^^^ warning runtime-version-drift: Node.js 18.0.0 is asked for, 24 is declared
#- /.nvmrc
12
`,
    ],
    [
      'applications.yaml as a list',
      `
#- /.platform/applications.yaml
- name: api
  type: "python:3.13"
#               ^^^^ warning runtime-version-drift: Python 3.13 is declared, 3.9 is asked for (api/.python-version)
  source: {root: /api}
#- /api/.python-version
  3.9
# ^^^ warning runtime-version-drift: Python 3.9 is asked for, 3.13 is declared
`,
    ],
  ])('%s', (_, drawing) => {
    checkProblems(drawing, [runtimeVersionDrift]);
  });
});

describe('runtime-version-drift: fixes where the project requires another version than the declared one', () => {
  const compose = '#- /compose.yaml\nservices: {web: {build: .}}\n';

  test.each<[situation: string, drawing: string, titles: string[]]>([
    [
      'none is preferred that the project itself refuses',
      `${manifest('php:8.4')}#- /composer.json\n{"require": {"php": ">=8.5"}, "config": {"platform": {"php": "8.5.0"}}}\n#- /Dockerfile\nFROM php:8.5\n${compose}`,
      ['Change the tag to 8.4', 'Change the version to 8.4', 'Declare php:8.5 instead'],
    ],
    [
      'the declared version is preferred where the project takes it',
      `${manifest('php:8.5')}#- /composer.json\n{"require": {"php": ">=8.4"}}\n#- /Dockerfile\nFROM php:8.4\n${compose}`,
      ['* Change the tag to 8.5', 'Declare php:8.4 instead (production goes back from 8.5)'],
    ],
  ])('%s', (_, drawing, titles) => {
    expect([...new Set(fixTitles(drawing, runtimeVersionDrift))].sort()).toEqual(titles);
  });
});
