import type { Manifest } from '../manifest/manifest';
import { asText, pairsOf, valueAt } from '../yaml';
import { enginesOfUrl } from './connections';

/** The engines that production reaches by a URL in its variables: they run elsewhere and are no services of the manifest. */
export function enginesByUrl({ applications }: Manifest): ReadonlySet<string> {
  const variables = applications.flatMap(({ node }) => pairsOf(valueAt(node, ['variables', 'env'])));
  return new Set(variables.flatMap(({ value }) => enginesOfUrl(asText(value) ?? '')));
}
