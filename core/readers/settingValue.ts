import type { ServiceSetting } from '../model';

export type SettingName = ServiceSetting['name'];

/** Sizes, which both sides share in megabytes. */
export const sizes: ReadonlySet<SettingName> = new Set<SettingName>(['largest packet', 'largest table in memory']);

/** A value in words that both sides share: sizes in megabytes. Undefined for one that can't be read. */
export function settingValue(name: SettingName, written: string): string | undefined {
  if (name === 'persistence') return /^(?:yes|on|true|[1-9]\d*)$/i.test(written) ? 'on' : 'off';
  if (!sizes.has(name)) return written.toLowerCase().replace('utf-8', 'utf8').replace('utf8mb3', 'utf8');
  const match = /^(\d+)([KMG])?B?$/i.exec(written);
  if (!match) return undefined;
  const bytes = Number(match[1]) * 1024 ** (['', 'K', 'M', 'G'].indexOf((match[2] ?? '').toUpperCase()) || 0);
  return String(Math.round((bytes / 1024 ** 2) * 100) / 100);
}
