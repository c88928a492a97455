const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** "1.2 GB": decimal units, as Docker and disks count. */
export function describeBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value))} ${units[power] ?? 'B'}`;
}

/** Bytes of what Docker prints: "1.234GB", "12kB", "0B"; undefined for anything else ("N/A"). */
export function parseBytes(text: string): number | undefined {
  const [, value, unit] = /^(\d+(?:\.\d+)?)\s?([kMGT]?B)/.exec(text) ?? [];
  const power = units.findIndex((it) => it === unit);
  return value === undefined || power < 0 ? undefined : Math.round(Number(value) * 1000 ** power);
}
