import { formatOf, type FormatName } from '../../../core/manifest/schema/formats';
import type { ProjectPath } from '../../../core/workspace';
import { asMap, asScalar, asText, sourceIn, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeScalar';
import { overValues } from '../valueRule';

export const valueMalformed = overValues({
  code: 'value-malformed',
  severity: 'error',
  summary: 'A text that is not written as its key asks for',
  explanation:
    'Some texts have a form of their own: a duration (`1d`), a path below a location (`/index.php`), a network in CIDR notation (`1.2.3.4/32`). The platform refuses others. Where it is plain what was meant, a quick fix writes it.',
  basis: 'Rules R51, R52, R56, R171, R172',
  *checkValue({ node, place: { schema }, file }) {
    if (schema.format !== undefined && asText(node) !== undefined) yield* judge(file, node, schema.format);
    if (schema.nameFormat === undefined) return;
    for (const { key } of asMap(node)?.pairs ?? [])
      if (key.text !== '<<' && !key.text.startsWith('.')) yield* judge(file, key, schema.nameFormat);
  },
});

function judge(file: ProjectPath, node: YamlNode | undefined, name: FormatName): Finding[] {
  const { noun, form, matches, meant, doubtful } = formatOf(name);
  const text = asScalar(node)?.text ?? '';
  if (!node || matches(text)) return [];
  const better = meant?.(text);
  return [
    {
      message: `"${text.slice(0, 100)}" is not ${noun}: ${better === undefined ? form : `did you mean "${better}"?`}`,
      source: sourceIn(file, node),
      fixes: better === undefined ? [] : changeScalarFixes(file, node, better, true),
      ...(doubtful ? { severity: 'warning' } : {}),
    },
  ];
}
