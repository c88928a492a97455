import { stringify } from 'yaml';
import type { YamlScalar } from './nodes';

/**
 * A scalar written so that it replaces another in place: it keeps the quote style where the value allows it.
 * A plain scalar that would read as something else than this text gets quotes.
 */
export function renderScalar(value: string, style: YamlScalar['style'] = 'plain'): string {
  if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double') return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** A generated document (never an edit of a user's file). */
export function renderYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
