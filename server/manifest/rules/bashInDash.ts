import { bashisms } from '../../../core/readers/bashisms';
import type { EntryRule } from '../entryRule';
import { scriptsOf } from '../scripts';

export const bashInDash: EntryRule = {
  code: 'bash-in-dash',
  severity: 'warning',
  summary: 'A hook or command uses Bash, and Dash runs it',
  explanation:
    'The platform runs hooks, crons and commands in Dash, which does not know what Bash adds to the shell: `[[ … ]]`, `source`, arrays, `{a,b}`. Write it in the plain way, or call a script of your own that begins with `#!/usr/bin/env bash`.',
  basis: 'Rule R73',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    for (const { text, at } of scriptsOf(entry, texts)) {
      for (const { written, instead, span } of bashisms(text)) {
        const source = at(span);
        const isExact = source.span.end - source.span.start === written.length;
        yield {
          message: `"${written}" is Bash, and Dash runs this: ${instead}`,
          source,
          fixes:
            written === 'source' && isExact
              ? [
                  {
                    title: 'Change to "."',
                    edits: [{ file: source.file, edits: [{ span: source.span, newText: '.' }] }],
                    preferred: true,
                  },
                ]
              : [],
        };
      }
    }
  },
};
