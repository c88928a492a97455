import { findImage, imageNames, statusOf, versionsOf, type Image } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import type { Source } from '../../../core/text';
import type { Finding, Fix } from '../../problem';
import type { EntryRule } from '../entryRule';
import { typeText, type TypeText } from '../typeText';

export const typeUnknown: EntryRule = {
  code: 'type-unknown',
  severity: 'error',
  summary: 'A type that the platform does not have',
  explanation:
    'An image that does not exist, a version that was never listed, a service used as a runtime or the reverse, or a missing version. The platform refuses the push. The list of images comes with the extension; its day stands in the documentation of the rule set.',
  basis: 'Rules R18 to R21, R26, R105, R141; the platform’s registry of images',
  over: ['applications', 'services'],
  *checkEntry(entry, _neighbours, section) {
    const type = typeText(entry);
    if (!type) return;
    const kind = section === 'services' ? 'service' : 'runtime';
    const image = findImage(type.name);
    if (type.name === '') yield nameless(type, kind);
    else if (!image) yield unknownImage(type, kind);
    else if (image.kind !== kind) yield wrongKind(type, image);
    else yield* checkVersion(type, image);
  },
};

/** An empty text, or a version alone. */
function nameless(type: TypeText, kind: Image['kind']): Finding {
  const example = kind === 'runtime' ? 'nodejs' : 'postgresql';
  return { message: `Write a ${kind} and its version, as "${example}:${newestOf(example)}"`, source: type.source };
}

function unknownImage(type: TypeText, kind: Image['kind']): Finding {
  const meant = likelyImage(type.name, imageNames(kind));
  const image = meant === undefined ? undefined : findImage(meant);
  const advice = runAsApplications.has(type.name) ? ': run it as an application' : '';
  const hint = meant === undefined ? advice : `: did you mean "${meant}"?`;
  return {
    message: `"${type.name}" is not a ${kind} of the platform${hint}`,
    source: type.nameSource,
    fixes: meant === undefined ? [] : [change(type.source, `${meant}:${bestVersion(image, type.version)}`, true)],
  };
}

/** Databases that the platform has no service for, and tells how to run. */
const runAsApplications: ReadonlySet<string> = new Set(['chroma', 'qdrant']);

/** Short for it (`node`, `mongo`), or a slip of the keyboard. */
function likelyImage(written: string, names: readonly string[]): string | undefined {
  return nearest(written, names) ?? (written.length > 2 ? names.find((name) => name.startsWith(written)) : undefined);
}

function wrongKind(type: TypeText, image: Image): Finding {
  const message =
    image.kind === 'service'
      ? `"${type.name}" is a service, not a runtime: declare it below "services" and reach it by a relationship`
      : `"${type.name}" is a runtime, not a service: declare it below "applications"`;
  return { message, source: type.source };
}

function* checkVersion(type: TypeText, image: Image): Iterable<Finding> {
  const newest = newestOf(image.name);
  if (type.separator === '@') {
    yield {
      message: `Write "${type.name}:${type.version ?? newest}": "@" separates versions in "stack" only`,
      source: type.source,
      fixes: [change(type.source, `${type.name}:${type.version ?? newest}`, true)],
    };
  } else if (type.version === undefined) {
    yield {
      message: `The version is missing, as in "${type.name}:${newest}"`,
      source: type.source,
      fixes: [change(type.source, `${type.name}:${newest}`, false)],
    };
  } else if (statusOf(image, type.version) === undefined) {
    yield unknownVersion(type, image, type.version);
  }
}

function unknownVersion(type: TypeText, image: Image, version: string): Finding {
  const offered = [...versionsOf(image, 'supported'), ...versionsOf(image, 'deprecated')];
  const hint = offered.length > 0 ? `; there are ${offered.slice(0, 6).join(', ')}` : '';
  return {
    message: `${image.title} has no version "${version}"${hint}`,
    source: type.versionSource,
    fixes: offered.slice(0, 3).map((it) => change(type.versionSource, it, false)),
  };
}

function newestOf(name: string): string {
  const image = findImage(name);
  return (image && versionsOf(image, 'supported')[0]) ?? '';
}

/** The written version if the image has it, else the newest of the same major version, else the newest. */
function bestVersion(image: Image | undefined, version: string | undefined): string {
  if (!image) return version ?? '';
  if (version !== undefined && statusOf(image, version)) return version;
  const supported = versionsOf(image, 'supported');
  return (
    supported.find((it) => version !== undefined && it.split('.')[0] === version.split('.')[0]) ?? supported[0] ?? ''
  );
}

function change(at: Source, newText: string, preferred: boolean): Fix {
  return { title: `Change to ${newText}`, edits: [{ file: at.file, edits: [{ span: at.span, newText }] }], preferred };
}
