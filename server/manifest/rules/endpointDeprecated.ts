import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, asText, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeFix';
import type { EntryRule, Neighbours } from '../entryRule';
import { relationshipPairs } from '../relationshipPairs';

export const endpointDeprecated: EntryRule = {
  code: 'endpoint-deprecated',
  severity: 'warning',
  summary: 'The endpoint "php" of an application',
  explanation:
    'PHP applications had an endpoint of their own, `php`. Every application has `http`, which is the same there.',
  basis: 'Rule R40; the platform’s registry of images',
  over: ['applications', 'services', 'routes'],
  *checkEntry(entry, neighbours) {
    yield* judge(entry, valueAt(entry.node, ['upstream']), neighbours);
    for (const { value } of relationshipPairs(entry)) {
      yield* judge(entry, value, neighbours);
      const endpoint = asScalar(valueAt(value, ['endpoint']));
      if (endpoint?.text === 'php' && isPhp(asText(valueAt(value, ['service'])), neighbours))
        yield finding(entry, endpoint, 'http');
    }
  },
};

function* judge(entry: ManifestEntry, value: YamlNode | undefined, neighbours: Neighbours): Iterable<Finding> {
  const scalar = asScalar(value);
  const [name, endpoint] = scalar?.text.split(':') ?? [];
  if (scalar && endpoint === 'php' && isPhp(name, neighbours)) yield finding(entry, scalar, `${name}:http`);
}

function isPhp(name: string | undefined, { applications }: Neighbours): boolean {
  return name !== undefined && applications.get(name)?.startsWith('php:') === true;
}

function finding({ file }: ManifestEntry, scalar: NonNullable<ReturnType<typeof asScalar>>, mended: string): Finding {
  return {
    message: `The endpoint "php" is deprecated: write "${mended}"`,
    source: sourceIn(file, scalar),
    fixes: changeScalarFixes(file, scalar, mended, true),
    tags: ['deprecated'],
  };
}
