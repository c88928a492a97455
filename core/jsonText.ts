import type { YamlDocument } from './yaml';
import { parseYamlText } from './yaml/documents';

/**
 * A string, or one of the two comments: what looks like a comment in a string is none. One that is not closed goes to its line's or the
 * text's end, so that no character is looked at twice.
 */
const stringOrComment = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Parses JSON with comments and trailing commas. JSON is YAML once its comments are blanks; all places are those of the text. */
export function parseJsonText(text: string): YamlDocument {
  const bare = text.replace(stringOrComment, (it) => (it.startsWith('"') ? it : it.replace(/[^\n\r]/g, ' ')));
  return { ...parseYamlText(bare.replaceAll('\t', ' ')), text };
}
