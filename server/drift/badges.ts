import type { Badge } from '../../core/protocol';
import { atLeast } from '../../core/severity';
import type { Problem } from '../problem';

/** How much drift each declared thing has. A drift that both files report counts once. */
export function badgesOf(problems: readonly Problem[]): Badge[] {
  const found = new Map<string, Badge & { readonly codes: ReadonlySet<string> }>();
  for (const problem of problems) {
    if (!problem.subject) continue;
    const { kind, name } = problem.subject;
    const key = `${kind} ${name}`;
    const known = found.get(key);
    const codes = new Set([...(known?.codes ?? []), problem.code]);
    const worse = !known || !atLeast(known.severity, problem.severity);
    found.set(key, {
      kind,
      name,
      codes,
      count: codes.size,
      severity: worse ? problem.severity : known.severity,
      message: known?.message ?? problem.message,
    });
  }
  return [...found.values()].map(({ kind, name, count, severity, message }) => ({
    kind,
    name,
    count,
    severity,
    message,
  }));
}
