import type { FolderReport } from './checkFolder';

/** The contract of docs/check.schema.json. */
export function reportJson({ problems, unknown }: FolderReport): string {
  return `${JSON.stringify({ version: 1, problems, unknown }, undefined, 2)}\n`;
}
