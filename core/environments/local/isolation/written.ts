import { entriesOf, type Tree } from '../../../compose/tree';
import type { Json } from '../../plan';

/** What Compose reads as true or false; our long form has texts there. */
const booleans = new Set(['read_only', 'create_host_path', 'nocopy', 'required', 'restart']);

/**
 * A value of the Compose files as it has to be written to mean the same once more: a known value with its dollar signs doubled, one whose
 * variables are not known here as it was written, so that Compose fills it in.
 */
export function written(tree: Tree, key = ''): Json {
  if (tree.kind === 'map')
    return Object.fromEntries(entriesOf({ ...tree }).map(([name, { value }]) => [name, written(value, name)]));
  if (tree.kind === 'list') return tree.items.map((item) => written(item, key));
  if (tree.type === 'null') return null;
  if (tree.value === undefined) return tree.written;
  if (tree.type === 'boolean' || booleans.has(key)) return /^(true|yes|on|y|1)$/i.test(tree.value);
  return tree.type === 'number' ? Number(tree.value) : escaped(tree.value);
}

/** Compose reads a dollar sign as the beginning of a variable. */
export function escaped(text: string): string {
  return text.replaceAll('$', () => '$$');
}
