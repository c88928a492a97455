import type { Finding } from '../problem';

/** One finding for all of these things, each of which can be accepted on its own; none for none. */
export function tellTogether<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  tell: (first: Thing, others: readonly Thing[], all: readonly Thing[]) => Finding,
): Finding[] {
  const [first, ...others] = things;
  if (!first) return [];
  const finding = tell(first, others, things);
  if (others.length === 0) return [{ ...finding, about: first.name }];
  const names = [...new Set(things.map(({ name }) => name))];
  const without = (accepted: ReadonlySet<string>) =>
    tellTogether(
      things.filter(({ name }) => !accepted.has(name)),
      tell,
    )[0];
  return [{ ...finding, several: { names, without } }];
}
