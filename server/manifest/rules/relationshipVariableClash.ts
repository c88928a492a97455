import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { givenBy, variablePrefix } from '../environmentNames';
import type { EntryRule } from '../entryRule';

export const relationshipVariableClash: EntryRule = {
  code: 'relationship-variable-clash',
  severity: 'information',
  summary: 'Two things give the application variables of one name',
  explanation:
    'A relationship gives variables such as `DATABASE_URL`, in capitals and with `_` for all that is no letter or digit. Two relationships whose names differ in no more than that, or a variable of the manifest with such a name, leave open which value counts.',
  basis: 'Rules R43 and R44',
  over: ['applications'],
  *checkEntry({ node, file }) {
    const relationships = pairsOf(valueAt(node, ['relationships'])).map(({ key }) => key);
    const byPrefix = new Map<string, (typeof relationships)[number]>();
    for (const key of relationships) {
      const prefix = variablePrefix(key.text);
      const first = byPrefix.get(prefix);
      if (!first) byPrefix.set(prefix, key);
      else
        yield {
          message: `"${first.text}" and "${key.text}" both become ${prefix}_…: rename one of them`,
          source: sourceIn(file, key),
          related: [{ source: sourceIn(file, first), message: 'The other one' }],
        };
    }
    for (const { key } of pairsOf(valueAt(node, ['variables', 'env']))) {
      const given = givenBy(key.text.toUpperCase(), [...byPrefix.keys()]);
      const relationship = given === undefined ? undefined : byPrefix.get(given);
      if (relationship)
        yield {
          message: `"${key.text}" is given by the relationship "${relationship.text}", too`,
          source: sourceIn(file, key),
          related: [{ source: sourceIn(file, relationship), message: 'The relationship' }],
        };
    }
  },
};
