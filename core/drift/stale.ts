import type { ComposePort, ComposeService, ComposeValue } from '../compose/compose';
import { parseImageReference } from '../compose/imageReference';
import type { Container } from '../readers/containers';
import type { Source } from '../text';

/** Something that a running container has otherwise than its Compose file says now. */
export interface StalePart {
  /** As a person says it: "the image postgres:14". Values of variables are not said: they may be secrets. */
  readonly has: string;
  /** Where the file says otherwise. */
  readonly source: Source;
}

/**
 * What of a container is older than its service. Only what the files write out is compared: a value behind a variable may be another one
 * in the shell that started Compose. What a file does not say any more is not seen.
 *
 * @param textAt the text of a place in the files
 */
export function staleParts(
  service: ComposeService,
  container: Container,
  textAt: (source: Source) => string,
): readonly StalePart[] {
  const parts = partsOf(service, container, textAt);
  // A range of ports is one place.
  return parts.filter(({ source }, index) => parts.findIndex((it) => sameSource(it.source, source)) === index);
}

function sameSource(a: Source, b: Source): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

function partsOf(service: ComposeService, container: Container, textAt: (source: Source) => string): StalePart[] {
  const isWritten = (source: Source) => !textAt(source).includes('$');
  return [
    ...staleImage(service, container),
    ...service.environment.flatMap(({ name, value }) => staleVariable(name, value, container)),
    ...(service.networkMode ? [] : service.ports)
      .filter(({ source }) => isWritten(source))
      .flatMap((port) => stalePort(port, container)),
    ...service.volumes
      .filter(({ target, source }) => isWritten(source) && target.startsWith('/'))
      .filter(({ kind, target }) => (kind === 'volume' || kind === 'bind') && !mounts(container, target))
      .map(({ target, source }) => ({ has: `no mount at ${target}`, source })),
  ];
}

function mounts({ mounts: known }: Container, target: string): boolean {
  return known.some((it) => withoutSlash(it) === withoutSlash(target));
}

function withoutSlash(path: string): string {
  return path.replace(/(.)\/+$/, '$1');
}

function staleImage({ image, build }: ComposeService, container: Container): StalePart[] {
  if (!image || build || image.value === undefined || image.value !== image.written) return [];
  const [want, have] = [image.value, container.image].map((text) => parseImageReference(text));
  if (!want || !have || (want.name === have.name && (want.tag ?? 'latest') === (have.tag ?? 'latest'))) return [];
  return [{ has: `the image ${container.image}`, source: image.source }];
}

function staleVariable(name: string, value: ComposeValue | undefined, { environment }: Container): StalePart[] {
  if (value?.value === undefined || value.value !== value.written) return [];
  const has = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (has === value.value) return [];
  return [{ has: has === undefined ? `no variable ${name}` : `another value of ${name}`, source: value.source }];
}

function stalePort({ target, published, protocol, source }: ComposePort, { ports }: Container): StalePart[] {
  if (target === undefined || published === undefined || !/^\d+$/.test(published)) return [];
  const isThere = ports.some(
    (it) => it.target === target && it.protocol === protocol && it.published === Number(published),
  );
  return isThere ? [] : [{ has: `no port ${published}`, source }];
}
