import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { zoneSides, type ZoneSides } from '../timeZones';
import type { ComparedFact } from './fact';

/** The clocks of containers that are set to a time zone, beside production's. */
export function clockFacts(comparison: Comparison, project: Project): ComparedFact[] {
  return zoneSides(project, comparison).map(factOf);
}

function factOf({ container, zone, isUtc, declared: { source } }: ZoneSides): ComparedFact {
  const { name } = container.declared;
  return {
    kind: 'clock',
    name,
    verdict: isUtc ? 'same' : 'differs',
    declared: { text: 'UTC', source },
    local: [{ text: zone.value, source: zone.source }],
    ...(isUtc ? {} : { differences: [{ code: 'timezone-drift', subject: name, places: [zone.source, source] }] }),
  };
}
