import type { Source } from '../../core/text';
import { counted } from '../../core/words';
import type { Finding } from '../problem';

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
  const [first, ...others] = items;
  if (!first) return [];
  const names = items.map(({ name }) => name).join(', ');
  const verb = others.length === 0 ? 'does' : 'do';
  return [
    {
      severity: 'hint',
      about: names,
      source: first.source,
      message: `${counted(items.length, noun)} ${where} ${verb} not run in Compose: ${names}`,
      related: others.map(({ source, name }) => ({ source, message: `${name} does not run locally either` })),
    },
  ];
}
