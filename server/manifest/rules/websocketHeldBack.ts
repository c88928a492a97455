import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, isIncluded, pairsOf, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';

export const websocketHeldBack: EntryRule = {
  code: 'websocket-held-back',
  severity: 'hint',
  summary: 'A path for websockets with a cache, or with requests that are read whole',
  explanation:
    'Websockets need `cache: {enabled: false}` on their route and `request_buffering: {enabled: false}` in their location. Which paths are for websockets is told by their names: `ws`, `websocket`, `socket.io`.',
  basis: 'Rule R156',
  over: ['applications', 'routes'],
  *checkEntry(entry) {
    for (const { key, value } of pairsOf(valueAt(entry.node, ['web', 'locations'])))
      if (isForWebsockets(key.text) && !isOff(valueAt(value, ['request_buffering'])))
        yield {
          message: 'Websockets need "request_buffering: {enabled: false}" here',
          source: sourceIn(entry.file, key),
        };
    if (isForWebsockets(entry.name)) yield* judgeRoute(entry);
  },
};

function* judgeRoute({ node, source }: ManifestEntry): Iterable<Finding> {
  if (valueAt(node, ['upstream']) && !isOff(valueAt(node, ['cache'])))
    yield { message: 'Websockets need "cache: {enabled: false}" on their route', source };
}

function isForWebsockets(path: string): boolean {
  return /\/(?:wss?|websockets?|socket\.io)\/?$/i.test(path);
}

function isOff(setting: YamlNode | undefined): boolean {
  return isIncluded(setting) || [setting, valueAt(setting, ['enabled'])].some((it) => asScalar(it)?.value === false);
}
