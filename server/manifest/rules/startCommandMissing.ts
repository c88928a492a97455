import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { Manifest } from '../../../core/manifest/manifest';
import { declaredRuntime } from '../../../core/readers/declaredRuntime';
import { asText, isIncluded, pairsOf, valueAt, type YamlNode } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';

export const startCommandMissing: ManifestRule = {
  code: 'start-command-missing',
  severity: 'warning',
  summary: 'An application that a route leads to starts no server',
  explanation:
    'PHP applications get PHP-FPM; every other one starts its server itself, with `web.commands.start`. Without it requests are answered with an error. An application that only serves files, without `passthru: true`, needs none.',
  basis: 'Rule R46',
  *check({ manifest }) {
    if (manifest.state !== 'known') return;
    const routed = routedNames(manifest);
    for (const entry of manifest.applications) {
      const runtime = routed.has(entry.name) ? serverless(entry) : undefined;
      if (runtime !== undefined)
        yield {
          message: `"${entry.name}" starts no server: ${runtime} applications need "web.commands.start"`,
          source: entry.source,
        };
    }
  },
};

function routedNames({ routes }: Manifest): Set<string> {
  return new Set(routes.flatMap(upstreamOf));
}

const upstreamOf = factPerEntry(
  ({ node }) =>
    asText(valueAt(node, ['upstream']))
      ?.split(':')
      .slice(0, 1) ?? [],
);

/** The runtime of an application that would need a server and starts none. */
const serverless = factPerEntry((entry): string | undefined => {
  const runtime = declaredRuntime(entry);
  const web = valueAt(entry.node, ['web']);
  const commands = valueAt(web, ['commands']);
  const start = valueAt(commands, ['start']);
  if (runtime.state !== 'known' || runtime.value.name === 'php') return undefined;
  if ([entry.node, web, commands, start].some(isIncluded) || asText(start) !== undefined) return undefined;
  return passesRequests(valueAt(web, ['locations'])) ? runtime.value.name : undefined;
});

/** Whether requests go on to the application: without locations they all do. */
function passesRequests(locations: YamlNode | undefined): boolean {
  if (isIncluded(locations)) return false;
  const all = pairsOf(locations).map(({ value }) => value);
  return all.length === 0 || all.some((it) => asText(valueAt(it, ['passthru'])) === 'true');
}
