import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Source } from '../../core/text';
import { asScalar, isIncluded, sourceIn, valueAt } from '../../core/yaml';

/** The `type` of an application or service, taken apart, with the places of its parts. */
export interface TypeText {
  readonly name: string;
  /** Absent where nothing follows the separator, or there is none. */
  readonly version: string | undefined;
  readonly separator: string;
  /** The text inside of its quotes. */
  readonly source: Source;
  readonly nameSource: Source;
  readonly versionSource: Source;
}

/** Undefined where there is no type, or one that comes from another file. */
export function typeText(entry: ManifestEntry): TypeText | undefined {
  const scalar = asScalar(valueAt(entry.node, ['type']));
  if (!scalar || isIncluded(scalar) || scalar.value === null || scalar.style === 'block') return undefined;
  const match = /^\s*([^\s:@]*)\s*([:@]?)\s*(.*?)\s*$/.exec(scalar.text);
  const [, name = '', separator = '', version = ''] = match ?? [];
  const quote = scalar.style === 'plain' ? 0 : 1;
  const span = { start: scalar.span.start + quote, end: scalar.span.end - quote };
  const { file } = sourceIn(entry.file, scalar);
  const at = (start: number, end: number): Source => ({
    file,
    span: { start: span.start + start, end: span.start + end },
  });
  const nameAt = scalar.text.indexOf(name);
  const versionAt = version === '' ? scalar.text.length : scalar.text.lastIndexOf(version);
  return {
    name,
    separator,
    version: version === '' ? undefined : version,
    source: { file, span },
    nameSource: at(nameAt, nameAt + name.length),
    versionSource: at(versionAt, versionAt + version.length),
  };
}
