import type { Span } from '../text';
import { shellCode } from './shellCode';

/** Something that Bash understands, and Dash does not. */
export interface Bashism {
  /** As it is written, shortened to what tells. */
  readonly written: string;
  /** What to write, as the end of a sentence. */
  readonly instead: string;
  readonly span: Span;
}

/** Where a command may begin. */
const command = String.raw`(?:^|[\n;&|(!{]|\b(?:if|elif|while|until|then|do|else)\b)[ \t]*`;

/** A pattern with the construct in its group, and what to write. */
interface Construct {
  readonly pattern: RegExp;
  readonly instead: string;
  /** Double quotes don't hide it. */
  readonly inQuotes?: true;
}

const constructs: readonly Construct[] = [
  { pattern: new RegExp(String.raw`${command}(\[\[)(?=\s)`, 'dg'), instead: 'write "[ … ]"' },
  { pattern: /(?:^|[\s;&|(!])\[[ \t][^\]\n]{0,200}[ \t](==)[ \t]/dg, instead: 'write "="' },
  { pattern: new RegExp(String.raw`${command}(source)(?=[ \t])`, 'dg'), instead: 'write "."' },
  { pattern: new RegExp(String.raw`${command}(function)(?=[ \t]+\w)`, 'dg'), instead: 'write "name() { … }"' },
  { pattern: new RegExp(String.raw`${command}(\(\()`, 'dg'), instead: 'write "[ … ]", or "$(( … ))" for a value' },
  {
    pattern: new RegExp(String.raw`${command}(declare|typeset|shopt|pushd|popd|mapfile|readarray|let)(?=[ \t])`, 'dg'),
    instead: 'there is no such command',
  },
  { pattern: /(?:^|[\s;&])([A-Za-z_]\w*\+?=\()/dg, instead: 'there are no arrays' },
  { pattern: /(<<<)/dg, instead: 'write "printf … |"' },
  { pattern: /[ \t]([<>]\()/dg, instead: 'write a file in between' },
  { pattern: /(&>>?)(?!&)/dg, instead: 'write "> file 2>&1"' },
  { pattern: /(\|&)/dg, instead: 'write "2>&1 |"' },
  { pattern: /\bset\b[^\n;]{0,80}[ \t](pipefail)\b/dg, instead: 'there is no such option' },
  { pattern: /(?:^|[^$\\])(\{\w+\.\.\w+\})/dg, instead: 'write the words, or "seq"' },
  { pattern: /(?:^|[^$\\])(\{[\w./-]*(?:,[\w./-]*)+\})/dg, instead: 'write each word' },
  { pattern: /(\$\{\w+(?:\/|\^|,|:\d))/dg, instead: 'use "sed", "tr" or "cut"', inQuotes: true },
];

/**
 * What a script uses of Bash, the first place of each kind. Nothing in one that names Bash in its first line, and nothing inside of
 * `bash -c '…'` or a here-document.
 */
export function bashisms(text: string): Bashism[] {
  if (/^\s*#!.*\b(?:ba|z|k)sh\b/.test(text)) return [];
  const code = shellCode(text);
  const withQuotes = shellCode(text, 'double');
  return constructs.flatMap(({ pattern, instead, inQuotes }) => {
    pattern.lastIndex = 0;
    const found = pattern.exec(inQuotes ? withQuotes : code);
    const [start, end] = found?.indices?.[1] ?? [];
    return start === undefined || end === undefined
      ? []
      : [{ written: text.slice(start, end), instead, span: { start, end } }];
  });
}
