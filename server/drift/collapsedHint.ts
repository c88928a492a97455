import type { Source } from '../../core/text';
import { counted } from '../../core/words';
import type { Finding } from '../problem';
import { tellTogether } from './tellTogether';

/**
 * What is missing locally by its nature, as one hint on the first item, with the others as related places.
 *
 * @param noun of one item
 * @param where it runs, after the noun: "of production"
 */
export function collapsedHint(
  items: readonly { readonly name: string; readonly source: Source }[],
  noun: string,
  where: string,
): Finding[] {
  return tellTogether(items, (first, others, all) => ({
    severity: 'hint',
    source: first.source,
    message: `${counted(all.length, noun)} ${where} ${others.length === 0 ? 'does' : 'do'} not run in Compose: ${all.map(({ name }) => name).join(', ')}`,
    related: others.map(({ source, name }) => ({ source, message: `${name} does not run locally either` })),
  }));
}
