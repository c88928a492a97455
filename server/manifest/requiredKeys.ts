import type { Keys, Schema } from '../../core/manifest/schema/types';
import type { CompletionContext } from './completionContext';

/**
 * The keys that a map must have, as lines of a snippet, two blanks a level.
 *
 * @param stop the number of its first place to be filled in
 */
export function requiredLines(keys: Keys, stop: number): string[] {
  const lines: string[] = [];
  for (const [name, { schema, required }] of Object.entries(keys)) {
    if (!required) continue;
    const own = linesOf(name, schema, stop);
    stop += own.filter((line) => line.includes('$')).length;
    lines.push(...own.map((line) => `  ${line}`));
  }
  return lines;
}

function linesOf(name: string, schema: Schema, stop: number): string[] {
  if (schema.kinds.includes('text')) return [`${name}: $${stop}`];
  const below = requiredLines(schema.keys ?? {}, stop);
  if (below.length > 0) return [`${name}:`, ...below];
  if (schema.kinds.includes('list')) return [`${name}:`, `  - $${stop}`];
  return schema.kinds.includes('map') ? [`${name}:`, `  $${stop}`] : [`${name}: $${stop}`];
}

/** Lines below each other at the cursor. */
export function snippet([first = '', ...rest]: readonly string[], { newline, indent }: CompletionContext): string {
  return [first, ...rest.map((line) => ' '.repeat(indent) + line)].join(newline);
}
