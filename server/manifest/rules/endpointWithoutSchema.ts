import { asText, isIncluded, pairsOf, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const endpointWithoutSchema: EntryRule = {
  code: 'endpoint-without-schema',
  severity: 'information',
  summary: 'An endpoint of MariaDB or MySQL without a default schema',
  explanation:
    'Without `default_schema` the relationship’s `path` is empty: applications that take the name of the database from it, and the platform’s own command line, find none.',
  basis: 'Rule R111',
  over: ['services'],
  *checkEntry(entry) {
    const type = typeText(entry)?.name;
    if (type !== 'mariadb' && type !== 'mysql' && type !== 'oracle-mysql') return;
    for (const { key, value } of pairsOf(valueAt(entry.node, ['configuration', 'endpoints']))) {
      if (isIncluded(value) || valueAt(value, ['default_schema']) || !readsSchemas(value)) continue;
      yield {
        message: `"${key.text}" names no "default_schema": the path of its relationships is empty`,
        source: sourceIn(entry.file, key),
      };
    }
  },
};

/** Whether it has rights on schemas, and is not there for replicas. */
function readsSchemas(endpoint: YamlNode | undefined): boolean {
  const rights = pairsOf(valueAt(endpoint, ['privileges'])).map(({ value }) => asText(value) ?? '');
  return rights.length > 0 && !rights.some((right) => right.startsWith('replication'));
}
