import { parseImageReference } from '../../core/compose/imageReference';
import { titleOf } from '../../core/drift/engines';
import { valueOf, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import { localEngine } from '../../core/reproduce/engines';
import type { Fix } from '../problem';
import { keepsData } from './dataWarning';
import { declarableVersion } from './declarable';

/** Images that do as they are told in the words of another: by its variables, its commands and its data folder. */
const understands: Readonly<Record<string, readonly string[]>> = {
  mariadb: ['mysql'],
  valkey: ['redis'],
};

/** The image of the declared engine. Never preferred: what the one has written is not the other's. */
export function imageOfKindFix(declared: ServiceModel, local: ServiceModel): Fix | undefined {
  const [want, version, image] = [valueOf(declared.engine), valueOf(declared.version), local.image];
  if (want === undefined || version === undefined || image?.state !== 'known') return undefined;
  const engine = localEngine(want);
  const { file, span } = image.source;
  const isWritten = span.end - span.start === image.value.length;
  const name = parseImageReference(image.value)?.name ?? '';
  if (!engine || !isWritten || !understands[want]?.includes(name)) return undefined;
  const have = valueOf(local.engine) ?? '';
  const stays = keepsData(have) || (local.data ?? []).length > 0;
  const warning = stays
    ? `${titleOf(want)} can't take over the data that ${titleOf(have)} wrote: dump it first`
    : undefined;
  const newText = `${engine.image}:${version}`;
  return {
    title: `Change the image to ${newText}${warning === undefined ? '' : ` (${warning})`}`,
    edits: [{ file, edits: [{ span, newText }] }],
    preferred: false,
    ...(warning === undefined ? {} : { warning }),
  };
}

/** Types that have the same endpoints, so that relationships go on leading somewhere. */
const interchangeable: ReadonlySet<string> = new Set(['mariadb', 'oracle-mysql']);

/** Declares the local engine. Never preferred: a service of another type begins empty in production. */
export function declareKindFix(project: Project, declared: ServiceModel, local: ServiceModel): Fix | undefined {
  const [want, have, version] = [valueOf(declared.engine), valueOf(local.engine), valueOf(local.version)];
  if (want === undefined || have === undefined || version === undefined) return undefined;
  const to = declarableVersion(have, version);
  if (!interchangeable.has(want) || !interchangeable.has(have) || to === undefined) return undefined;
  if (declared.engine.state !== 'known') return undefined;
  const { file, span } = declared.engine.source;
  const [, quote] = /^(["']?)[\w-]+:[\w.]+\1$/.exec(project.text(file).slice(span.start, span.end)) ?? [];
  if (quote === undefined) return undefined;
  return {
    title: `Declare ${have}:${to} instead (production loses the data of ${declared.name}: dump it first)`,
    edits: [{ file, edits: [{ span, newText: `${quote}${have}:${to}${quote}` }] }],
    preferred: false,
  };
}
