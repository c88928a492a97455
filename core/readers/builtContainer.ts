import type { ComposeBuild, ComposeService } from '../compose/compose';
import { parseImageReference, type ImageReference } from '../compose/imageReference';
import { known, unknown, valueOf, type ApplicationModel, type Fact } from '../model';
import type { Source } from '../text';
import { joinPath, type Files, type ProjectPath } from '../workspace';
import { localApplication, localService, serves, type LocalModels } from './localModels';
import { withContainerFacts } from './containerFacts';
import { builtImageOf, type BuiltImage } from './dockerfile';
import { meaningOf } from './images';
import { tagWithin } from './imageTag';
import { packagedPhp } from './packagedPhp';
import { serviceConfiguration } from './serviceConfiguration';

/** What the Dockerfile behind a `build:` makes of a container. */
export function readBuilt(service: ComposeService, build: ComposeBuild, files: Files): LocalModels {
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
  return path === undefined ? unread(service, build, root) : readDockerfile(service, build, path, root, files);
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
): LocalModels {
  const state = files.read(path);
  if (state.state !== 'known') return unread(service, build, root);
  const args = new Map(
    build.args.flatMap(({ name, value }) => (value?.value === undefined ? [] : [[name, value.value] as const])),
  );
  const built = builtImageOf(state, path, build.target?.value, args);
  if (!built) return unread(service, build, root, whyNotBuilt(path, build.target?.value));
  const { base } = built;
  const reference = base.reference === undefined ? undefined : parseImageReference(base.reference);
  if (!reference) return unknownContainer(service, build, root, base.reason ?? 'its base image can not be read');
  const tag = base.literal ? tagWithin(base.reference ?? '', base.source, 0) : undefined;
  const meaning = meaningOf(reference);
  if (meaning.kind === 'service') {
    const sources = { service, steps: built.steps, context: valueOf(root) };
    const server = { ...sources, engine: meaning.engine, image: reference, source: base.source };
    return {
      service: { ...localService(service, meaning, base.source, { tag }), ...serviceConfiguration(server, files) },
    };
  }
  if (meaning.kind === 'runtime') {
    const application = localApplication(service, meaning, base.source, root, tag);
    const container = { service, image: reference, source: base.source, built, context: valueOf(root) };
    return { application: withContainerFacts(application, container, files) };
  }
  const php = packagedPhp(built.steps);
  if (php) {
    const runtime = { kind: 'runtime' as const, runtime: 'php', version: { known: true as const, text: php.version } };
    const application = localApplication(service, runtime, php.source, root, undefined);
    const container = { service, image: reference, source: php.source, built, context: valueOf(root) };
    return { application: { ...withContainerFacts(application, container, files), packaged: true } };
  }
  const isPlain = meaning.kind === 'other' || plainSystem.test(reference.name);
  const compiled = isPlain ? compiledApplication(service, built, root) : undefined;
  if (compiled) {
    const { application, image, source } = compiled;
    const container = { service, image, source, built, context: valueOf(root) };
    return { application: withContainerFacts(application, container, files) };
  }
  return meaning.kind === 'tool' && !serves(service)
    ? {}
    : unknownContainer(service, build, root, 'its base image has no runtime that we know');
}

/** Languages whose programs run without what they were built with. */
const compiledLanguages: ReadonlySet<string> = new Set(['golang', 'rust']);

/** Images that hold a system, or nothing at all. */
const plainSystem = /(?:^|\/)(?:alpine|busybox)$/;

/** A program that one stage builds and another, of no language itself, runs: the version is the builder's. */
function compiledApplication(
  service: ComposeService,
  { copiedFrom }: BuiltImage,
  root: Fact<string>,
): { readonly application: ApplicationModel; readonly image: ImageReference; readonly source: Source } | undefined {
  for (const { reference, literal, source } of copiedFrom) {
    const image = reference === undefined ? undefined : parseImageReference(reference);
    if (!image) continue;
    const meaning = meaningOf(image);
    if (meaning.kind !== 'runtime' || !compiledLanguages.has(meaning.runtime)) continue;
    const tag = literal ? tagWithin(reference ?? '', source, 0) : undefined;
    const application = localApplication(service, meaning, source, root, tag);
    return { image, source, application: { ...application, packaged: true } };
  }
  return undefined;
}

function whyNotBuilt(path: ProjectPath, target: string | undefined): string {
  return target === undefined ? `${path} has no FROM that can be read` : `${path} has no stage "${target}"`;
}

function unread(
  service: ComposeService,
  build: ComposeBuild,
  root: Fact<string>,
  reason = 'its Dockerfile can not be read',
): LocalModels {
  return unknownContainer(service, build, root, reason, { unread: true });
}

function unknownContainer(
  service: ComposeService,
  build: ComposeBuild,
  root: Fact<string>,
  reason: string,
  more: Pick<ApplicationModel, 'unread'> = {},
): LocalModels {
  return {
    application: {
      ...more,
      name: service.name,
      source: service.source,
      root,
      runtime: unknown(reason, build.source),
      relationships: [],
    },
  };
}
