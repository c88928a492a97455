import type { Comparison, ServiceMatch } from '../../drift/drift';
import { engineInfo, titleOf } from '../../drift/engines';
import { sayingOf } from '../../drift/facts/services';
import { opensData } from '../../drift/versions';
import type { ManifestEntry } from '../../manifest/manifest';
import { valueOf } from '../../model';
import { asText, pairsOf, sourceIn, valueAt } from '../../yaml';
import type { Area, Known } from '.';
import { listed } from './words';

/** Where data is kept, and whether it can move between the environments. */
export const data: Area = {
  title: 'Data',
  known: ({ declared, comparisons, manifest }) => [
    ...declared.services.flatMap(({ name, ...service }): Known[] => {
      const saying = sayingOf({ name, ...service });
      return engineInfo(valueOf(service.engine) ?? '')?.family
        ? [{ text: `Production keeps data in ${name} (${saying.text})`, source: saying.source }]
        : [];
    }),
    ...comparisons.flatMap(({ services, kinds }: Comparison) => [...services, ...kinds].flatMap(kept)),
    ...manifest.applications.flatMap(mounts),
  ],
  platform: [
    { what: 'Backups: how many, how old, and whether one was ever restored', command: 'upsun backup:list' },
    {
      what: 'How old the data of staging is, and whether it was made anonymous',
      command: 'upsun activity:list --type environment.synchronize',
    },
    { what: 'How full the disks are', command: 'upsun metrics:disk-usage' },
  ],
};

function kept({ declared, local }: ServiceMatch): Known[] {
  const [engine, want, have] = [valueOf(declared.engine), valueOf(declared.version), valueOf(local.version)];
  if (engine === undefined || !engineInfo(engine)?.family) return [];
  const volumes = local.data ?? [];
  const where = volumes.length === 0 ? 'in no volume of its own' : `in ${listed(volumes.map((it) => `"${it}"`))}`;
  const known: Known[] = [{ text: `Locally ${local.name} keeps its data ${where}`, source: local.source }];
  const moves =
    want === undefined || have === undefined || valueOf(local.engine) !== engine || opensData(engine, have, want);
  return moves
    ? known
    : [
        ...known,
        {
          text: `${titleOf(engine)} ${want} can't open files that ${have} wrote: move data with a dump`,
          source: local.source,
          attention: true,
        },
      ];
}

function mounts({ name, node, file }: ManifestEntry): Known[] {
  return pairsOf(valueAt(node, ['mounts'])).map(({ key, value }) => {
    const kind = asText(valueAt(value, ['source'])) ?? asText(value) ?? '';
    const lost = ['tmp', 'temporary'].includes(kind);
    return {
      text: lost
        ? `${name} writes to ${key.text}, which may be emptied at any time`
        : `${name} keeps files in ${key.text}`,
      source: sourceIn(file, key),
    };
  });
}
