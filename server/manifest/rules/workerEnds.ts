import type { EntryRule } from '../entryRule';
import { scriptsOf } from '../scripts';

export const workerEnds: EntryRule = {
  code: 'worker-ends',
  severity: 'information',
  summary: 'A worker whose command ends at once',
  explanation:
    'A worker is started again whenever its command ends. It has to stay in the foreground; what runs now and then is a cron.',
  basis: 'Rule R61',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    for (const { moment, name, text, commands, key } of scriptsOf(entry, texts)) {
      if (moment !== 'worker' || name !== 'start') continue;
      const inBackground = /[^&]&\s*$/.test(text);
      const idle =
        commands.length > 0 && commands.every(([program]) => /^(?:true|:|exit|echo|printf)$/.test(program?.text ?? ''));
      if (inBackground || idle)
        yield {
          message: `This command ends at once${inBackground ? ', because of the "&" at its end' : ''}, and the worker is started again and again`,
          source: key,
        };
    }
  },
};
