import type { Manifest, ManifestEntry } from '../manifest/manifest';
import type { Source } from '../text';
import { pairsOf, sourceIn, valueAt } from '../yaml';

/** A worker or cron job of an application. */
export interface BackgroundJob {
  readonly application: string;
  readonly name: string;
  readonly source: Source;
}

/** What runs beside the web server: the items of `workers` or `crons` of every application. */
export function backgroundJobs(manifest: Manifest, kind: 'workers' | 'crons'): BackgroundJob[] {
  return manifest.applications.flatMap((entry) => jobsOf(entry, kind));
}

function jobsOf({ name: application, node, file }: ManifestEntry, kind: 'workers' | 'crons'): BackgroundJob[] {
  return pairsOf(valueAt(node, [kind]))
    .filter(({ key }) => key.text !== '<<')
    .map(({ key }) => ({ application, name: key.text, source: sourceIn(file, key) }));
}
