import { asText, valueAt } from '../../../core/yaml';
import { parseJsonText } from '../../../core/jsonText';
import type { CodeFolder, Language } from './folders';

/** Lines below an application's name, without their indentation. */
export type Lines = readonly string[];

/** How an application of a language is built and served. What is not sure ends in a comment that says so. */
export const languages: Readonly<Record<Language, (folder: CodeFolder) => Lines>> = {
  php,
  nodejs,
  python,
  ruby,
  golang,
};

const passed: Lines = ['  locations:', '    "/":', '      passthru: true'];

function serving(start: string, isGuess: boolean): Lines {
  const lines = ['web:', '  commands:'];
  return isGuess
    ? [...lines, '    # Guessed: what starts the server. It listens on $PORT.', `    start: ${start}`, ...passed]
    : [...lines, `    start: ${start}`, ...passed];
}

function building(...commands: readonly string[]): Lines {
  return ['hooks:', '  build: |', '    set -e', ...commands.map((it) => `    ${it}`)];
}

/** Folders that PHP frameworks serve, the usual ones first. */
const webRoots = ['public', 'web', 'webroot', 'docroot', 'htdocs', 'www'];

function php({ files, folders, read }: CodeFolder): Lines {
  const root = webRoots.find((name) => folders.includes(name));
  const composer = read('composer.json');
  return [
    ...(files.includes('composer.json') ? ['build:', '  flavor: composer'] : []),
    'web:',
    '  locations:',
    '    "/":',
    root === undefined ? '      root: "" # Guessed: the folder that is served.' : `      root: ${root}`,
    '      passthru: /index.php',
    ...phpMounts(composer, folders),
  ];
}

function phpMounts(composer: string, folders: readonly string[]): Lines {
  const note = 'mounts: # Guessed: the folders that are written to.';
  if (composer.includes('"symfony/framework-bundle"'))
    return [note, '  var:', '    source: storage', '    source_path: var'];
  if (composer.includes('"laravel/framework"') && folders.includes('storage'))
    return [note, '  storage:', '    source: storage', '    source_path: storage'];
  return [];
}

function nodejs({ files, read }: CodeFolder): Lines {
  const scripts = valueAt(parseJsonText(read('package.json')).root, ['scripts']);
  const has = (name: string) => asText(valueAt(scripts, [name])) !== undefined;
  const manager = files.includes('pnpm-lock.yaml') ? 'pnpm' : files.includes('yarn.lock') ? 'yarn' : 'npm';
  const install = { pnpm: 'pnpm install --frozen-lockfile', yarn: 'yarn install --frozen-lockfile', npm: '' }[manager];
  const commands = [...(install === '' ? [] : [install]), ...(has('build') ? [`${manager} run build`] : [])];
  return [
    // npm runs by itself; others replace it.
    ...(manager === 'npm' ? [] : ['build:', '  flavor: none', 'dependencies:', '  nodejs:', `    ${manager}: "*"`]),
    ...(commands.length > 0 ? building(...commands) : []),
    ...(has('start') ? serving(`${manager} run start`, false) : serving('node index.js', true)),
  ];
}

function python({ files, folders, read }: CodeFolder): Lines {
  const named = ['requirements.txt', 'pyproject.toml', 'Pipfile'].map(read).join('\n').toLowerCase();
  const install = files.includes('poetry.lock')
    ? 'pip install poetry && poetry config virtualenvs.in-project true && poetry install --only main'
    : files.includes('requirements.txt')
      ? 'pip install -r requirements.txt'
      : files.includes('Pipfile')
        ? 'pip install pipenv && pipenv install --deploy'
        : files.includes('pyproject.toml')
          ? 'pip install .'
          : undefined;
  const run = files.includes('poetry.lock') ? 'poetry run ' : files.includes('Pipfile') ? 'pipenv run ' : '';
  const project = folders.find((name) => /^\w+$/.test(name) && read('manage.py').includes(`${name}.settings`));
  const start = files.includes('manage.py')
    ? `gunicorn --bind 0.0.0.0:$PORT ${project ?? 'app'}.wsgi:application`
    : named.includes('fastapi') || named.includes('uvicorn')
      ? 'uvicorn main:app --host 0.0.0.0 --port $PORT'
      : 'gunicorn --bind 0.0.0.0:$PORT app:app';
  return [...(install === undefined ? [] : building(install)), ...serving(run + start, true)];
}

function ruby({ folders }: CodeFolder): Lines {
  const start = folders.includes('config')
    ? 'bundle exec rails server --binding 0.0.0.0 --port $PORT --environment production'
    : 'bundle exec rackup --host 0.0.0.0 --port $PORT';
  return [...building('bundle install'), ...serving(start, true)];
}

function golang(): Lines {
  return [...building('go build -o bin/app .'), ...serving('./bin/app', true)];
}
