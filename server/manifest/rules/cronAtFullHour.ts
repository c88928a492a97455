import { cronSpecs } from '../cronSpecs';
import type { EntryRule } from '../entryRule';
import { replaceFix } from '../replaceFix';

export const cronAtFullHour: EntryRule = {
  code: 'cron-at-full-hour',
  severity: 'hint',
  summary: 'A cron that runs at the full hour, as most do',
  explanation:
    'With `H` for the minute, the platform chooses one for each project, always the same, so that not everybody’s crons start at once.',
  basis: 'Rule R65',
  over: ['applications'],
  *checkEntry(entry) {
    for (const { cron, at } of cronSpecs(entry)) {
      const [minute] = cron.fields;
      if (cron.errors.length > 0 || minute?.text !== '0') continue;
      const source = at(minute.span);
      yield {
        message: 'With "H" for the minute, the platform spreads the load: at the full hour most crons start at once',
        source,
        fixes: [replaceFix(source, 'H', false)],
      };
    }
  },
};
