import { lineStart, type TextEdit } from '../../../core/text';
import { pairAt, sourceIn, type YamlPair } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const stackList: EntryRule = {
  code: 'stack-list',
  severity: 'warning',
  summary: 'A stack in its older form, a list',
  explanation: 'The runtimes of a stack stand below `runtimes`, what it has from Nixpkgs besides below `packages`.',
  basis: 'Rule R106',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    const stack = pairAt(entry.node, 'stack');
    if (stack?.value?.kind !== 'sequence') return;
    const edits = editsFor(entry.file, stack, texts(entry.file));
    yield {
      message: 'A list is the older form of a stack: write the runtimes below "runtimes", the rest below "packages"',
      source: sourceIn(entry.file, stack.key),
      fixes: edits ? [{ title: 'Write "runtimes"', edits: [{ file: entry.file, edits }], preferred: false }] : [],
    };
  },
};

/** The list below a key of its own, where it has nothing but runtimes and can stay as it is. */
function editsFor(file: string, stack: YamlPair, text: string): TextEdit[] | undefined {
  const list = stack.value;
  if (list?.kind !== 'sequence' || (stack.file ?? file) !== file || !list.items.every(isRuntime)) return undefined;
  const { start, end } = list.span;
  if (list.flow)
    return [
      { span: { start, end: start }, newText: '{runtimes: ' },
      { span: { start: end, end }, newText: '}' },
    ];
  const indentation = text.slice(lineStart(text, start), start);
  const keyColumn = stack.key.span.start - lineStart(text, stack.key.span.start);
  if (!/^ +$/.test(indentation) || indentation.length <= keyColumn) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ span: { start, end: start }, newText: `runtimes:${newline}${indentation}` }];
}

function isRuntime(item: NonNullable<YamlPair['value']>): boolean {
  if (item.kind === 'scalar') return item.text.includes('@');
  return item.kind === 'map' && item.pairs.length === 1 && item.pairs[0]?.key.text.includes('@') === true;
}
