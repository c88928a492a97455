import { formatOf } from '../../core/manifest/schema/formats';
import { kindWords, type Key, type Kind, type Schema } from '../../core/manifest/schema/types';
import { walkSchema, type SchemaPlace } from '../../core/manifest/schema/walk';
import { nearest } from '../../core/nearest';
import type { Project } from '../../core/project';
import { projectSettings, settingsFile } from '../../core/projectSettings';
import { defaultSettings } from '../../core/settings';
import { composeServiceNoun, settingsSchema, type RuleWords } from '../../core/settingsSchema';
import type { Span } from '../../core/text';
import { joinPath } from '../../core/workspace';
import {
  asMap,
  asSequence,
  asText,
  renderScalar,
  resolve,
  valueAt,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml';
import { parseYamlText } from '../../core/yaml/documents';
import type { Finding, Rule } from '../problem';
import { wordsOf } from '../settings/words';

/** `others` are all other rules, whose severity can be set; `differences` those whose findings can be accepted. */
export function settingsInvalid(others: readonly RuleWords[], differences: readonly RuleWords[]): Rule<Project> {
  const rule: Omit<Rule<Project>, 'check'> = {
    code: 'settings-invalid',
    severity: 'warning',
    summary: 'The project’s settings in .parity.yaml are not understood',
    explanation:
      'A setting that is not understood is left out, and a file that is not valid YAML is left out as a whole, so the checks do not run as they were meant to. Correct the name or the value. A name in `match` has to be there in the Compose files and in the manifest, and an entry of `accept` needs a rule that finds differences, a subject and a reason.',
    basis: 'The settings in the documentation of this extension',
  };
  return { ...rule, check: (project) => findings(project, [...others, rule], differences) };
}

function findings(project: Project, rules: readonly RuleWords[], differences: readonly RuleWords[]): Finding[] {
  const { problem } = projectSettings(project.files, defaultSettings);
  if (problem) return [{ severity: 'error', ...problem }];
  const { root } = parseYamlText(project.text(settingsFile));
  const found: Finding[] = [];
  if (root)
    walkSchema(settingsSchema(wordsOf(project, rules, differences)), root, (node, place, pair) => {
      const resolved = resolve(node);
      if (resolved?.kind === 'map') found.push(...unknownKeys(resolved, place.schema), ...missingKeys(resolved, place));
      found.push(...wrongValue(node, place, pair?.key.span));
    });
  return [...found, ...absentFiles(project, root)];
}

/** Compose files that the project names and that are not there. */
function absentFiles({ files }: Project, root: YamlNode | undefined): Finding[] {
  return (asSequence(valueAt(root, ['compose', 'files']))?.items ?? []).flatMap((item) => {
    const name = asText(item);
    const path = name === undefined ? undefined : joinPath('', name);
    const isAbsent = path !== undefined && files.read(path).state === 'absent';
    return isAbsent ? [finding(`The Compose file "${path}" does not exist`, item.span)] : [];
  });
}

function unknownKeys(map: YamlMap, { keys, nameOf = 'key' }: Schema): Finding[] {
  if (!keys) return [];
  return map.pairs.flatMap(({ key }) => {
    const known: Key | undefined = Object.hasOwn(keys, key.text) ? keys[key.text] : undefined;
    if (known?.foreign !== undefined)
      return [finding(`"${key.text}" is not a setting of a project. ${known.foreign}`, key.span)];
    if (known || key.text === '<<') return [];
    const [section = '', ...below] = key.text.split('.');
    if (below.length > 0 && Object.hasOwn(keys, section))
      return [finding(`Unknown ${nameOf} "${key.text}": write "${below.join('.')}" below "${section}"`, key.span)];
    return [unknownWord(`Unknown ${nameOf} "${key.text}"`, key, Object.keys(keys), nameOf !== composeServiceNoun)];
  });
}

/** A key without a value says nothing either. */
function missingKeys(map: YamlMap, { schema: { keys = {} } }: SchemaPlace): Finding[] {
  return Object.entries(keys).flatMap(([name, { required }]) => {
    const pair = map.pairs.find(({ key }) => key.text === name);
    if (!required || asText(pair?.value)?.trim() || asMap(pair?.value)) return [];
    const span = pair?.key.span ?? map.pairs[0]?.key.span ?? map.span;
    return [finding(pair ? `"${name}" has no value` : `"${name}" is missing`, span)];
  });
}

function wrongValue(node: YamlNode | undefined, { schema, path }: SchemaPlace, keySpan: Span | undefined): Finding[] {
  const value = resolve(node);
  if (!node || !value || (value.kind === 'scalar' && value.value === null)) return [];
  if (!schema.kinds.some((kind) => isOf(kind, value.kind))) {
    const wanted = schema.kinds.filter((kind) => kind === 'map' || kind === 'list' || kind === 'text');
    const span = value.kind === 'scalar' ? node.span : (keySpan ?? node.span);
    return [finding(`${nameOf(path)} must be ${wanted.map((kind) => kindWords[kind]).join(' or ')}`, span)];
  }
  if (value.kind !== 'scalar') return [];
  const format = schema.format && formatOf(schema.format);
  if (format && !format.matches(value.text))
    return [finding(`"${value.text}" is not ${format.noun}: ${format.form}`, node.span)];
  if (!schema.values || schema.values.includes(value.text)) return [];
  const said = `"${value.text}" is not ${schema.noun ?? 'known'}`;
  return [node.kind === 'scalar' ? unknownWord(said, node, schema.values, false) : finding(said, node.span)];
}

/** "compose.files", "item 2 of accept". */
function nameOf(path: SchemaPlace['path']): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}` : path.join('.');
}

function isOf(kind: Kind, found: 'map' | 'sequence' | 'scalar'): boolean {
  return found === 'map' ? kind === 'map' : found === 'sequence' ? kind === 'list' : kind !== 'map' && kind !== 'list';
}

/**
 * A word that is not one of the known ones, with the one that was meant. Names of the project's own are put right by its people: another
 * of them may be what is meant.
 */
function unknownWord(
  said: string,
  { text, span, style }: YamlScalar,
  known: readonly string[],
  isOurs: boolean,
): Finding {
  const meant = nearest(text, known);
  if (meant === undefined) return finding(said, span);
  const edits = [{ file: settingsFile, edits: [{ span, newText: renderScalar(meant, style) }] }];
  return {
    ...finding(`${said}: did you mean "${meant}"?`, span),
    fixes: [{ title: `Change to ${meant}`, edits, preferred: isOurs }],
  };
}

function finding(message: string, span: Span): Finding {
  return { message, source: { file: settingsFile, span } };
}
