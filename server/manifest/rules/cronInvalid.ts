import { cronOfMacro } from '../../../core/manifest/cron';
import type { Fix } from '../../problem';
import { cronSpecs, type CronSpec } from '../cronSpecs';
import type { EntryRule } from '../entryRule';
import { replaceFix } from '../replaceFix';

export const cronInvalid: EntryRule = {
  code: 'cron-invalid',
  severity: 'error',
  summary: 'A schedule that is not one',
  explanation:
    'The `spec` of a cron has five fields: minute, hour, day of the month, month and day of the week. Each takes numbers, ranges (`1-5`), lists (`1,15`), steps (`*/15`) and `H`, with which the platform chooses the moment. Names such as `@daily` and a field for seconds belong to other crons.',
  basis: 'Rule R63',
  over: ['applications'],
  *checkEntry(entry) {
    for (const spec of cronSpecs(entry)) {
      for (const { message, span } of spec.cron.errors) yield { message, source: spec.at(span), fixes: fixesFor(spec) };
    }
  },
};

/** A name of another cron means five fields; the first of six are the seconds, where they say nothing. */
function fixesFor({ text, source }: CronSpec): Fix[] {
  const meant = cronOfMacro(text) ?? /^\s*[0*]((?:\s+\S+){5})\s*$/.exec(text)?.[1]?.trim();
  return meant === undefined ? [] : [replaceFix(source, meant, true)];
}
