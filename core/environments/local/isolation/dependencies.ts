import type { ComposeService } from '../../../compose/compose';
import { entriesOf } from '../../../compose/tree';
import type { Finding } from './ground';
import { override } from './overrideText';
import { written } from './written';

/** Nothing waits for a service that starts stopped. */
export function dependencies({ tree }: ComposeService, stopped: ReadonlySet<string>): Finding {
  const all = entriesOf(tree, 'depends_on');
  const kept = all.filter(([name]) => !stopped.has(name));
  if (kept.length === all.length) return {};
  return {
    fields: { depends_on: override(Object.fromEntries(kept.map(([name, { value }]) => [name, written(value)]))) },
  };
}
