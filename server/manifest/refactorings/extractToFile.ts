import { lineStart } from '../../../core/text';
import { folderOf } from '../../../core/workspace';
import { asMap, parseYaml, toPlain, valueAt } from '../../../core/yaml';
import { isSame } from '../../../core/yaml/same';
import type { Refactoring, RefactoringPlace } from './refactoring';

/**
 * Moves what is written of an application or service into a file of its own, which `!include` brings in. The file lies in a folder of its
 * own, since every file beside the manifest is a manifest, too.
 */
export function extractToFile({ project, file, document, place }: RefactoringPlace): Refactoring[] {
  const [section, name] = place.path;
  if (!place.inKey || place.path.length !== 2 || (section !== 'applications' && section !== 'services')) return [];
  if (typeof name !== 'string' || !/^[A-Za-z0-9_][\w-]*$/.test(name) || project.manifest.layout !== 'upsun') return [];
  const folder = `${folderOf(file)}/${section}`;
  const target = `${folder}/${name}.yaml`;
  const value = asMap(valueAt(document.root, place.path));
  const isFree =
    project.files.folders(folderOf(file))?.includes(section) === false ||
    project.files.list(folder)?.includes(`${name}.yaml`) === false;
  const key = place.pair?.key;
  if (!value || value.flow || value.tag || value.anchor || !key || !isFree) return [];
  const start = lineStart(document.text, value.span.start);
  const end = endOfLine(document.text, value.span.end);
  const extracted = dedent(document.text.slice(start, end), value.span.start - start);
  const own = extracted === undefined ? undefined : parseYaml(extracted);
  // What aliases lead to, or from, in the rest of the file can't move away.
  if (extracted === undefined || own?.errors.length !== 0 || !isSame(toPlain(own.root), toPlain(value))) return [];
  if (/(^|\s)&\w/.test(extracted)) return [];
  const colon = document.text.indexOf(':', key.span.end) + 1;
  const include = { span: { start: colon, end: colon }, newText: ` !include ${section}/${name}.yaml` };
  const removed = { span: { start, end }, newText: '' };
  if (document.text.slice(colon, start).trim() !== '') return [];
  return [
    {
      title: `Move "${name}" to ${target}`,
      kind: 'refactor.extract',
      edits: [
        { file: target, edits: [{ span: { start: 0, end: 0 }, newText: extracted }] },
        { file, edits: [include, removed] },
      ],
    },
  ];
}

/** Behind the newline. */
function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Lines without their first blanks; undefined where one that says something has fewer. */
function dedent(lines: string, column: number): string | undefined {
  const split = lines.split('\n');
  if (split.some((line) => line.trim() !== '' && line.length - line.trimStart().length < column)) return undefined;
  return split.map((line) => line.slice(column)).join('\n');
}
