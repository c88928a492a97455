import { shortestInterval } from '../../../core/manifest/cron';
import type { Fix } from '../../problem';
import { cronSpecs, type CronSpec } from '../cronSpecs';
import type { EntryRule } from '../entryRule';
import { replaceFix } from '../replaceFix';

/** Minutes; a project may have another limit. */
const least = 5;

export const cronTooOften: EntryRule = {
  code: 'cron-too-often',
  severity: 'warning',
  summary: 'A cron that is to run more often than the platform runs any',
  explanation:
    'The platform leaves at least five minutes between two runs, whatever the schedule says; some projects have another limit. What has to be done more often is the work of a worker.',
  basis: 'Rule R64: the platform’s own message',
  over: ['applications'],
  *checkEntry(entry) {
    for (const spec of cronSpecs(entry)) {
      const interval = shortestInterval(spec.cron);
      if (interval === undefined || interval >= least) continue;
      yield {
        message: `This asks for ${interval === 1 ? 'a run every minute' : `runs ${interval} minutes apart`}: the platform leaves at least ${least} minutes between two`,
        source: spec.at(spec.cron.fields[0]?.span ?? { start: 0, end: spec.text.length }),
        fixes: fixesFor(spec),
      };
    }
  },
};

/** What the platform does with "every minute" and "every second minute". */
function fixesFor({ cron, at }: CronSpec): Fix[] {
  const [minute, hour] = cron.fields;
  if (!minute || !/^\*(?:\/[1-4])?$/.test(minute.text)) return [];
  return [replaceFix(at(minute.span), `*/${least}`, hour?.text === '*')];
}
