import type { ComposeProject, ComposeService, ComposeValue } from '../compose/compose';
import { parseImageReference } from '../compose/imageReference';
import { unknown, type EnvironmentModel } from '../model';
import { places } from '../places';
import type { Files } from '../workspace';
import { readBuilt } from './builtContainer';
import { dataOf, localApplication, localService, type LocalModels } from './localModels';
import { ownFolders, reachedHosts } from './containerReach';
import { withContainerFacts } from './containerFacts';
import { containerVariables } from './containerVariables';
import { meaningOf } from './images';
import { oneOffJobs } from './jobs';
import { tagOf } from './imageTag';
import { serviceConfiguration } from './serviceConfiguration';
import { containerSurroundings } from './surroundings';

/** What the Compose setup says is local. Development tools and one-off jobs are in neither list. */
export function readLocal(compose: ComposeProject, files: Files): EnvironmentModel {
  const jobs = oneOffJobs(compose);
  const read = compose.services.map((service) => {
    const models = readService(service, files);
    return models.service && jobs.has(service.name) ? {} : models;
  });
  return {
    origin: 'local',
    place: places.compose,
    applications: read.flatMap(({ application }) => application ?? []),
    services: read.flatMap(({ service }) => service ?? []),
    routes: [],
    gaps: gapsOf(compose),
  };
}

function gapsOf(compose: ComposeProject): readonly string[] {
  if (compose.state === 'absent') return ['there is no Compose file in the project'];
  return compose.state === 'unknown' ? ['the Compose files are not read yet'] : compose.incomplete;
}

function readService(service: ComposeService, files: Files): LocalModels {
  const read = readOwn(service, files);
  const around = containerSurroundings(service);
  return {
    ...(read.application
      ? {
          application: {
            variables: containerVariables(service, []),
            reaches: reachedHosts(service),
            folders: ownFolders(service),
            ...read.application,
            ...around,
          },
        }
      : {}),
    // What a server is told of the time wins over what its machine is.
    ...(read.service ? { service: { ...around, ...read.service } } : {}),
  };
}

function readOwn(service: ComposeService, files: Files): LocalModels {
  if (service.build) return readBuilt(service, service.build, files);
  return service.image ? readImage(service, service.image, files) : {};
}

function readImage(service: ComposeService, image: ComposeValue, files: Files): LocalModels {
  const reference = image.value === undefined ? undefined : parseImageReference(image.value);
  if (!reference) return withoutReference(service, image);
  const meaning = meaningOf(reference);
  const source = image.source;
  if (meaning.kind === 'service')
    return {
      service: {
        ...localService(service, meaning, source, { image, tag: tagOf(image) }),
        ...serviceConfiguration(
          { service, steps: [], context: undefined, engine: meaning.engine, image: reference, source },
          files,
        ),
      },
    };
  if (meaning.kind === 'runtime') {
    const application = localApplication(
      service,
      meaning,
      source,
      unknown('it is not built from a folder'),
      tagOf(image),
    );
    return { application: withContainerFacts(application, { service, image: reference, source }, files) };
  }
  if (meaning.kind === 'tool') return {};
  const reason = `its image ${reference.name} is not known to be a service`;
  return {
    service: {
      name: service.name,
      source: service.source,
      engine: unknown(reason, source),
      version: unknown(reason, source),
      ...dataOf(service),
    },
  };
}

/** An image behind a variable may be anything, unless its name stands before the first variable. */
function withoutReference(service: ComposeService, image: ComposeValue): LocalModels {
  const name = parseImageReference(image.written.split(/[$@:]/)[0] ?? '');
  const meaning = name && meaningOf(name);
  const reason =
    image.missing.length > 0
      ? `the variable ${image.missing.join(', ')} has no value here`
      : 'its image is not a valid reference';
  if (meaning?.kind !== 'service') {
    return {
      service: {
        name: service.name,
        source: service.source,
        engine: unknown(reason, image.source),
        version: unknown(reason, image.source),
        ...dataOf(service),
      },
    };
  }
  return {
    service: localService(service, { ...meaning, version: { known: false, reason, floating: true } }, image.source, {
      image,
    }),
  };
}
