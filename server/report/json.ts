import type { Page } from './page';

/** The contract of docs/report.schema.json. */
export function reportAsJson({ reports, made }: Page): string {
  return `${JSON.stringify({ version: 1, made: made.toISOString(), projects: reports }, undefined, 2)}\n`;
}
