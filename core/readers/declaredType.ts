import type { ManifestEntry } from '../manifest/manifest';
import { absent, known, unknown, type Fact } from '../model';
import type { Source } from '../text';
import { asScalar, isIncluded, sourceIn, valueAt, type YamlScalar } from '../yaml';

/** Services whose type has another name than the engine behind it; the platform's `mysql` is MariaDB. */
const engines: Readonly<Record<string, string>> = {
  mysql: 'mariadb',
  'mariadb-replica': 'mariadb',
  'mysql-replica': 'mariadb',
  'postgresql-replica': 'postgresql',
  'redis-persistent': 'redis',
  'valkey-persistent': 'valkey',
  'elasticsearch-enterprise': 'elasticsearch',
  'mongodb-enterprise': 'mongodb',
};

/** The engine behind a service type of the manifest: `redis-persistent` is redis. */
export function engineOf(type: string): string {
  return (Object.hasOwn(engines, type) ? engines[type] : undefined) ?? type;
}

/** The type of an application or service, `name:version`. */
export function declaredType(entry: ManifestEntry): Fact<{ name: string; version: Fact<string> }> {
  const node = valueAt(entry.node, ['type']);
  if (isIncluded(entry.node)) return unknown('it is included from a file that can not be read', entry.source);
  if (!node) return absent;
  if (isIncluded(node)) return unknown('its type is included from a file that can not be read', entry.source);
  const scalar = asScalar(node);
  const match = scalar && /^([\w-]+)(?::(.+))?$/.exec(scalar.text.trim());
  if (!scalar || !match) return unknown('its type is not written as name:version', entry.source);
  const [, name = '', version] = match;
  return known({ name, version: versionFact(entry, scalar, name, version) }, sourceIn(entry.file, scalar));
}

function versionFact(
  entry: ManifestEntry,
  scalar: YamlScalar,
  name: string,
  version: string | undefined,
): Fact<string> {
  if (!version) return unknown('its type names no version', sourceIn(entry.file, scalar));
  return known(version, { ...sourceIn(entry.file, scalar), span: versionSpan(scalar, name) });
}

/** The span of what follows `name:` in a scalar, inside of its quotes. */
function versionSpan(scalar: YamlScalar, name: string): Source['span'] {
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const start = scalar.span.start + quote + name.length + 1;
  return { start, end: Math.max(start, scalar.span.end - quote) };
}
