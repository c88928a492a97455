import type { Report } from '../../core/report/report';

/** What is drawn: every project of a folder, and when that was. */
export interface Page {
  readonly reports: readonly Report[];
  readonly made: Date;
}

/** "2026-11-21 11:02 UTC". */
export function madeText({ made }: Page): string {
  return `${made.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
