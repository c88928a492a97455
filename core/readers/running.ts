import type { ComposeProject } from '../compose/compose';
import { parseImageReference } from '../compose/imageReference';
import { known, unknown, type ApplicationModel, type EnvironmentModel, type ServiceModel } from '../model';
import { places } from '../places';
import type { Source } from '../text';
import { folderOf } from '../workspace';
import type { Container } from './containers';
import { meaningOf } from './images';

/** Variables by which official images say their version, the surest first. */
const versionVariables: readonly (readonly [variable: string, kind: 'service' | 'runtime', name: string])[] = [
  ['PG_MAJOR', 'service', 'postgresql'],
  ['MARIADB_VERSION', 'service', 'mariadb'],
  ['MYSQL_VERSION', 'service', 'oracle-mysql'],
  ['REDIS_VERSION', 'service', 'redis'],
  ['VALKEY_VERSION', 'service', 'valkey'],
  ['MONGO_VERSION', 'service', 'mongodb'],
  ['RABBITMQ_VERSION', 'service', 'rabbitmq'],
  ['MEMCACHED_VERSION', 'service', 'memcached'],
  ['PHP_VERSION', 'runtime', 'php'],
  ['PYTHON_VERSION', 'runtime', 'python'],
  ['RUBY_VERSION', 'runtime', 'ruby'],
  ['GOLANG_VERSION', 'runtime', 'golang'],
  ['NODE_VERSION', 'runtime', 'nodejs'],
];

/**
 * What the containers say that run, each at the place of its service in the Compose files. Containers whose service is not there any
 * more, and those of images that tell nothing, are left out.
 */
export function readRunning(containers: readonly Container[], compose: ComposeProject): EnvironmentModel {
  const read = containers.flatMap((container) => {
    const service = compose.services.find(({ name }) => name === container.service);
    return service ? readContainer(container, service.image?.source ?? service.source) : [];
  });
  return {
    origin: 'local',
    place: places.running,
    applications: read.flatMap(({ application }) => application ?? []),
    services: read.flatMap(({ service }) => service ?? []),
    routes: [],
    gaps: ['only what runs is seen'],
  };
}

/**
 * The containers of one of a project's Compose setups: Compose labels them with the folder of its first file, and with the files. Those
 * that were made from other files, as with `--file`, are none of it.
 */
export function containersOf(containers: readonly Container[], { files }: ComposeProject): readonly Container[] {
  const [first] = files;
  const paths = new Set(files.map(({ path }) => path));
  return containers.filter(
    (it) =>
      first !== undefined &&
      it.folder === folderOf(first.path) &&
      it.files?.[0] === first.path &&
      it.files.every((file) => paths.has(file)),
  );
}

interface Read {
  readonly service?: ServiceModel;
  readonly application?: ApplicationModel;
}

function readContainer(container: Container, source: Source): Read {
  const what = identify(container);
  if (!what) return {};
  const version =
    what.version === undefined ? unknown('its image tells no version', source) : known(what.version, source);
  const { service: name } = container;
  if (what.kind === 'service') return { service: { name, source, engine: known(what.name, source), version } };
  return {
    application: {
      name,
      source,
      root: unknown('a container does not tell the folder of its code'),
      runtime: known({ name: what.name, version }, source),
      relationships: [],
    },
  };
}

interface Identity {
  readonly kind: 'service' | 'runtime';
  readonly name: string;
  readonly version: string | undefined;
}

/** By the variables of its image, else by the image's name and tag. */
function identify({ image, environment }: Container): Identity | undefined {
  const reference = parseImageReference(image);
  const meaning = reference && meaningOf(reference);
  const named =
    meaning?.kind === 'service' ? meaning.engine : meaning?.kind === 'runtime' ? meaning.runtime : undefined;
  const told = versionVariables.find(
    ([variable, , name]) =>
      (named === undefined || named === name) && /^\d+(\.\d+)*/.test(variableOf(environment, variable)),
  );
  if (told) {
    const [variable, kind, name] = told;
    return { kind, name, version: /^\d+(\.\d+)*/.exec(variableOf(environment, variable))?.[0] };
  }
  if (meaning?.kind !== 'service' && meaning?.kind !== 'runtime') return undefined;
  return { kind: meaning.kind, name: named ?? '', version: meaning.version.known ? meaning.version.text : undefined };
}

function variableOf(environment: Container['environment'], name: string): string {
  return Object.hasOwn(environment, name) ? (environment[name] ?? '') : '';
}
