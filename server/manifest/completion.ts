import type { Key, Keys, Reference, Schema } from '../../core/manifest/schema/types';
import { manifestSchema } from '../../core/manifest/schema/manifestSchema';
import { documentation } from '../../core/manifest/schema/types';
import { keysAt, placeOf, type SchemaPlace } from '../../core/manifest/schema/walk';
import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asMap, valueAt, type YamlNode } from '../../core/yaml';
import { parseYamlText } from '../../core/yaml/documents';
import { completeVariable } from './variableCompletion';
import { requiredLines, snippet } from './requiredKeys';
import { contextAt, type CompletionContext } from './completionContext';
import { referenceValues, type ReferenceValue, type ValuePlace } from './referenceValues';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'name' | 'snippet' | 'variable';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** A snippet: `$1`, `${1:text}`. */
  readonly insertText: string;
  readonly replace: Span;
  readonly sortText?: string;
  readonly deprecated?: boolean;
}

/** What can be written at an offset of a manifest file, also where the text is not finished. */
export function complete(project: Project, file: ProjectPath, offset: number): Completion[] {
  if (!project.manifest.files.some(({ path }) => path === file)) return [];
  const variables = completeVariable(project, file, offset);
  if (variables) return variables;
  return completeBySchema(manifestSchema, project.text(file), offset, (reference, place) =>
    referenceValues(project, reference, place),
  );
}

/** What a schema's references stand for at a place of a document. */
type ValuesOf = (reference: Reference, place: ValuePlace) => readonly ReferenceValue[];

/** What a schema allows to be written at an offset of a text. */
export function completeBySchema(
  schema: Schema,
  text: string,
  offset: number,
  valuesOf: ValuesOf = () => [],
): Completion[] {
  const context = contextAt(text, offset);
  if (!context) return [];
  const document = parseYamlText(context.mended);
  const place = placeOf(document.root, context.path, schema);
  if (!place) return [];
  if (context.expects === 'value') return values(valuesOf, place.schema, context, document.root);
  const map = valueAt(document.root, context.path);
  const keys = keysAt(place, map);
  const items = place.schema.named ? newEntry(place, context) : keys ? keyItems(keys, map, context) : [];
  return context.inItem ? [...items, ...values(valuesOf, place.schema, context, document.root)] : items;
}

function keyItems(keys: Keys, map: YamlNode | undefined, context: CompletionContext): Completion[] {
  const present = new Set(asMap(map)?.pairs.map(({ key }) => key.text));
  return Object.entries(keys)
    .filter(([name, key]) => (!present.has(name) || name === context.word) && key.foreign === undefined)
    .map(([name, key]) => keyItem(name, key, context));
}

function keyItem(name: string, key: Key, context: CompletionContext): Completion {
  const rank = key.required ? '0' : key.deprecated !== undefined ? '3' : key.preview ? '2' : '1';
  const link = key.link === undefined ? '' : `\n\n[Documentation](${documentation}${key.link})`;
  return {
    label: name,
    kind: 'key',
    ...(key.required ? { detail: 'required' } : key.preview ? { detail: 'preview' } : {}),
    documentation: key.doc + link,
    insertText: context.hasColon ? name : name + opening(key.schema, context),
    replace: context.replace,
    sortText: rank + name,
    ...(key.deprecated === undefined ? {} : { deprecated: true }),
  };
}

/** An entry of a map of names, with the keys that it must have. */
function newEntry(place: SchemaPlace, context: CompletionContext): Completion[] {
  const { named, nameOf } = place.schema;
  const below = named && { schema: named, key: undefined, path: [...place.path, ''] };
  const lines = requiredLines((below && keysAt(below, undefined)) ?? {}, 2);
  if (nameOf === undefined || lines.length === 0 || context.flow || context.hasColon) return [];
  const label = nameOf.replace(/^name of the /, 'new ');
  const insertText = snippet(['${1:name}:', ...lines], context);
  return [{ label, kind: 'snippet', detail: nameOf, insertText, replace: context.replace, sortText: '0' }];
}

/** What follows a key: a blank for a text, a new line for a map or a list, and the keys that the map must have. */
function opening(schema: Schema, context: CompletionContext): string {
  if (context.flow) return ': ';
  const required = schema.named || schema.kinds.includes('text') ? [] : requiredLines(schema.keys ?? {}, 1);
  if (required.length > 0) return snippet([':', ...required], context);
  const below = `${context.newline}${' '.repeat(context.indent + 2)}`;
  if (schema.kinds.some((kind) => kind === 'text' || kind === 'boolean' || kind === 'number')) return ': ';
  return schema.kinds.includes('list') && !schema.kinds.includes('map') ? `:${below}- ` : `:${below}`;
}

function values(
  valuesOf: ValuesOf,
  schema: Schema,
  context: CompletionContext,
  root: YamlNode | undefined,
): Completion[] {
  const fixed =
    schema.values ?? (schema.kinds.includes('boolean') && !schema.kinds.includes('text') ? ['true', 'false'] : []);
  const own = fixed.map((value, index): Completion => {
    const doc = schema.valueDocs?.[value];
    return {
      label: value,
      kind: 'value',
      insertText: value,
      replace: context.replace,
      sortText: rank(index),
      ...(doc === undefined ? {} : { documentation: doc }),
    };
  });
  const found = schema.reference ? valuesOf(schema.reference, { path: context.path, root, word: context.word }) : [];
  const referenced = found.map(({ label, detail, name, deprecated }, index): Completion => ({
    label,
    kind: name ? 'name' : 'value',
    insertText: needsQuotes(label, context) ? `"${label}"` : escaped(label),
    replace: context.replace,
    sortText: rank(index),
    ...(detail === undefined ? {} : { detail }),
    ...(deprecated ? { deprecated: true } : {}),
  }));
  return [...own, ...referenced];
}

function rank(index: number): string {
  return String(index).padStart(4, '0');
}

function escaped(text: string): string {
  return text.replace(/[$\\}]/g, '\\$&');
}

/** A colon without a blank is safe in a plain scalar; versions that read as numbers are not, nor is what reads as an alias. */
function needsQuotes(label: string, context: CompletionContext): boolean {
  return !context.quoted && /^(?:[\d.]+$|\*)/.test(label);
}
