import type { Texts } from '../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../core/manifest/manifest';
import { shellCommands, type Command } from '../../core/readers/shellCommands';
import type { Source, Span } from '../../core/text';
import { isWithinSpan } from './spans';
import {
  asScalar,
  isIncluded,
  pairAt,
  pairsOf,
  sourceIn,
  valueAt,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml';
import { textSpan } from './textSpan';

/** When a script runs. */
export type Moment = 'build' | 'deploy' | 'post_deploy' | 'server' | 'worker' | 'cron' | 'operation';

/** A shell text of an application. */
export interface Script {
  readonly moment: Moment;
  /** The name of its key: `start`, `build`. */
  readonly name: string;
  /** As it is written, with the blanks before its lines. */
  readonly text: string;
  readonly commands: readonly Command[];
  /** Where its key is. */
  readonly key: Source;
  /** Where a part of the text is; its key where that can't be told. */
  readonly at: (span: Span) => Source;
  /** Where its first line begins, where lines can be added there. */
  readonly firstLine: Source | undefined;
}

/** Every script of an application: hooks, commands of the server, of workers, of crons and of operations. */
export function scriptsOf(entry: ManifestEntry, texts: Texts): Script[] {
  const { node } = entry;
  const below = (path: readonly string[], keys: readonly string[], moment: Moment): Script[] =>
    scriptsBelow(entry, texts, valueAt(node, path), keys, moment);
  const each = (path: string, inner: readonly string[], keys: readonly string[], moment: Moment): Script[] =>
    pairsOf(valueAt(node, [path])).flatMap(({ value }) =>
      scriptsBelow(entry, texts, valueAt(value, inner) ?? value, keys, moment),
    );
  const commands = ['pre_start', 'start', 'post_start'];
  return [
    ...below(['hooks'], ['build'], 'build'),
    ...below(['hooks'], ['deploy'], 'deploy'),
    ...below(['hooks'], ['post_deploy'], 'post_deploy'),
    ...below(['web', 'commands'], commands, 'server'),
    ...each('workers', ['commands'], commands, 'worker'),
    ...each('crons', ['commands'], ['start', 'stop', 'cmd'], 'cron'),
    ...each('operations', ['commands'], ['start', 'stop'], 'operation'),
  ];
}

function scriptsBelow(
  entry: ManifestEntry,
  texts: Texts,
  holder: YamlNode | undefined,
  keys: readonly string[],
  moment: Moment,
): Script[] {
  return keys.flatMap((name) => {
    const pair = pairAt(holder, name);
    const scalar = asScalar(pair?.value);
    if (!pair || !scalar || scalar.value === null || isIncluded(scalar)) return [];
    const key = sourceIn(entry.file, pair.key);
    const { text, start } = written(entry, scalar, texts);
    const { file } = sourceIn(entry.file, scalar);
    const place = (span: Span): Source =>
      start === undefined ? key : { file, span: { start: start + span.start, end: start + span.end } };
    const firstLine =
      scalar.style === 'block' && start !== undefined && file === entry.file ? place({ start: 0, end: 0 }) : undefined;
    return [{ moment, name, text, commands: shellCommands(text, 'end'), key, at: place, firstLine }];
  });
}

/** The text as it stands in the entry, with where it begins; its value alone where it is written in another way or elsewhere. */
function written(
  { file, pair }: ManifestEntry,
  scalar: YamlScalar,
  texts: Texts,
): { text: string; start: number | undefined } {
  const value = { text: scalar.text, start: undefined };
  if ((scalar.file ?? file) !== file || !isWithinSpan(scalar.span, pair.span)) return value;
  const plain = textSpan(scalar);
  if (plain) return { text: scalar.text, start: plain.start };
  const lines = texts(file).slice(scalar.span.start, scalar.span.end);
  const newline = lines.indexOf('\n');
  if (scalar.style !== 'block' || !lines.startsWith('|') || newline < 0) return value;
  return { text: lines.slice(newline + 1), start: scalar.span.start + newline + 1 };
}
