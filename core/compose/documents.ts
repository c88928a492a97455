import type { YamlDocument } from '../yaml';
import { parseYamlText } from '../yamlText';

/** The most documents that one file is read for. */
const mostDocuments = 50;

/** The documents of one file: Compose merges them as if they were files. Their places are those of the whole text. */
export function documentsOf(text: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  let rest: string | undefined = text;
  while (rest !== undefined && documents.length < mostDocuments) {
    const document = parseYamlText(rest);
    const next = document.errors.find(({ code }) => code === 'MULTIPLE_DOCS');
    documents.push({ ...document, text, errors: document.errors.filter((error) => error !== next) });
    rest = next && next.span.start > 0 ? blankUntil(rest, next.span.start) : undefined;
  }
  return documents;
}

function blankUntil(text: string, offset: number): string {
  return text.slice(0, offset).replace(/[^\r\n]/g, ' ') + text.slice(offset);
}
