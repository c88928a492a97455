import { asScalar, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const vclReserved: EntryRule = {
  code: 'vcl-reserved',
  severity: 'error',
  summary: 'A VCL with parts that the platform writes itself',
  explanation:
    'The platform puts a beginning before the VCL: the version, the imports of `std` and `directors`, and `vcl_init` with the backends. A VCL that says them again is refused.',
  basis: 'Rule R130',
  over: ['services'],
  *checkEntry(entry) {
    const pair = pairAt(valueAt(entry.node, ['configuration']), 'vcl');
    const vcl = asScalar(pair?.value);
    if (!pair || !vcl || typeText(entry)?.name !== 'varnish') return;
    for (const [pattern, words] of reserved)
      if (pattern.test(vcl.text))
        yield {
          message: `Take ${words} out of the VCL: the platform writes it itself`,
          source: sourceIn(entry.file, pair.key),
        };
  },
};

const reserved: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^[ \t]*vcl[ \t]+\d[\d.]*[ \t]*;/m, '"vcl 4.x;"'],
  [/^[ \t]*import[ \t]+std[ \t]*;/m, '"import std;"'],
  [/^[ \t]*import[ \t]+directors[ \t]*;/m, '"import directors;"'],
  [/^[ \t]*sub[ \t]+vcl_init\b/m, '"sub vcl_init"'],
];
