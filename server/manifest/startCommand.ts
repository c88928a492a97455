import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Source } from '../../core/text';
import { asScalar, pairAt, pairsOf, sourceIn, valueAt, type YamlNode, type YamlScalar } from '../../core/yaml';

/** A command that keeps a container running. */
export interface StartCommand {
  readonly text: string;
  /** What to underline: the text, or the key of one with several lines. */
  readonly source: Source;
  /** The place of a part of the text; undefined where it is not written there as it reads: lines, escapes, aliases. */
  readonly part: (start: number, end: number) => Source | undefined;
}

/**
 * What `web` or a worker starts; undefined where nothing is written.
 *
 * @param holder the value of `web` or of a worker
 */
export function startCommand({ file }: ManifestEntry, holder: YamlNode | undefined): StartCommand | undefined {
  const pair = pairAt(valueAt(holder, ['commands']), 'start');
  const scalar = asScalar(pair?.value);
  if (!pair?.value || !scalar || scalar.value === null) return undefined;
  const isHere = scalar === pair.value && isAsWritten(scalar);
  const quote = scalar.style === 'plain' ? 0 : 1;
  return {
    text: scalar.text,
    source: sourceIn(file, scalar.style === 'block' ? pair.key : pair.value),
    part: (start, end) =>
      isHere
        ? {
            file: sourceIn(file, scalar).file,
            span: { start: scalar.span.start + quote + start, end: scalar.span.start + quote + end },
          }
        : undefined,
  };
}

/** What `web` and each worker start. */
export function startCommands(entry: ManifestEntry): StartCommand[] {
  const workers = pairsOf(valueAt(entry.node, ['workers'])).map(({ value }) => value);
  return [valueAt(entry.node, ['web']), ...workers].flatMap((holder) => startCommand(entry, holder) ?? []);
}

function isAsWritten({ text, span, style }: YamlScalar): boolean {
  return style !== 'block' && span.end - span.start === text.length + (style === 'plain' ? 0 : 2);
}
