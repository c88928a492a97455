import { valueOf, type Setting } from '../model';
import type { Project } from '../project';
import { pairAt, sourceIn, valueAt } from '../yaml';
import type { Source } from '../text';
import type { Comparison } from './drift';
import { containersOf, type Container } from './containers';
import { engineInfo } from './engines';

/** The clock of a container beside that of production. */
export interface ZoneSides {
  readonly container: Container;
  /** What the container is set to. */
  readonly zone: Setting;
  /** Whether the container shows UTC, as production does. */
  readonly isUtc: boolean;
  readonly declared: {
    /** Where the manifest speaks of time, else of the thing itself. */
    readonly source: Source;
    /** It sets a time zone for the crons, which moves no clock. */
    readonly movesCrons: boolean;
  };
}

/** The containers that are set to a time zone, of things that production leaves in UTC. */
export function zoneSides(project: Project, comparison: Comparison): ZoneSides[] {
  if (project.declared.gaps.length > 0) return [];
  return containersOf(comparison).flatMap((container) => {
    const { kind, declared } = container;
    const zone = zoneOf(container);
    const entry = project.manifest.applications.find(({ name }) => kind === 'application' && name === declared.name);
    if (!zone || !/^[\w/:+-]+$/.test(zone.value) || valueAt(entry?.node, ['variables', 'env', 'TZ'])) return [];
    const crons = entry && pairAt(entry.node, 'timezone');
    const source = entry && crons ? sourceIn(entry.file, crons) : declared.source;
    return [{ container, zone, isUtc: isUtc(zone.value), declared: { source, movesCrons: crons !== undefined } }];
  });
}

/** The setting that the engine or language heeds. */
function zoneOf({ kind, declared, local }: Container): Setting | undefined {
  if (kind === 'service')
    return 'engine' in local && engineInfo(valueOf(local.engine) ?? '')?.family === 'sql' ? local.timeZone : undefined;
  if (!('runtime' in local) || !('runtime' in declared)) return undefined;
  if (valueOf(local.runtime)?.name !== 'php') return local.timeZone;
  const isZone = ({ name }: Setting) => name === 'date.timezone';
  return declared.settings?.some(isZone) ? undefined : local.settings?.findLast(isZone);
}

function isUtc(zone: string): boolean {
  return /^(?:(?:etc\/)?(?:utc|gmt|uct|universal|zulu|gmt[+-]?0)|[+-]0{1,2}(?::?00)?)$/i.test(zone);
}
