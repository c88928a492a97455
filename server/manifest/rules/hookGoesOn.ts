import { goesOnAfterFailure } from '../../../core/readers/shellFailures';
import type { Fix } from '../../problem';
import type { EntryRule } from '../entryRule';
import { scriptsOf, type Script } from '../scripts';

export const hookGoesOn: EntryRule = {
  code: 'hook-goes-on',
  severity: 'warning',
  summary: 'A hook goes on after a command that failed',
  explanation:
    'A hook fails where its last command does. Without `set -e` before them, what fails earlier is passed over: a broken build is deployed. A command that may fail ends in `|| true`.',
  basis: 'Rule R69',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    for (const script of scriptsOf(entry, texts)) {
      if (!['build', 'deploy', 'post_deploy'].includes(script.moment) || !goesOnAfterFailure(script.text)) continue;
      yield {
        message: `Without "set -e" in its first line, this hook goes on after a command that failed`,
        source: script.key,
        fixes: fixesFor(script),
      };
    }
  },
};

/** Not preferred: what failed unseen until now ends the deployment. */
function fixesFor({ text, firstLine }: Script): Fix[] {
  const indentation = /^ +(?=\S)/.exec(text)?.[0];
  if (!firstLine || indentation === undefined) return [];
  const newText = `${indentation}set -e${text.includes('\r\n') ? '\r\n' : '\n'}`;
  return [
    {
      title: 'Begin with "set -e"',
      edits: [{ file: firstLine.file, edits: [{ span: firstLine.span, newText }] }],
      preferred: false,
    },
  ];
}
