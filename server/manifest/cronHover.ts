import { readCron } from '../../core/manifest/cron';
import { nextRuns } from '../../core/manifest/cronRuns';
import { cronInWords } from '../../core/manifest/cronWords';

/** How many of the next runs are told. */
const count = 3;

/**
 * A schedule in words, with its next runs in UTC and by the application's clock. Undefined where it can't be read.
 *
 * @param zone the application's time zone; undefined where it sets none, or one that can't be read
 */
export function cronHover(spec: string, zone: string | undefined, now: Date): string | undefined {
  const cron = readCron(spec);
  const words = cronInWords(cron);
  if (words === undefined) return undefined;
  const head = `**${words.charAt(0).toUpperCase()}${words.slice(1)}** (${zone ?? 'UTC'})`;
  if (cron.fields.some(({ hashed }) => hashed))
    return `${head}\n\n\`H\` is a moment that the platform chooses, so that not all projects run at once.`;
  const runs = nextRuns(cron, zone ?? 'UTC', now, count);
  if (!runs) return head;
  if (runs.length === 0) return `${head}\n\nIt never runs: there is no such day.`;
  const zones = zone === undefined || zone === 'UTC' ? ['UTC'] : ['UTC', zone];
  return [head, ...zones.map((it) => `Next runs in ${it}: ${momentsIn(runs, it)}`)].join('\n\n');
}

/** `Sun 22 Nov 2026 03:30`, one after the other. */
function momentsIn(moments: readonly Date[], timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return moments.map((moment) => format.format(moment).replaceAll(',', '')).join(', ');
}
