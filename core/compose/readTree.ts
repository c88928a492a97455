import type { ProjectPath } from '../workspace';
import { pairsOf, resolve, type YamlNode, type YamlScalar } from '../yaml';
import { goText } from './goText';
import { interpolate, type Lookup } from './interpolate';
import type { Report } from './report';
import { nothingAt, placeOf, type Layer, type Tree, type TreeEntry, type TreeScalar } from './tree';

/** Where the text of a file is read. */
export interface Reading {
  readonly file: ProjectPath;
  readonly folder: ProjectPath | undefined;
  readonly variables: Lookup;
  readonly report: Report;
}

const deepest = 100;

/** Turns YAML into a tree: aliases and merge keys followed, values interpolated, keys as they are (compose-spec, section 12). */
export function readTree(node: YamlNode, reading: Reading): Tree {
  return convert({ file: reading.file, node, folder: reading.folder }, reading, 0);
}

function convert(from: Layer, reading: Reading, depth: number): Tree {
  const node = resolve(from.node);
  const layer = { ...from, node: node ?? from.node };
  if (depth > deepest) reading.report.refuse('TOO_DEEP', 'The values are nested too deep to be read', layer);
  if (!reading.report.makes(1, layer) || depth > deepest) return nothingAt(layer);
  const below = (child: Layer) => convert(child, reading, depth + 1);
  const tag = node?.tag === '!reset' ? 'reset' : node?.tag === '!override' ? 'override' : undefined;
  return { ...withoutTag(node, layer, reading, below), ...(tag ? { tag } : {}) };
}

function withoutTag(
  node: ReturnType<typeof resolve>,
  layer: Layer,
  reading: Reading,
  below: (child: Layer) => Tree,
): Tree {
  const { file, folder } = layer;
  if (node?.kind === 'sequence')
    return {
      kind: 'list',
      layer,
      items: node.items.map((item) => below({ file, folder, node: item })).filter(notReset),
    };
  if (node?.kind === 'scalar') return scalar(node, layer, reading);
  if (!node) return nothingAt(layer);
  if (node.pairs.filter(({ key }) => key.text === '<<').length > 1)
    reading.report.warn({ code: 'DUPLICATE_KEY', message: 'Duplicate key "<<"', ...placeOf(layer) });
  const entries = pairsOf(node).map((pair): [string, TreeEntry] => {
    const key = { file, span: pair.key.span };
    const child = { file, folder, pair, node: pair.value ?? pair.key };
    return [pair.key.text, { key, value: pair.value ? below(child) : nothingAt(child) }];
  });
  return { kind: 'map', layer, entries: new Map(entries) };
}

function notReset({ tag }: Tree): boolean {
  return tag !== 'reset';
}

function scalar(node: YamlScalar, layer: Layer, { variables, report }: Reading): TreeScalar {
  const written = node.text;
  const printed = goText(node);
  if (node.value === null) return nothingAt(layer);
  if (typeof node.value !== 'string' || printed !== written) {
    const type = typeof node.value === 'boolean' ? 'boolean' : 'number';
    return { kind: 'scalar', type, layer, value: printed, written, missing: [] };
  }
  const { value, missing, error, required } = interpolate(written, variables);
  if (error !== undefined) report.refuse('INVALID_INTERPOLATION', error, layer);
  if (required !== undefined) report.refuse('REQUIRED_VARIABLE', required, layer);
  return { kind: 'scalar', type: 'text', layer, value, written, missing };
}
