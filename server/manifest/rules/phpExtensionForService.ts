import { extensionNameIn } from '../../../core/manifest/extensionName';
import { extensionStatus } from '../../../core/manifest/registry';
import { targetOf } from '../../../core/readers/manifest';
import { asSequence, isIncluded, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { enableExtensionsIn } from '../../drift/enableExtensionsFix';
import type { EntryRule } from '../entryRule';
import { clientExtensions } from '../clientExtensions';
import { typeText } from '../typeText';

export const phpExtensionForService: EntryRule = {
  code: 'php-extension-for-service',
  severity: 'hint',
  summary: 'A PHP application reaches a service for which it has no extension',
  explanation:
    'PHP talks to PostgreSQL by `pdo_pgsql` or `pgsql`, which are off by default; that is an information. For caches, queues and MongoDB there are clients in plain PHP as well, so that a missing extension may be meant.',
  basis: 'Rule R100; the platform’s list of PHP extensions',
  over: ['applications'],
  *checkEntry(entry, { services }, _kind, texts) {
    const type = typeText(entry);
    const list = valueAt(entry.node, ['runtime', 'extensions']);
    if (type?.name !== 'php' || type.version === undefined || isIncluded(list)) return;
    const version = type.version;
    const listed = new Set((asSequence(list)?.items ?? []).map((item) => extensionNameIn(item)?.text));
    const missing = new Set<string>();
    for (const pair of pairsOf(valueAt(entry.node, ['relationships']))) {
      const { service } = targetOf(pair.key.text, pair.value);
      const engine = services
        .get(service)
        ?.split(':')[0]
        ?.replace(/-(?:persistent|replica|enterprise)$/, '');
      const extensions = clientExtensions.get(engine ?? '') ?? [];
      const [first] = extensions;
      if (first === undefined || missing.has(first) || extensions.some((name) => listed.has(name))) continue;
      if (extensionStatus('php', first, version) !== 'available') continue;
      missing.add(first);
      const fix = enableExtensionsIn(entry, texts(entry.file), [first]);
      yield {
        ...(engine === 'postgresql' ? { severity: 'information' as const } : {}),
        message: `The extension "${first}", by which PHP reaches "${service}" (${engine}), is not in runtime.extensions`,
        source: sourceIn(entry.file, pair.key),
        fixes: fix ? [fix] : [],
      };
    }
  },
};
