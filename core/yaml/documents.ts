import { KeptByText } from '../keptByText';
import type { YamlDocument } from './nodes';
import { parseInBlocks } from './inBlocks';
import { parseYaml } from './parse';

/** Characters. A configuration this large is a mistake, and reading it would hold up the editor. */
const sizeLimit = 1024 * 1024;

/** The documents of the texts that were read last, so that a keystroke in one file parses that file alone. */
const documents = new KeptByText<YamlDocument>(2_000_000);

/**
 * Parses the text of one file; a text that can't be one is one error at its beginning instead of thousands of them.
 *
 * @param included the file's path, put on every node, where another file includes it
 */
export function parseYamlText(text: string, included?: string): YamlDocument {
  if (text.includes('\0')) return unreadDocument(text, 'BINARY_FILE', 'This file holds binary data, not YAML');
  if (text.length > sizeLimit)
    return unreadDocument(text, 'FILE_TOO_LARGE', 'This file is larger than 1 MB and is not checked');
  const key = included === undefined ? text : `${included}\0${text}`;
  const document = documents.get(key) ?? parseInBlocks(text, included) ?? parseYaml(text, included);
  documents.keep(key, document);
  return document;
}

/** Why values of a file with errors are not certain. */
export function whyUncertain(path: string, { errors }: YamlDocument): string {
  const code = errors[0]?.code;
  if (code === 'FILE_TOO_LARGE') return `${path} is larger than 1 MB and is not read`;
  return code === 'BINARY_FILE' ? `${path} holds binary data, not YAML` : `${path} is not valid YAML`;
}

/** A document that was not read, with the reason on its first line. */
export function unreadDocument(text: string, code: string, message: string): YamlDocument {
  const end = Math.min(text.length, Math.max(text.search(/[\r\n\0]/), 0));
  return { text, root: undefined, errors: [{ code, message, span: { start: 0, end } }] };
}
