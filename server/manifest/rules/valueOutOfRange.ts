import type { Schema } from '../../../core/manifest/schema/types';
import { asScalar, isIncluded, sourceIn } from '../../../core/yaml';
import { overValues } from '../valueRule';

export const valueOutOfRange = overValues({
  code: 'value-out-of-range',
  severity: 'error',
  summary: 'A number that is too small or too large',
  explanation:
    'The platform takes a number between two limits only. The quick fix writes the nearest one that it takes.',
  basis: 'Rules R66, R99, R113 and R171; the platform’s JSON schema',
  *checkValue({ node, place: { schema, path }, file }) {
    const scalar = asScalar(node);
    if (typeof scalar?.value !== 'number' || isIncluded(node)) return;
    const limit = limitFor(scalar.value, schema);
    if (limit === undefined) return;
    const source = sourceIn(file, scalar);
    const key = path.findLast((step) => typeof step === 'string') ?? '';
    yield {
      message: `"${key}" is ${wordsFor(schema)}, not ${scalar.text}`,
      source,
      fixes: [
        {
          title: `Change to ${limit}`,
          edits: [{ file: source.file, edits: [{ span: source.span, newText: String(limit) }] }],
          preferred: true,
        },
      ],
    };
  },
});

/** The nearest number that is taken; undefined where this one is. */
function limitFor(value: number, { minimum, maximum }: Schema): number | undefined {
  if (minimum !== undefined && value < minimum) return minimum;
  return maximum !== undefined && value > maximum ? maximum : undefined;
}

function wordsFor({ minimum, maximum, unit }: Schema): string {
  const counted = unit === undefined ? '' : ` ${unit}`;
  if (minimum === undefined) return `at most ${maximum}${counted}`;
  return maximum === undefined ? `at least ${minimum}${counted}` : `from ${minimum} to ${maximum}${counted}`;
}
