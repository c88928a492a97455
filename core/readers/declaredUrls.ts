import { factPerEntry } from '../manifest/keptPerEntry';
import type { Manifest } from '../manifest/manifest';
import { asText, pairsOf, valueAt } from '../yaml';
import { enginesOfUrl } from './connections';

/** The engines that production reaches by a URL in its variables: they run elsewhere and are no services of the manifest. */
export function enginesByUrl({ applications }: Manifest): ReadonlySet<string> {
  return new Set(applications.flatMap(enginesIn));
}

const enginesIn = factPerEntry(({ node }) =>
  pairsOf(valueAt(node, ['variables', 'env'])).flatMap(({ value }) => enginesOfUrl(asText(value) ?? '')),
);
