import type { ComposeProject, ComposeService } from '../compose/compose';
import { factPerEntry } from '../manifest/keptPerEntry';
import type { Manifest, ManifestEntry } from '../manifest/manifest';
import type { Source } from '../text';
import { pairsOf, sourceIn, valueAt } from '../yaml';
import { commandText } from './commandText';

/** A worker or cron job of an application. */
export interface BackgroundJob {
  readonly application: string;
  readonly name: string;
  readonly source: Source;
}

export type BackgroundKind = 'workers' | 'crons';

/** What runs beside the web server: the items of `workers` or `crons` of every application. */
export function backgroundJobs(manifest: Manifest, kind: BackgroundKind): BackgroundJob[] {
  return manifest.applications.flatMap(jobsOf[kind]);
}

const jobsOf: Readonly<Record<BackgroundKind, (entry: ManifestEntry) => BackgroundJob[]>> = {
  workers: factPerEntry((entry) => jobsIn(entry, 'workers')),
  crons: factPerEntry((entry) => jobsIn(entry, 'crons')),
};

function jobsIn({ name: application, node, file }: ManifestEntry, kind: BackgroundKind): BackgroundJob[] {
  return pairsOf(valueAt(node, [kind]))
    .filter(({ key }) => key.text !== '<<')
    .map(({ key }) => ({ application, name: key.text, source: sourceIn(file, key) }));
}

/** What names and commands of containers that do such work have in them. */
const signs: Readonly<Record<BackgroundKind, RegExp>> = {
  workers: /work|consum|queue|messenger|celery|sidekiq|horizon|supervis/i,
  crons: /cron|schedul|ofelia|supervis/i,
};

/** The container whose name or command tells of workers or crons: whether it runs those of the manifest can't be told. */
export function runsInBackground(compose: ComposeProject, kind: BackgroundKind): ComposeService | undefined {
  return compose.services.find((service) => signs[kind].test(`${service.name} ${commandText(service.command)}`));
}
