import { loadCompose } from '../compose/load';
import type { EnvironmentModel, ServiceModel } from '../model';
import { places } from '../places';
import type { Settings } from '../settings';
import type { Files, FileState, ProjectPath } from '../workspace';
import { asText } from '../yaml';
import { readLocal } from './compose';
import { applicationModel, serviceModel, type WrittenVersion } from './described';
import { Layers } from './layers';
import type { Source } from '../text';
import { itemsOf, type Written } from './written';

/** `database.type` in the registry's words; the `mysql` of DDEV is Oracle's. */
const databases: Readonly<Record<string, string>> = {
  mariadb: 'mariadb',
  mysql: 'oracle-mysql',
  postgres: 'postgresql',
};

/**
 * What DDEV runs: `.ddev/config.yaml` with every `config.*.yaml` over it in the order of their names, and the services that add-ons bring
 * in `docker-compose.*.yaml` (ddev.readthedocs.io, "Config Options" and "Defining Additional Services"). What is left to the defaults of
 * the installed DDEV is not known. Undefined where a folder has no DDEV.
 *
 * @param root the folder that holds `.ddev`
 */
export function readDdev(files: Files, settings: Settings, root: ProjectPath = ''): EnvironmentModel | undefined {
  const folder = root === '' ? '.ddev' : `${root}/.ddev`;
  const names = files.list(folder) ?? [];
  if (!names.includes('config.yaml')) return undefined;
  const overrides = names.filter((name) => /^config\..+\.ya?ml$/.test(name));
  const layers = Layers.read(
    files,
    ['config.yaml', ...overrides].map((name) => `${folder}/${name}`),
  );
  const certain = layers.gaps.length === 0;
  const added = addOns(files, settings, folder, names);
  return {
    origin: 'local',
    place: places.ddev,
    applications: certain
      ? [...runtime(layers, 'php', 'php_version'), ...runtime(layers, 'nodejs', 'nodejs_version')]
      : [],
    services: [...(certain ? database(layers) : []), ...added.services],
    routes: [],
    gaps: [...layers.gaps, ...added.gaps],
  };
}

/** Both languages run in the container `web`. Instead of a version of Node.js, `auto` and `engine` may stand. */
function runtime(layers: Layers, language: string, key: string) {
  const version = layers.text(key);
  return version && /^\d/.test(version.text) ? [applicationModel('web', language, version, version.source)] : [];
}

function database(layers: Layers): ServiceModel[] {
  const omitted = layers.nodes('omit_containers').flatMap((list) => itemsOf(list).map(asText));
  const chosen = databaseOf(layers);
  if (!chosen || omitted.includes('db')) return [];
  const version: WrittenVersion = layers.text('dbimage')
    ? { reason: 'the image of its database is replaced (dbimage)' }
    : chosen.version;
  return [{ ...serviceModel('db', chosen.engine, version, chosen.source), data: ['database volume'] }];
}

/** `database`, or `mariadb_version` and `mysql_version` of DDEV before 1.19, of which the unused one is empty. */
function databaseOf(layers: Layers): { engine: string; version: Written; source: Source } | undefined {
  const [type, version] = [layers.text('database', 'type'), layers.text('database', 'version')];
  const engine = type && Object.hasOwn(databases, type.text) ? databases[type.text] : undefined;
  if (type) return engine !== undefined && version ? { engine, version, source: type.source } : undefined;
  return ['mariadb', 'mysql'].flatMap((name) => {
    const older = layers.text(`${name}_version`);
    return older && older.text !== ''
      ? [{ engine: databases[name] ?? name, version: older, source: older.source }]
      : [];
  })[0];
}

/** Services of Compose files that DDEV adds to its own; in those, `web` and `db` are what it runs anyway. */
function addOns(
  files: Files,
  settings: Settings,
  folder: ProjectPath,
  names: readonly string[],
): Pick<EnvironmentModel, 'services' | 'gaps'> {
  const paths = names.filter((name) => /^docker-compose\..+\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
  if (paths.length === 0) return { services: [], gaps: [] };
  const compose = loadCompose(withOwnEnvironment(files, folder, names), { ...settings, compose: { files: paths } });
  const { services, applications, gaps } = readLocal(compose, files);
  const opaque = applications.filter(({ name }) => name !== 'web' && name !== 'db');
  return {
    services: services.filter(({ name }) => name !== 'web' && name !== 'db'),
    gaps: [...gaps, ...opaque.map(({ name }) => `what ${name} builds is not known`)],
  };
}

/** The files as DDEV's Compose sees them: variables come from `.ddev/.env` and `.ddev/.env.*`, not from the project's own `.env`. */
function withOwnEnvironment(files: Files, folder: ProjectPath, names: readonly string[]): Files {
  const environment = joined(
    names
      .filter((name) => /^\.env(\.|$)/.test(name) && name !== '.env.example')
      .map((name) => files.read(`${folder}/${name}`)),
  );
  return {
    read: (path) =>
      path === '.env' ? { state: 'absent' } : path === `${folder}/.env` ? environment : files.read(path),
    list: (path) => files.list(path),
    folders: (path) => files.folders(path),
  };
}

function joined(states: readonly FileState[]): FileState {
  const texts = states.map((it) => (it.state === 'known' ? it.text : undefined));
  if (states.length === 0) return { state: 'absent' };
  return texts.includes(undefined) ? { state: 'unknown' } : { state: 'known', text: texts.join('\n') };
}
