import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, pairsOf, sourceIn, valueAt, type YamlPair } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';

/** Characters. A longer expression is not looked at. */
const longest = 1000;

export const redirectPattern: EntryRule = {
  code: 'redirect-pattern',
  severity: 'warning',
  summary: 'A redirect by a regular expression that does not do what it says',
  explanation:
    'With `regexp: true` the path is a regular expression, and `$1` in `to` is what its first brackets fit. Without it, `$1` stands for nothing. A part of the path belongs behind a slash in `to`: directly behind a host name it would make another host.',
  basis: 'Rule R160',
  over: ['routes'],
  *checkEntry(route) {
    for (const pair of pairsOf(valueAt(route.node, ['redirects', 'paths']))) yield* judge(route, pair);
  },
};

function* judge({ file }: ManifestEntry, { key, value }: YamlPair): Iterable<Finding> {
  const isExpression = asScalar(valueAt(value, ['regexp']))?.value === true;
  const to = asScalar(valueAt(value, ['to']));
  const groups = isExpression ? groupsOf(key.text) : 0;
  if (groups === undefined) yield { message: `"${key.text}" is not a regular expression`, source: sourceIn(file, key) };
  const captures = [...(to?.text.matchAll(/\$(\d)/g) ?? [])].map(([, digit]) => Number(digit));
  if (!to || captures.length === 0 || groups === undefined) return;
  const source = sourceIn(file, to);
  const unknown = captures.find((it) => it > groups);
  if (!isExpression)
    yield { message: `"$${captures[0]}" stands for a part of a regular expression: write "regexp: true"`, source };
  else if (unknown !== undefined)
    yield { message: `"$${unknown}" stands for nothing: "${key.text}" has ${groups} pairs of brackets`, source };
  else if (/^https?:\/\/[^/]*\$\d/i.test(to.text))
    yield { message: `"$${captures[0]}" makes another host name here: write a slash before it`, source };
}

/**
 * The groups that an expression captures; undefined where it is none. It is compiled, never run. What only PCRE knows is not judged:
 * it counts as nine groups, the most that `$1` to `$9` name.
 */
function groupsOf(expression: string): number | undefined {
  if (expression.length > longest || /\(\?(?![:=!<])|\(\?<[^=!]|\\[QEAzZGKhHR]|[*+?}]\+|\(\*|\[\[:/.test(expression))
    return 9;
  try {
    new RegExp(expression);
  } catch {
    return undefined;
  }
  return (
    expression
      .replace(/\\./g, '')
      .replace(/\[[^\]]*\]/g, '')
      .match(/\((?!\?)/g)?.length ?? 0
  );
}
