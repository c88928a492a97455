import type { Badge } from '../../core/protocol';
import { atLeast } from '../../core/severity';
import { weighs, type Difference } from './differences';

/** How many differences each declared thing has, and the worst of them. Hints are no badge. */
export function badgesOf(differences: readonly Difference[]): Badge[] {
  const found = new Map<string, Badge>();
  for (const { subject, severity, message, declared } of differences.filter(weighs)) {
    if (!subject) continue;
    const key = `${subject.kind} ${subject.name}`;
    const known = found.get(key) ?? { ...subject, count: 0, severity, message: declared?.message ?? message };
    const worst = atLeast(known.severity, severity) ? known.severity : severity;
    found.set(key, { ...known, count: known.count + 1, severity: worst });
  }
  return [...found.values()];
}
