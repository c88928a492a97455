import { isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const schemasIncomplete: EntryRule = {
  code: 'schemas-incomplete',
  severity: 'error',
  summary: 'Schemas of MariaDB or MySQL without endpoints, or the reverse',
  explanation:
    'Without `schemas` and `endpoints` there is the schema `main` and the endpoint `mysql`. As soon as one of the two is given neither is there any more, and both have to be written in full.',
  basis: 'Rule R110',
  over: ['services'],
  *checkEntry(entry) {
    const type = typeText(entry)?.name;
    const configuration = valueAt(entry.node, ['configuration']);
    if ((type !== 'mariadb' && type !== 'mysql' && type !== 'oracle-mysql') || isIncluded(configuration)) return;
    const [schemas, endpoints] = [pairAt(configuration, 'schemas'), pairAt(configuration, 'endpoints')];
    if (schemas && !endpoints)
      yield {
        message:
          '"schemas" needs "endpoints" beside it: with schemas of its own the service has no endpoint "mysql" by default',
        source: sourceIn(entry.file, schemas.key),
      };
    if (endpoints && !schemas)
      yield {
        message:
          '"endpoints" needs "schemas" beside it: with endpoints of its own the service has no schema "main" by default',
        source: sourceIn(entry.file, endpoints.key),
      };
  },
};
