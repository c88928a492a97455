import { asScalar, asText, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeFix';
import type { EntryRule } from '../entryRule';
import { placeholders, unknownPlaceholder } from '../placeholders';

export const routeDestinationMalformed: EntryRule = {
  code: 'route-destination-malformed',
  severity: 'error',
  summary: 'The `to` of a redirect or proxy route can not be followed',
  explanation:
    'A redirect leads to a path or to an absolute URL, in which `{default}` and `{all}` may stand. A proxy leads to an absolute URL outside of the project: for what is inside there are `upstream` routes.',
  basis: 'Rules R144 and R148',
  over: ['routes'],
  *checkEntry({ node, file }) {
    const kind = asText(valueAt(node, ['type']));
    const to = asScalar(valueAt(node, ['to']));
    if ((kind !== 'redirect' && kind !== 'proxy') || !to || to.value === null || isIncluded(to)) return;
    const verdict = judge(kind, to.text);
    if (!verdict) return;
    const { mended, ...finding } = verdict;
    const fixes = mended === undefined ? [] : changeScalarFixes(file, to, mended, true);
    yield { ...finding, source: sourceIn(file, to), fixes };
  },
};

type Verdict = Pick<Finding, 'message' | 'severity'> & { readonly mended?: string };

function judge(kind: 'redirect' | 'proxy', to: string): Verdict | undefined {
  const wrong = unknownPlaceholder(to);
  if (wrong !== undefined) return { message: `There is no placeholder "${wrong}": write {default} or {all}` };
  const isAbsolute = /^https?:\/\/[^/]/i.test(to);
  if (kind === 'proxy' && isAbsolute && placeholders.some((it) => to.includes(it)))
    return { message: 'A proxy leads outside of the project: use an upstream route for what is inside' };
  if (isAbsolute || (kind === 'redirect' && to.startsWith('/'))) return undefined;
  const mended = /^(?:[\w-]+\.|\{)[^\s:]*$/.test(to) ? `https://${to}` : undefined;
  const wanted = kind === 'proxy' ? 'an absolute URL' : 'a path or an absolute URL';
  return {
    severity: kind === 'proxy' ? 'error' : 'warning',
    message: `A ${kind} leads to ${wanted}${mended === undefined ? '' : `, such as "${mended}"`}`,
    ...(mended === undefined ? {} : { mended }),
  };
}
