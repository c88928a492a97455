import type { ComposeBuild, ComposeProject, ComposeService, ComposeValue } from '../compose/compose';
import { parseImageReference, tagSpan } from '../compose/imageReference';
import {
  known,
  unknown,
  valueOf,
  type ApplicationModel,
  type EnvironmentModel,
  type Fact,
  type ServiceModel,
} from '../model';
import { places } from '../places';
import type { Source } from '../text';
import { joinPath, type Files, type ProjectPath } from '../workspace';
import { withContainerFacts } from './containerFacts';
import { containerVariables } from './containerVariables';
import { builtImageOf } from './dockerfile';
import { meaningOf, type ImageMeaning, type TagVersion } from './images';
import { serviceConfiguration } from './serviceConfiguration';
import { containerSurroundings } from './surroundings';

/** What the Compose setup says is local. Development tools and one-off jobs are in neither list. */
export function readLocal(compose: ComposeProject, files: Files): EnvironmentModel {
  const read = compose.services.map((service) => readService(service, files));
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

interface Read {
  readonly service?: ServiceModel;
  readonly application?: ApplicationModel;
}

function readService(service: ComposeService, files: Files): Read {
  const read = readOwn(service, files);
  const around = containerSurroundings(service);
  return {
    ...(read.application
      ? { application: { variables: containerVariables(service, []), ...read.application, ...around } }
      : {}),
    ...(read.service ? { service: { ...read.service, ...around } } : {}),
  };
}

function readOwn(service: ComposeService, files: Files): Read {
  if (service.build) return readBuilt(service, service.build, files);
  return service.image ? readImage(service, service.image, files) : {};
}

function readImage(service: ComposeService, image: ComposeValue, files: Files): Read {
  const reference = image.value === undefined ? undefined : parseImageReference(image.value);
  if (!reference) return withoutReference(service, image);
  const meaning = meaningOf(reference);
  const source = image.source;
  if (meaning.kind === 'service')
    return {
      service: {
        ...localService(service, meaning, source, { image, tag: tagOf(image) }),
        ...serviceConfiguration(service, meaning.engine, reference, source, files),
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
function withoutReference(service: ComposeService, image: ComposeValue): Read {
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

function localService(
  service: ComposeService,
  meaning: Extract<ImageMeaning, { kind: 'service' }>,
  source: Source,
  from: { readonly image?: ComposeValue; readonly tag?: Source | undefined },
): ServiceModel {
  return {
    name: service.name,
    source: service.source,
    engine: known(meaning.engine, source),
    version: versionFact(meaning.version, from.tag ?? source),
    ...(from.image?.value === undefined ? {} : { image: known(from.image.value, source) }),
    ...(from.tag ? { tag: from.tag } : {}),
    ...floating(meaning.version),
    ...dataOf(service),
  };
}

function dataOf(service: ComposeService): { profiles: readonly string[]; data: readonly string[] } {
  const mounts = service.volumes.filter(
    ({ kind, from }) => from !== undefined && (kind === 'volume' || kind === 'bind'),
  );
  const data = mounts.filter(({ target }) =>
    /^\/(var\/lib|data|bitnami|usr\/share\/(elasticsearch|opensearch)\/data|var\/solr)/.test(target),
  );
  return { profiles: service.profiles, data: data.map(({ from }) => from ?? '') };
}

function localApplication(
  service: ComposeService,
  meaning: Extract<ImageMeaning, { kind: 'runtime' }>,
  source: Source,
  root: Fact<string>,
  tag: Source | undefined,
): ApplicationModel {
  const version = versionFact(meaning.version, tag ?? source);
  return {
    name: service.name,
    source: service.source,
    root,
    runtime: known({ name: meaning.runtime, version }, source),
    relationships: [],
    ...(serves(service) ? { serves: true } : {}),
    ...(tag ? { tag } : {}),
    ...floating(meaning.version),
  };
}

function floating(version: TagVersion): { floating?: true } {
  return !version.known && version.floating ? { floating: true } : {};
}

function versionFact(version: TagVersion, source: Source): Fact<string> {
  return version.known ? known(version.text, source) : unknown(version.reason, source);
}

/** Where the tag stands in the file, or the default of the variable that it is behind. */
function tagOf(image: ComposeValue): Source | undefined {
  const quote = quoteWidth(image);
  if (quote === undefined) return undefined;
  if (image.written === image.value) return tagWithin(image.value, image.source, quote);
  const behind = /^([^$]*:\$\{\w+:?-)([^${}]+)\}([\w.-]*)$/.exec(image.written);
  if (behind?.[2] === undefined || !image.value?.endsWith(`:${behind[2]}${behind[3] ?? ''}`)) return undefined;
  const start = image.source.span.start + quote + (behind[1] ?? '').length;
  return { file: image.source.file, span: { start, end: start + behind[2].length } };
}

function tagWithin(reference: string, source: Source, quote: number): Source | undefined {
  const span = tagSpan(reference);
  const start = source.span.start + quote;
  return span && { file: source.file, span: { start: start + span.start, end: start + span.end } };
}

/** 1 where the scalar stands in quotes: its span holds them. Undefined where it is written in a way that places can't be told from. */
function quoteWidth(image: ComposeValue): 0 | 1 | undefined {
  const around = image.source.span.end - image.source.span.start - image.written.length;
  return around === 0 ? 0 : around === 2 ? 1 : undefined;
}

function readBuilt(service: ComposeService, build: ComposeBuild, files: Files): Read {
  // The project's folder where none is given (compose-spec, build).
  const context = build.context ? build.context.value : '.';
  const folder = context === undefined || build.folder === undefined ? undefined : joinPath(build.folder, context);
  const root: Fact<string> =
    folder === undefined ? unknown('its build context is not in the project') : known(folder, build.source);
  const path = dockerfilePath(build, folder);
  const sail = /(?:^|\/)sail\/runtimes\/(\d+\.\d+)/.exec(context ?? '');
  if (sail?.[1]) {
    return {
      application: localApplication(
        service,
        { kind: 'runtime', runtime: 'php', version: { known: true, text: sail[1] } },
        build.source,
        unknown('Sail builds from its own folder'),
        undefined,
      ),
    };
  }
  return path === undefined ? unreadable(service, build, root) : readDockerfile(service, build, path, root, files);
}

function dockerfilePath(build: ComposeBuild, folder: ProjectPath | undefined): ProjectPath | undefined {
  if (folder === undefined || build.inline) return undefined;
  if (build.dockerfile === undefined) return joinPath(folder, 'Dockerfile');
  return build.dockerfile.value === undefined ? undefined : joinPath(folder, build.dockerfile.value);
}

function readDockerfile(
  service: ComposeService,
  build: ComposeBuild,
  path: ProjectPath,
  root: Fact<string>,
  files: Files,
): Read {
  const state = files.read(path);
  if (state.state !== 'known') return unreadable(service, build, root);
  const args = new Map(
    build.args.flatMap(({ name, value }) => (value?.value === undefined ? [] : [[name, value.value] as const])),
  );
  const built = builtImageOf(state, path, build.target?.value, args);
  const base = built?.base;
  const reference = base?.reference === undefined ? undefined : parseImageReference(base.reference);
  if (!built || !base || !reference) return unreadable(service, build, root, base?.reason);
  const tag = base.literal ? tagWithin(base.reference ?? '', base.source, 0) : undefined;
  const meaning = meaningOf(reference);
  if (meaning.kind === 'service') return { service: localService(service, meaning, base.source, { tag }) };
  if (meaning.kind === 'runtime') {
    const application = localApplication(service, meaning, base.source, root, tag);
    const container = { service, image: reference, source: base.source, built, context: valueOf(root) };
    return { application: withContainerFacts(application, container, files) };
  }
  return meaning.kind === 'tool' && !serves(service)
    ? {}
    : unreadable(service, build, root, 'its base image has no runtime that we know');
}

/** A container that only builds on a proxy's image and publishes nothing is a tool. */
function serves(service: ComposeService): boolean {
  return service.ports.length > 0;
}

function unreadable(
  service: ComposeService,
  build: ComposeBuild,
  root: Fact<string>,
  reason = 'its Dockerfile can not be read',
): Read {
  return {
    application: {
      name: service.name,
      source: service.source,
      root,
      runtime: unknown(reason, build.source),
      relationships: [],
    },
  };
}
