import { renderScalar } from '../../../yaml';
import type { Json } from '../../plan';

/** A value that takes the place of what stands below it, or takes it away; without a tag Compose merges and appends. */
export class Tagged {
  constructor(
    readonly tag: '!override' | '!reset',
    readonly value: Json,
  ) {}
}

export type OverrideValue = Json | Tagged | OverrideMap;

export interface OverrideMap {
  readonly [key: string]: OverrideValue;
}

/** Takes away what the files below say (Compose 2.24). */
export const reset = new Tagged('!reset', null);

/** Takes the place of what the files below say (Compose 2.24). */
export function override(value: Json): Tagged {
  return new Tagged('!override', value);
}

/** The text of a Compose file that is put over others. Values are written in JSON, which is YAML. */
export function overrideText(map: OverrideMap): string {
  return `${linesOf(map, '').join('\n')}\n`;
}

function linesOf(map: OverrideMap, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const start = `${indent}${renderScalar(key)}:`;
    if (value instanceof Tagged) return [`${start} ${value.tag} ${JSON.stringify(value.value)}`];
    if (!isMap(value)) return [`${start} ${JSON.stringify(value)}`];
    return Object.keys(value).length === 0 ? [`${start} {}`] : [start, ...linesOf(value, `${indent}  `)];
  });
}

function isMap(value: OverrideValue): value is OverrideMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
