import { readCron, type Cron } from '../../core/manifest/cron';
import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Source, Span } from '../../core/text';
import { asScalar, isIncluded, pairsOf, sourceIn, valueAt } from '../../core/yaml';
import { textSpan } from './textSpan';

/** The schedule of a cron, with where it is written. */
export interface CronSpec {
  readonly text: string;
  readonly cron: Cron;
  /** The whole schedule, without its quotes. */
  readonly source: Source;
  /** With its quotes. */
  readonly value: Source;
  /** A part of it; the whole where it is not written as it is read. */
  readonly at: (span: Span) => Source;
}

/** The schedules of an application's crons. */
export function cronSpecs({ node, file }: ManifestEntry): CronSpec[] {
  return pairsOf(valueAt(node, ['crons'])).flatMap(({ value }) => {
    const scalar = asScalar(valueAt(value, ['spec']));
    if (!scalar || scalar.value === null || isIncluded(scalar)) return [];
    const place = sourceIn(file, scalar);
    const inside = textSpan(scalar);
    const source = { ...place, span: inside ?? place.span };
    const at = ({ start, end }: Span): Source =>
      inside ? { ...place, span: { start: inside.start + start, end: inside.start + end } } : place;
    return [{ text: scalar.text, cron: readCron(scalar.text), source, value: place, at }];
  });
}
