import type { ManifestEntry } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import { asMap, asScalar, pairAt, pairsOf, sourceIn, valueAt, type YamlPair } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';
import { typeText } from '../typeText';

export const varnishBackendMissing: EntryRule = {
  code: 'varnish-backend-missing',
  severity: 'error',
  summary: 'A Varnish that leads to no application',
  explanation:
    'Varnish stands before an application, which it reaches by a relationship to its endpoint `http`. Its VCL chooses that as the backend: `set req.backend_hint = application.backend();`, by the name of the relationship.',
  basis: 'Rules R129 and R130',
  over: ['services'],
  *checkEntry(entry, neighbours) {
    if (typeText(entry)?.name !== 'varnish') return;
    const relationships = pairAt(entry.node, 'relationships');
    if (!relationships || !asMap(relationships.value)) return;
    const pairs = pairsOf(relationships.value);
    if (pairs.length > 0 && !pairs.some((pair) => leadsToApplication(pair, neighbours)))
      yield {
        message: 'Varnish needs a relationship to an application, such as "application: app:http"',
        source: sourceIn(entry.file, relationships.key),
      };
    yield* wrongBackends(
      entry,
      pairs.map(({ key }) => key.text),
    );
  },
};

function leadsToApplication({ key, value }: YamlPair, { applications, services }: Neighbours): boolean {
  const { service } = targetOf(key.text, value);
  return applications.has(service) || !services.has(service);
}

/** Backends that the VCL chooses, `name.backend()`, and no relationship has the name of. */
function* wrongBackends(entry: ManifestEntry, names: readonly string[]): Iterable<Finding> {
  const pair = pairAt(valueAt(entry.node, ['configuration']), 'vcl');
  const vcl = asScalar(pair?.value);
  if (!pair?.value || !vcl || (vcl.tag !== undefined && vcl.tag !== '!include')) return;
  const chosen = new Set([...withoutComments(vcl.text).matchAll(/\b(\w+)\.backend\(\)/g)].map((it) => it[1] ?? ''));
  const made = new Set([...vcl.text.matchAll(/\bnew\s{1,9}(\w+)/g)].map((it) => it[1] ?? ''));
  for (const name of chosen)
    if (!names.includes(name) && !made.has(name))
      yield {
        message: `The VCL chooses the backend "${name}", and there is no relationship of that name`,
        source: sourceIn(entry.file, pair.key),
      };
}

function withoutComments(vcl: string): string {
  return vcl.replaceAll(/(?:#|\/\/).*|\/\*[^]*?\*\//g, '');
}
