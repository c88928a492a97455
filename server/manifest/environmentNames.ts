/** What the names of a relationship's variables begin with, without the `_` behind it (reference, section 3.2). */
export function variablePrefix(relationship: string): string {
  return relationship.toUpperCase().replace(/[^0-9A-Z_]/g, '_');
}

/** What the names end with, the most used ones first. */
const common = ['HOST', 'PORT', 'USERNAME', 'PASSWORD', 'PATH', 'URL'];
const others = [
  ...['NAME', 'SCHEME', 'SERVICE', 'TYPE', 'REL', 'QUERY', 'FRAGMENT', 'IP', 'INSTANCE_IPS', 'HOSTNAME', 'CLUSTER'],
  ...['EPOCH', 'PUBLIC', 'HOST_MAPPED'],
];

/** Every variable that a relationship gives its container, the most used ones first. */
export function allEnvironmentNames(relationship: string): string[] {
  return [...common, ...others].map((property) => `${variablePrefix(relationship)}_${property}`);
}

/** The variables that a relationship gives its container at run time, the most used ones. */
export function environmentNames(relationship: string): string[] {
  return common.map((property) => `${variablePrefix(relationship)}_${property}`);
}

/** The prefix of the relationship that gives a variable of this name. */
export function givenBy(variable: string, prefixes: readonly string[]): string | undefined {
  return prefixes.find(
    (prefix) => variable.startsWith(`${prefix}_`) && [...common, ...others].includes(variable.slice(prefix.length + 1)),
  );
}
