import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import { lineStart, type TextEdit } from '../../core/text';
import { asMap, asSequence, sourceIn, type YamlMap, type YamlSequence } from '../../core/yaml';
import type { Fix } from '../problem';
import { listed } from './words';

/**
 * Lists extensions in the manifest of an application with a type of its own. Never preferred: production is not changed by the way.
 * Undefined where there are none, or where the place for them is not a plain one.
 */
export function enableExtensionsFix(project: Project, application: string, names: readonly string[]): Fix | undefined {
  const entry = project.manifest.applications.find(({ name }) => name === application);
  const map = asMap(entry?.node);
  return entry && map && enableIn(entry, map, project.text(sourceIn(entry.file, map).file), names);
}

/** The same for an application whose settings stand in the file of its name. */
export function enableExtensionsIn(entry: ManifestEntry, text: string, names: readonly string[]): Fix | undefined {
  const map = asMap(entry.node);
  return map && sourceIn(entry.file, map).file === entry.file ? enableIn(entry, map, text, names) : undefined;
}

function enableIn(entry: ManifestEntry, map: YamlMap, text: string, names: readonly string[]): Fix | undefined {
  if (names.length === 0 || map.flow) return undefined;
  const { file } = sourceIn(entry.file, map);
  const edit = placeIn(map, text, names);
  return (
    edit && {
      title: `Enable ${listed(names)} in the manifest`,
      edits: [{ file, edits: [edit] }],
      preferred: false,
    }
  );
}

function placeIn(map: YamlMap, text: string, names: readonly string[]): TextEdit | undefined {
  const own = (key: string, of: YamlMap) => of.pairs.find((pair) => pair.key.text === key);
  const runtime = own('runtime', map);
  const options = asMap(runtime?.value);
  const list = options && asSequence(own('extensions', options)?.value);
  if (options?.flow || own('stack', map)) return undefined;
  if ([options, list].some((it) => it && it.file !== map.file)) return undefined;
  if (list) return list.flow ? intoFlow(list, names) : intoBlock(list, text, names);
  const type = own('type', map);
  if (options) return own('extensions', options) ? undefined : above(options, text, names);
  return runtime || !type ? undefined : below(type.span, text, names);
}

function intoFlow({ items, span }: YamlSequence, names: readonly string[]): TextEdit {
  const last = items.at(-1);
  const at = last ? last.span.end : span.start + 1;
  return { span: { start: at, end: at }, newText: (last ? ', ' : '') + names.join(', ') };
}

/** Behind the line of the last item, in its indentation. */
function intoBlock({ items }: YamlSequence, text: string, names: readonly string[]): TextEdit | undefined {
  const last = items.at(-1);
  const lead = last && /^\s*- +/.exec(text.slice(lineStart(text, last.span.start), last.span.start))?.[0];
  return last && lead !== undefined
    ? insertBelow(
        text,
        last.span.end,
        names.map((name) => lead + name),
      )
    : undefined;
}

function above(options: YamlMap, text: string, names: readonly string[]): TextEdit | undefined {
  const first = options.pairs[0]?.key.span.start ?? 0;
  const start = lineStart(text, first);
  const lead = text.slice(start, first);
  if (!/^ +$/.test(lead)) return undefined;
  const lines = [`${lead}extensions:`, ...names.map((name) => `${lead}  - ${name}`)];
  return { span: { start, end: start }, newText: lines.map((line) => line + newlineOf(text)).join('') };
}

function below(type: { start: number; end: number }, text: string, names: readonly string[]): TextEdit | undefined {
  const lead = text.slice(lineStart(text, type.start), type.start);
  if (!/^ +$/.test(lead)) return undefined;
  const lines = [`${lead}runtime:`, `${lead}  extensions:`, ...names.map((name) => `${lead}    - ${name}`)];
  return insertBelow(text, type.end, lines);
}

function insertBelow(text: string, end: number, lines: readonly string[]): TextEdit {
  const newline = newlineOf(text);
  const found = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  const at = found < 0 ? text.length : found + 1;
  return {
    span: { start: at, end: at },
    newText: (found < 0 ? newline : '') + lines.map((line) => line + newline).join(''),
  };
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
