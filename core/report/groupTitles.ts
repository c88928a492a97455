import type { FactKind } from '../drift/facts/fact';

/** The groups of compared facts, in the order of the report. */
export const groupTitles: Readonly<Record<FactKind, string>> = {
  runtime: 'Runtimes',
  extensions: 'PHP extensions',
  php: 'PHP settings',
  variable: 'Variables',
  mounts: 'Kept files',
  service: 'Services',
  configuration: 'Service settings',
  clock: 'Time zones',
};
