import type { FolderReport } from './checkFolder';

/** The contract of docs/check.schema.json. */
export function reportJson({ problems, unknown, baseline }: FolderReport): string {
  return `${JSON.stringify({ version: 1, problems, unknown, baseline }, undefined, 2)}\n`;
}
