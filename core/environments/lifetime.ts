import { UserError } from '../errors';

const hours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 7 * 24 };

/** The moment, as ISO date and time, at which a lifetime such as "12h", "3d" or "2w" ends. Throws a `UserError` for anything else. */
export function endOf(lifetime: string, now: Date): string {
  const [, count = '', unit = ''] = /^(\d{1,4})([hdw])$/.exec(lifetime) ?? [];
  const length = Number(count) * (hours[unit] ?? 0) * 3_600_000;
  if (length === 0)
    throw new UserError(`"${lifetime}" is not a lifetime.`, 'Write hours, days or weeks: 12h, 3d or 2w.');
  return new Date(now.getTime() + length).toISOString();
}
