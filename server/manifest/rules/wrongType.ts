import { kindWords, type Kind, type Schema } from '../../../core/manifest/schema/types';
import { nearest } from '../../../core/nearest';
import {
  renderScalar,
  resolve,
  sourceIn,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlValue,
} from '../../../core/yaml';
import type { Finding, Fix } from '../../problem';
import { overValues } from '../valueRule';

export const wrongType = overValues({
  code: 'wrong-type',
  severity: 'error',
  summary: 'A value of another type than the key takes, or not one of its values',
  explanation:
    'The platform refuses a map where it wants a text, a text where it wants a map, and values outside of a fixed list.',
  basis:
    'Rules R4, R49, R74, R77, R84, R109, R114, R117, R118, R132, R136, R158, R166, R173, R177; the platform’s JSON schema',
  *checkValue({ node, place, pair, file }) {
    const finding = judge(file, node, place.schema, place.path, pair);
    if (finding) yield finding;
  },
});

function judge(
  file: string,
  node: YamlNode | undefined,
  schema: Schema,
  path: readonly (string | number)[],
  pair: YamlPair | undefined,
): Finding | undefined {
  const resolved = resolve(node);
  if (!resolved || !node) return undefined;
  const kind = kindOf(resolved);
  const source = sourceIn(file, firstLine(node, pair));
  if (kind === 'null') return undefined;
  if (!accepts(schema, kind))
    return {
      message: `${subject(path)} must be ${wanted(schema)}, not ${kindWords[kind]}${advice(path, kind)}`,
      source,
    };
  return resolved.kind === 'scalar' && schema.values
    ? judgeValue(file, resolved, node, schema.values, path)
    : undefined;
}

/** A text takes what YAML reads as a number or boolean. */
function accepts(schema: Schema, kind: Kind): boolean {
  return schema.kinds.includes(kind) || (kind !== 'map' && kind !== 'list' && schema.values !== undefined);
}

function judgeValue(
  file: string,
  scalar: YamlScalar,
  node: YamlNode,
  values: readonly string[],
  path: readonly (string | number)[],
): Finding | undefined {
  if (values.includes(scalar.text) || isFreeList(path)) return undefined;
  if (path.at(-1) === 'source' && scalar.text === 'local') return legacyMount(file, scalar, node);
  // A number near another one is no slip of the keyboard.
  const meant = typeof scalar.value === 'number' ? undefined : nearest(scalar.text, values);
  const list = values.length <= 8 ? `: ${values.join(', ')}` : '';
  const hint =
    meant === undefined ? `one of its values${list}` : `a value of ${subject(path)}: did you mean "${meant}"?`;
  return {
    message:
      meant === undefined
        ? `"${scalar.text}" is not a value of ${subject(path)}${list}`
        : `"${scalar.text}" is not ${hint}`,
    source: sourceIn(file, node),
    fixes: meant === undefined || node.kind === 'alias' ? [] : [replace(file, scalar, meant, true)],
  };
}

/** Values that are offered while others are accepted, too. */
function isFreeList(path: readonly (string | number)[]): boolean {
  return path.at(-1) === 'flavor';
}

/** `source: local` worked on the older platform; what it means here is not the same for all projects (rule R85). */
function legacyMount(file: string, scalar: YamlScalar, node: YamlNode): Finding {
  return {
    severity: 'warning',
    message:
      'Mounts with "source: local" belong to the older configuration: write "storage" for data to keep, "tmp" or "instance" for the rest',
    source: sourceIn(file, node),
    fixes:
      node.kind === 'alias' ? [] : ['storage', 'instance', 'tmp'].map((value) => replace(file, scalar, value, false)),
  };
}

function replace(file: string, scalar: YamlScalar, value: string, preferred: boolean): Fix {
  return {
    title: `Change to "${value}"`,
    edits: [
      { file: sourceIn(file, scalar).file, edits: [{ span: scalar.span, newText: renderScalar(value, scalar.style) }] },
    ],
    preferred,
  };
}

function kindOf(node: YamlValue): Kind {
  if (node.kind === 'map') return 'map';
  if (node.kind === 'sequence') return 'list';
  if (node.value === null) return 'null';
  return typeof node.value === 'number' ? 'number' : typeof node.value === 'boolean' ? 'boolean' : 'text';
}

function wanted(schema: Schema): string {
  const kinds = schema.kinds.includes('text')
    ? schema.kinds.filter((kind) => kind !== 'number' && kind !== 'boolean')
    : schema.kinds;
  return kinds
    .filter((kind) => kind !== 'null')
    .map((kind) => kindWords[kind])
    .join(' or ');
}

function subject(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (typeof last !== 'number') return last === undefined ? 'The manifest' : `"${last}"`;
  return `Item ${last + 1} of "${path.findLast((step) => typeof step === 'string') ?? ''}"`;
}

/** What the mistakes seen most often want instead. */
function advice(path: readonly (string | number)[], kind: Kind): string {
  if (path.length === 1 && kind === 'list') return ' (of names to their settings)';
  return path.at(-2) === 'variables' ? ': environment variables stand below "env"' : '';
}

/** The key for a value of many lines: underlining all of it would hide what is meant. */
function firstLine(node: YamlNode, pair: YamlPair | undefined): YamlNode {
  return (node.kind === 'map' || node.kind === 'sequence') && pair ? pair.key : node;
}
