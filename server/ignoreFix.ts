import { lineStart } from '../core/text';
import type { Fix, Problem } from './problem';

/** Writes an ignore above the line of a problem; undefined in files that take no comments. */
export function ignoreFix({ code, source }: Problem, text: string): Fix | undefined {
  const mark = /devcontainer\.json$/.test(source.file) ? '//' : '#';
  if (mark === '#' && !/\.ya?ml$|\.env[^/]*$|Dockerfile[^/]*$/.test(source.file)) return undefined;
  const start = lineStart(text, source.span.start);
  const indentation = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = `${indentation}${mark} parity-ignore: ${code} say why${newline}`;
  return {
    title: `Ignore ${code} here`,
    edits: [{ file: source.file, edits: [{ span: { start, end: start }, newText }] }],
    preferred: false,
  };
}
