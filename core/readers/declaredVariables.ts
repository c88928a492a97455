import type { ManifestEntry } from '../manifest/manifest';
import { known, unknown, type Fact, type Relationship, type Variable, type Variables } from '../model';
import { asScalar, asText, isIncluded, pairsOf, sourceIn, valueAt, type YamlPair } from '../yaml';

/**
 * The variables that production gives an application: `variables.env`, those of its web instance in their place, and what the platform
 * injects. What is set in the platform's console is in no file, so that a name which is not here may be set all the same.
 */
export function declaredVariables(entry: ManifestEntry, relationships: readonly Relationship[]): Variables {
  const variables = valueAt(entry.node, ['web', 'variables']) ?? valueAt(entry.node, ['variables']);
  const environment = valueAt(variables, ['env']);
  const named = pairsOf(environment).flatMap((pair) => variable(entry, pair) ?? []);
  const unread = isIncluded(entry.node) || isIncluded(variables) || isIncluded(environment);
  const injected = new Set([...relationships.flatMap(({ name }) => ofRelationship(name)), ...provided]);
  return { named, injected, ...(unread ? { gap: 'its variables are included from a file that is not read' } : {}) };
}

/** Names are put into capitals by the platform. What is no name of a variable, such as a key that begins with a dot, is left out. */
function variable({ file }: ManifestEntry, { key, value }: YamlPair): Variable | undefined {
  if (!/^\w+$/.test(key.text)) return undefined;
  const source = sourceIn(file, key);
  const name = key.text.toUpperCase();
  const text = asText(value);
  const scalar = asScalar(value);
  if (text === undefined || !scalar) return { name, value: unknown('it is not a plain value', source), source };
  const fact: Fact<string> = text.includes('$')
    ? unknown('it is made of other variables', sourceIn(file, scalar))
    : known(text, sourceIn(file, scalar));
  return {
    name,
    value: fact,
    source,
    ...(scalar.style === 'block' || value?.kind === 'alias' ? {} : { literal: true }),
  };
}

const properties =
  'URL HOST PORT USERNAME PASSWORD PATH NAME SCHEME SERVICE TYPE REL QUERY FRAGMENT IP INSTANCE_IPS HOSTNAME CLUSTER EPOCH PUBLIC HOST_MAPPED'.split(
    ' ',
  );

/** `my-db` brings MY_DB_HOST and the like. */
function ofRelationship(name: string): string[] {
  const prefix = name.toUpperCase().replaceAll(/[^0-9A-Z_]/g, '_');
  return properties.map((property) => `${prefix}_${property}`);
}

/** What every container has, beside the names that begin with PLATFORM_. */
const provided = ['PORT', 'SOCKET', 'CI', 'PATH', 'HOME', 'USER', 'TMPDIR'];
