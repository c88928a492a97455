import { olderWebKeys } from '../../../core/manifest/schema/web';
import { pairAt, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const webFormsMixed: EntryRule = {
  code: 'web-forms-mixed',
  severity: 'error',
  summary: 'Settings of the older form of `web` beside `locations`',
  explanation:
    'Settings such as `document_root` and `passthru` directly below `web` stand for a single location, `/`. Together with `locations` the platform refuses them: write them into a location.',
  basis: 'Rule R58',
  over: ['applications'],
  *checkEntry(entry) {
    const web = valueAt(entry.node, ['web']);
    const locations = pairAt(web, 'locations');
    if (!locations) return;
    for (const { key } of pairsOf(web)) {
      if (!Object.hasOwn(olderWebKeys, key.text)) continue;
      yield {
        message: `"${key.text}" can not stand beside "locations": write it into a location, such as "/"`,
        source: sourceIn(entry.file, key),
        related: [{ source: sourceIn(entry.file, locations.key), message: 'The locations' }],
      };
    }
  },
};
