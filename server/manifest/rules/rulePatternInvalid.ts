import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';

export const rulePatternInvalid: EntryRule = {
  code: 'rule-pattern-invalid',
  severity: 'warning',
  summary: 'The pattern of a rule of a location that is no regular expression',
  explanation:
    'The keys below `rules` are regular expressions, not wildcards: files that end in `.png` are `\\.png$`. A pattern that can not be read applies to nothing, or the platform refuses it.',
  basis: 'Rule R54',
  over: ['applications'],
  *checkEntry(entry) {
    for (const { value: location } of pairsOf(valueAt(entry.node, ['web', 'locations']))) {
      for (const { key } of pairsOf(valueAt(location, ['rules']))) {
        const reason = key.text.startsWith('.') ? undefined : whyInvalid(key.text);
        if (reason === undefined) continue;
        const meant = wildcard(key.text);
        yield {
          message: `"${key.text}" is not a regular expression (${reason})${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
          source: sourceIn(entry.file, key),
          fixes: meant === undefined ? [] : changeScalarFixes(entry.file, key, meant, true),
        };
      }
    }
  },
};

/** Characters; a longer pattern is not looked at. */
const limit = 1000;

/** What the router's expressions have and ours do not: nothing is said of a pattern with these. */
const foreign = /\(\?(?![:=!]|<[=!])|[*+?}]\+|\[\[:|\\[AzZQEGKhHRXNpPx]|\(\*/;

/** Never run, only read. */
function whyInvalid(pattern: string): string | undefined {
  if (pattern.length > limit || foreign.test(pattern)) return undefined;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    // The only way in which the language says that a pattern is wrong.
    return error instanceof SyntaxError ? reasonIn(error.message) : undefined;
  }
}

/** `Invalid regular expression: /*.png/: Nothing to repeat`: the last part. */
function reasonIn(message: string): string {
  return message.slice(message.lastIndexOf(': ') + 2).toLowerCase();
}

/** `*.png` and `*.{css,js}` as expressions. */
function wildcard(pattern: string): string | undefined {
  const [, one, several] = /^\*+\.(?:(\w+)|[{(]([\w,|]+)[})])\$?$/.exec(pattern) ?? [];
  if (one !== undefined) return `\\.${one}$`;
  return several === undefined ? undefined : `\\.(${several.replaceAll(',', '|')})$`;
}
