import { declaredRuntime } from '../../../core/readers/declaredRuntime';
import { asText, isIncluded, pairAt, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';

export const phpFrontControllerMissing: EntryRule = {
  code: 'php-front-controller-missing',
  severity: 'warning',
  summary: 'A location passes requests to PHP without saying which script answers',
  explanation:
    'PHP-FPM runs a script. With `passthru: true` it gets the path of the request, which is no script, except where the path names one. Name the front controller: `passthru: /index.php`. An application with a server of its own (`web.commands.start`) is not meant.',
  basis: 'Rule R57',
  over: ['applications'],
  *checkEntry(entry) {
    const runtime = declaredRuntime(entry);
    const web = valueAt(entry.node, ['web']);
    if (runtime.state !== 'known' || runtime.value.name !== 'php') return;
    const own = ['commands', 'upstream'].map((key) => valueAt(web, [key]));
    if (own.some(isIncluded) || valueAt(web, ['commands', 'start']) || valueAt(web, ['upstream'])) return;
    for (const { value: location } of pairsOf(valueAt(web, ['locations']))) {
      const passthru = pairAt(location, 'passthru')?.value;
      const isClosed = ['scripts', 'allow'].some((key) => asText(valueAt(location, [key])) === 'false');
      if (!passthru || asText(passthru) !== 'true' || isClosed) continue;
      yield {
        message: 'PHP needs the script that answers, such as "passthru: /index.php"',
        source: sourceIn(entry.file, passthru),
        fixes: changeScalarFixes(entry.file, passthru, '/index.php', false),
      };
    }
  },
};
