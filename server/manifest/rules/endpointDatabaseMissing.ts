import type { ManifestEntry } from '../../../core/manifest/manifest';
import { nearest } from '../../../core/nearest';
import {
  asScalar,
  asSequence,
  asText,
  isIncluded,
  pairsOf,
  sourceIn,
  valueAt,
  type YamlNode,
} from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const endpointDatabaseMissing: EntryRule = {
  code: 'endpoint-database-missing',
  severity: 'error',
  summary: 'An endpoint of a database names a schema or database that the service does not have',
  explanation:
    'What `privileges` and `default_schema` or `default_database` of an endpoint name has to be on the list of the service: `schemas` of MariaDB and MySQL, `databases` of PostgreSQL and ClickHouse. Without a list there is `main` alone.',
  basis: 'Rules R109, R114, R115, R136',
  over: ['services'],
  *checkEntry(entry) {
    const words = wordsFor(typeText(entry)?.name);
    const configuration = valueAt(entry.node, ['configuration']);
    const list = valueAt(configuration, [words?.list ?? '']);
    if (!words || isIncluded(configuration) || isIncluded(list) || (list && !asSequence(list))) return;
    const listed = list ? (asSequence(list)?.items ?? []).flatMap((item) => asText(item) ?? []) : ['main'];
    for (const { value: endpoint } of pairsOf(valueAt(configuration, ['endpoints']))) {
      const named = [
        valueAt(endpoint, [words.chosen]),
        ...pairsOf(valueAt(endpoint, ['privileges'])).map(({ key }) => key),
      ];
      for (const node of named) yield* judge(entry, node, listed, words);
    }
  },
};

interface Words {
  readonly list: string;
  readonly chosen: string;
  readonly noun: string;
}

const schemas: Words = { list: 'schemas', chosen: 'default_schema', noun: 'schema' };
const databases: Words = { list: 'databases', chosen: 'default_database', noun: 'database' };

function wordsFor(type: string | undefined): Words | undefined {
  if (type === 'mariadb' || type === 'mysql' || type === 'oracle-mysql') return schemas;
  return type === 'postgresql' || type === 'clickhouse' ? databases : undefined;
}

function* judge(
  entry: ManifestEntry,
  node: YamlNode | undefined,
  listed: readonly string[],
  { list, noun }: Words,
): Iterable<Finding> {
  const name = asText(node);
  if (!node || name === undefined || !asScalar(node) || listed.includes(name)) return;
  const meant = nearest(name, listed);
  yield {
    message: `"${name}" is not a ${noun} of this service: ${meant === undefined ? `add it to "${list}"` : `did you mean "${meant}"?`}`,
    source: sourceIn(entry.file, node),
    fixes: meant === undefined ? [] : changeScalarFixes(entry.file, node, meant, false),
  };
}
