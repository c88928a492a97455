import type { ComposeProject } from '../compose/compose';
import { placeOf } from '../compose/tree';
import type { Manifest } from '../manifest/manifest';
import { commandText } from '../readers/commandText';
import { consumersIn } from '../readers/consumers';
import type { Source } from '../text';
import { asScalar, pairsOf, sourceIn, valueAt } from '../yaml';

/** A process that takes work from a queue, on one of the two sides. */
interface Consumer {
  /** Of the application, or of the Compose service itself. */
  readonly application: string;
  readonly name: string;
  readonly programs: readonly string[];
  /** Its command. */
  readonly source: Source;
}

export interface WorkerDifference {
  readonly declared: Consumer;
  readonly local: Consumer;
  readonly because: string;
}

/** Workers whose counterpart in Compose runs another consumer: the service of the same name, or the only consumer of both sides. */
export function workerDifferences(manifest: Manifest, compose: ComposeProject): WorkerDifference[] {
  const declared = declaredConsumers(manifest);
  const local = localConsumers(compose);
  const open = local.filter(({ programs }) => !declared.some((it) => shares(it.programs, programs)));
  return declared
    .filter(({ programs }) => !local.some((it) => shares(it.programs, programs)))
    .flatMap((worker) => {
      const named = open.find(({ name }) => namesOf(worker).includes(name.toLowerCase().replaceAll('_', '-')));
      if (named) return [{ declared: worker, local: named, because: 'both have the same name' }];
      const [only] = local;
      return only && open.length === 1 && local.length === 1 && declared.length === 1
        ? [{ declared: worker, local: only, because: 'they are the only consumers' }]
        : [];
    });
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((it) => others.includes(it));
}

function namesOf({ application, name }: Consumer): string[] {
  return [name, `${application}-${name}`].map((it) => it.toLowerCase().replaceAll('_', '-'));
}

function declaredConsumers(manifest: Manifest): Consumer[] {
  return manifest.applications.flatMap((entry) =>
    pairsOf(valueAt(entry.node, ['workers'])).flatMap(({ key, value }) => {
      const start = asScalar(valueAt(value, ['commands', 'start']));
      const programs = consumersIn(start?.text ?? '');
      return start && programs.length > 0
        ? [{ application: entry.name, name: key.text, programs, source: sourceIn(entry.file, start) }]
        : [];
    }),
  );
}

function localConsumers({ services }: ComposeProject): Consumer[] {
  return services.flatMap(({ name, command, entrypoint }) => {
    const layer = command ?? entrypoint;
    const programs = consumersIn(`${commandText(entrypoint)} ${commandText(command)}`);
    return layer && programs.length > 0 ? [{ application: name, name, programs, source: placeOf(layer) }] : [];
  });
}
