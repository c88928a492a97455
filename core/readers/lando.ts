import type { EnvironmentModel } from '../model';
import { places } from '../places';
import type { Files, ProjectPath } from '../workspace';
import { pairsOf } from '../yaml';
import { applicationModel, describeImage, serviceModel, type Described } from './described';
import { Layers } from './layers';
import { partOf, type Written } from './written';

/** In the order in which Lando merges them (docs.lando.dev, "Landofile"). */
const landofiles = [
  '.lando.base.yml',
  '.lando.dist.yml',
  '.lando.recipe.yml',
  '.lando.upstream.yml',
  '.lando.yml',
  '.lando.local.yml',
  '.lando.user.yml',
];

/** No project has more; each is looked up in every file. */
const mostServices = 300;

/** Types of services in the registry's words; the `mysql` of Lando is Oracle's. */
const engines: Readonly<Record<string, string>> = {
  mysql: 'oracle-mysql',
  mariadb: 'mariadb',
  postgres: 'postgresql',
  redis: 'redis',
  memcached: 'memcached',
  mongo: 'mongodb',
  elasticsearch: 'elasticsearch',
  solr: 'solr',
};

const runtimes: Readonly<Record<string, string>> = {
  php: 'php',
  node: 'nodejs',
  python: 'python',
  ruby: 'ruby',
  go: 'golang',
  dotnet: 'dotnet',
};

/** Recipes whose `config` names a PHP version, a database and a cache, and the services that these become. */
const recipes = /^(lamp|lemp|wordpress|laravel|symfony|joomla|backdrop|drupal\d*)$/;

const ofManifest = /^(platformsh|upsun)$/;

/**
 * What Lando runs. The defaults of recipes change from release to release and are not known; the recipes
 * `platformsh` and `upsun` take all from the manifest and can't differ from it. Undefined where a folder has no Lando.
 */
export function readLando(files: Files, root: ProjectPath = ''): EnvironmentModel | undefined {
  const names = files.list(root) ?? [];
  if (!names.includes('.lando.yml')) return undefined;
  const layers = Layers.read(
    files,
    landofiles.filter((name) => names.includes(name)).map((name) => (root === '' ? name : `${root}/${name}`)),
  );
  const described =
    layers.gaps.length === 0 && !ofManifest.test(layers.text('recipe')?.text ?? '') ? describe(layers) : [];
  return {
    origin: 'local',
    place: places.lando,
    applications: described.flatMap(({ application }) => application ?? []),
    services: described.flatMap(({ service }) => (service ? { ...service, data: ['database volume'] } : [])),
    routes: [],
    gaps: [...layers.gaps, ...unknownRecipe(layers)],
  };
}

/** Recipes of hosters bring caches and indexes of their own. */
function unknownRecipe(layers: Layers): string[] {
  const recipe = layers.text('recipe')?.text;
  return recipe === undefined || recipes.test(recipe) ? [] : [`what the recipe ${recipe} brings is not known`];
}

function describe(layers: Layers): Described[] {
  const names = new Set(layers.nodes('services').flatMap((it) => pairsOf(it).map(({ key }) => key.text)));
  const own = [...names].slice(0, mostServices).map((name) => describeService(layers, name));
  return [
    ...own,
    ...ofRecipe(layers)
      .filter(([name]) => !layers.text('services', name, 'type'))
      .map(([, it]) => it),
  ];
}

function describeService(layers: Layers, name: string): Described {
  const path = ['services', name];
  const type = layers.text(...path, 'type');
  const image =
    layers.text(...path, 'overrides', 'image') ??
    (type?.text === 'compose' ? layers.text(...path, 'services', 'image') : undefined);
  return image ? describeImage(name, image) : type ? ofType(name, type) : {};
}

function ofRecipe(layers: Layers): (readonly [service: string, Described])[] {
  const recipe = layers.text('recipe');
  if (!recipe || !recipes.test(recipe.text)) return [];
  const php = layers.text('config', 'php');
  const [database, cache] = [layers.text('config', 'database'), layers.text('config', 'cache')];
  const version = php && /^\d/.test(php.text) ? php : { reason: 'the recipe chooses its version' };
  return [
    ['appserver', { application: applicationModel('appserver', 'php', version, (php ?? recipe).source) }],
    ...(database ? [['database', ofType('database', database)] as const] : []),
    ...(cache ? [['cache', ofType('cache', cache)] as const] : []),
  ];
}

/** `mysql:8.0`, or `mysql` for the version that Lando takes by default. */
function ofType(name: string, type: Written): Described {
  const [, kind = '', text = ''] = /^([\w-]+)(?::(\d[\w.]*))?$/.exec(type.text) ?? [];
  const version = text === '' ? { reason: 'its type names no version' } : partOf(type, text, kind.length + 1);
  if (Object.hasOwn(engines, kind)) return { service: serviceModel(name, engines[kind] ?? kind, version, type.source) };
  return Object.hasOwn(runtimes, kind)
    ? { application: applicationModel(name, runtimes[kind] ?? kind, version, type.source) }
    : {};
}
