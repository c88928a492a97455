import { LineCounter, parseAllDocuments, type CollectionTag, type Document, type ScalarTag } from 'yaml';
import type { Span } from '../text';
import { includingTags, type YamlDocument, type YamlError } from './nodes';
import { Reader } from './reader';

/** A text that is no YAML can hold a mistake at each of its characters: more than these are not worth a line each. */
const errorLimit = 100;

const knownTags = [...includingTags, '!reset', '!override'];

const customTags: (ScalarTag | CollectionTag)[] = knownTags.flatMap((tag): (ScalarTag | CollectionTag)[] => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'map' },
  { tag, collection: 'seq' },
]);

/**
 * Reads the first document of a text.
 *
 * YAML 1.2 core schema, as the platform and Compose read it. Duplicate keys are reported as errors of code `DUPLICATE_KEY`, with the
 * later key's span; aliases without an anchor as `UNKNOWN_ALIAS`.
 *
 * @param file put on every node, for a text that is included in another file
 */
export function parseYaml(text: string, file?: string): YamlDocument {
  const [document, second] = parseDocuments(text);
  if (!document) return { text, root: undefined, errors: [] };
  const reader = new Reader(text, file);
  const root = document.contents ? reader.node(document.contents) : undefined;
  const errors = document.errors.map(({ code, message, pos }) => ({
    code: text.startsWith('\t', pos[0]) ? 'TAB_AS_INDENT' : code,
    message,
    span: within(text, pos[0], pos[1]),
  }));
  const several = second ? [severalDocuments(second)] : [];
  return { text, root, errors: [...bounded([...errors, ...reader.errors]), ...several] };
}

/** The library's documents, as the platform and Compose read them. */
export function parseDocuments(text: string): Document.Parsed[] {
  return parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    customTags: (tags) => [...tags, ...customTags],
    lineCounter: new LineCounter(),
  }) as Document.Parsed[];
}

/** The first mistakes, and how many more there are at the place of the next. */
export function bounded(errors: readonly YamlError[]): readonly YamlError[] {
  const next = errors[errorLimit];
  if (!next) return errors;
  const message = `${errors.length - errorLimit} more mistakes follow and are not listed`;
  return [...errors.slice(0, errorLimit), { code: 'MORE_ERRORS', message, span: next.span }];
}

/** The parser places some mistakes behind the end. */
function within(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.min(Math.max(end, from), text.length) };
}

function severalDocuments(second: Document.Parsed): YamlError {
  const start = second.range[0];
  return {
    code: 'MULTIPLE_DOCS',
    message: 'Only the first document of this file is read',
    span: { start, end: start },
  };
}
