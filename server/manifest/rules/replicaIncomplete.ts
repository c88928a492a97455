import type { ManifestEntry } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import { isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';
import { typeText, type TypeText } from '../typeText';

export const replicaIncomplete: EntryRule = {
  code: 'replica-incomplete',
  severity: 'error',
  summary: 'A replica that can not follow its primary',
  explanation:
    'A replica reads from a database of the same kind and version. It needs a relationship `primary` to the endpoint `replicator` of that service, which defines this endpoint below `configuration`: with `replication: true` for PostgreSQL, with the privilege `replication` for MariaDB.',
  basis: 'Rule R45',
  over: ['services'],
  *checkEntry(service, neighbours) {
    const type = typeText(service);
    if (type?.name.endsWith('-replica') !== true) return;
    const relationships = valueAt(service.node, ['relationships']);
    if (isIncluded(relationships)) return;
    const primary = pairAt(relationships, 'primary');
    const { service: target, endpoint } = targetOf('primary', primary?.value);
    if (!primary || endpoint !== 'replicator')
      yield {
        message: `A replica needs the relationship "primary: ${primary ? target : '<service>'}:replicator"`,
        source: sourceIn(service.file, primary?.key ?? service.pair.key),
      };
    if (primary) yield* judgeVersion(service, type, target, neighbours);
  },
};

function* judgeVersion(
  { name }: ManifestEntry,
  type: TypeText,
  target: string,
  { services }: Neighbours,
): Iterable<Finding> {
  const primary = services.get(target);
  if (primary === undefined) return;
  const [kind = '', version] = primary.split(':');
  const base = type.name.replace(/-replica$/, '');
  if (!sameKind(kind, base))
    yield { message: `"${target}" is ${kind}: "${name}" can't be its replica`, source: type.nameSource };
  else if (version !== undefined && type.version !== undefined && version !== type.version)
    yield {
      message: `"${target}" is ${primary}: a replica has the version of its primary`,
      source: type.versionSource,
    };
}

/** MariaDB is called `mysql`, too. */
function sameKind(a: string, b: string): boolean {
  const names = [a, b].map((it) => (it === 'mysql' ? 'mariadb' : it));
  return names[0] === names[1];
}
