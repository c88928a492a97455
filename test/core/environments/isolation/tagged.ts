import { parseYaml, toPlain } from '../../../../core/yaml';

/** What an override says, its tags as keys: `{ '!reset': null }`, `{ '!override': […] }`. */
export function parseTagged(text: string): Readonly<Record<string, unknown>> {
  return asMap(toPlain(parseYaml(text.replaceAll(/(?<=: )(!reset|!override) (.*)$/gm, '{"$1": $2}')).root));
}

export function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export const reset = { '!reset': null };

export const override = (value: unknown) => ({ '!override': value });
