import { nearest } from '../../../core/nearest';
import { asScalar, asText, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { replaceFix } from '../replaceFix';
import { textSpan } from '../textSpan';

export const timezoneUnknown: EntryRule = {
  code: 'timezone-unknown',
  severity: 'warning',
  summary: 'A time zone that does not exist',
  explanation:
    'Time zones have the names of the IANA database, such as `Europe/Paris`. They move the schedule of the crons; the clock of the application stays UTC.',
  basis: 'Rule R78; the IANA time zone database',
  over: ['applications'],
  *checkEntry({ node, file }) {
    const scalar = asScalar(valueAt(node, ['timezone']));
    const written = asText(scalar);
    if (!scalar || written === undefined || isIncluded(scalar) || isTimeZone(written)) return;
    const meant = likelyZone(written);
    const source = sourceIn(file, scalar);
    const span = textSpan(scalar);
    yield {
      message: `There is no time zone "${written}"${meant === undefined ? ': write a name such as "Europe/Paris"' : `: did you mean "${meant}"?`}`,
      source,
      fixes: meant === undefined || !span ? [] : [replaceFix({ ...source, span }, meant, true)],
    };
  },
};

/** JavaScript knows names whatever their case, and distances from UTC; the platform knows names. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !zones().some((zone) => zone !== name && zone.toLowerCase() === name.toLowerCase());
  } catch {
    // The only way to ask for a name that is an alias.
    return false;
  }
}

function zones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** A slip of the keyboard, or a city without its continent. */
function likelyZone(written: string): string | undefined {
  const city = written.replaceAll(' ', '_').toLowerCase();
  return (
    zones().find((zone) => zone.toLowerCase() === city || zone.toLowerCase().endsWith(`/${city}`)) ??
    nearest(written, zones())
  );
}
