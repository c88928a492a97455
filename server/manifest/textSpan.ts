import type { Span } from '../../core/text';
import type { YamlScalar } from '../../core/yaml';

/** Where a text stands without its quotes; undefined where it is not written as it is read: escapes, several lines, a block. */
export function textSpan({ text, span, style }: YamlScalar): Span | undefined {
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  const inside = { start: span.start + quote, end: span.end - quote };
  return style !== 'block' && inside.end - inside.start === text.length ? inside : undefined;
}
