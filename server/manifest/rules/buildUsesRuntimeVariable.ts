import type { ManifestEntry } from '../../../core/manifest/manifest';
import { shellCode } from '../../../core/readers/shellCode';
import { pairsOf, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { scriptsOf } from '../scripts';

export const buildUsesRuntimeVariable: EntryRule = {
  code: 'build-uses-runtime-variable',
  severity: 'warning',
  summary: 'The build hook uses a variable that is there at run time alone',
  explanation:
    'During the build there are no services, and the code does not know yet in which environment it will run: the variables of relationships are empty, and so are `PLATFORM_BRANCH`, `PLATFORM_ENVIRONMENT` and the like. What needs them belongs in the deploy hook. A variable with a default, or one that is asked for with `-n` or `-z`, is not reported.',
  basis: 'Rule R70; sections 3.1 and 3.2',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    for (const { moment, text, at } of scriptsOf(entry, texts)) {
      if (moment !== 'build') continue;
      const code = shellCode(text, 'double');
      const told = new Set<string>();
      for (const match of code.matchAll(/(?<!\\)\$\{?([A-Z_][A-Z0-9_]*)(:?[-=+?])?/g)) {
        const [whole, name = '', fallback] = match;
        if (fallback !== undefined || told.has(name) || isSet(entry, code, name)) continue;
        const reason = whyMissing(entry, name);
        if (reason === undefined) continue;
        told.add(name);
        const start = match.index + whole.indexOf(name);
        yield {
          message: `${name} is not there during the build: ${reason}`,
          source: at({ start, end: start + name.length }),
        };
      }
    }
  },
};

/** Undefined for a variable that may be there. */
function whyMissing({ node }: ManifestEntry, name: string): string | undefined {
  if (atRunTime.has(name)) return 'the platform sets it at run time';
  const relationship = pairsOf(valueAt(node, ['relationships'])).find(({ key }) => {
    const prefix = `${key.text.toUpperCase().replace(/[^0-9A-Z_]/g, '_')}_`;
    return name.startsWith(prefix) && properties.has(name.slice(prefix.length));
  });
  return relationship && `the relationship "${relationship.key.text}" gives it at run time`;
}

/** The manifest or the script itself gives it a value, or the script asks whether it has one. */
function isSet({ node }: ManifestEntry, code: string, name: string): boolean {
  const given = pairsOf(valueAt(node, ['variables', 'env'])).some(({ key }) => key.text.toUpperCase() === name);
  return (
    given ||
    new RegExp(`\\b${name}=|\\b(?:read|export|for)[ \\t]+${name}\\b|-[nz][ \\t]+"?\\$\\{?${name}\\b`).test(code)
  );
}

const atRunTime = new Set(
  ['BRANCH', 'ENVIRONMENT', 'ENVIRONMENT_TYPE', 'DOCUMENT_ROOT', 'RELATIONSHIPS', 'ROUTES', 'SMTP_HOST'].map(
    (it) => `PLATFORM_${it}`,
  ),
);

const properties = new Set([
  'URL',
  'HOST',
  'PORT',
  'USERNAME',
  'PASSWORD',
  'PATH',
  'NAME',
  'SCHEME',
  'SERVICE',
  'TYPE',
  'HOSTNAME',
]);
