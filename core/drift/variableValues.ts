import { valueOf, type Variable } from '../model';
import { looksSecret } from '../secrets';
import { natureOf } from './variableNature';
import type { VariableSides } from './variables';

/** A variable whose values in production and here are known. */
export interface ValueSides {
  readonly name: string;
  readonly declared: Variable;
  readonly local: Variable;
  readonly differs: boolean;
}

/** The settings of an application whose values are known on both sides. */
export function comparedValues({ production, local }: VariableSides): ValueSides[] {
  return production.named.flatMap((declared) => {
    const own = local.named.get(declared.name);
    return own && isComparable(declared) && isComparable(own)
      ? [{ name: declared.name, declared, local: own, differs: plainValue(own) !== plainValue(declared) }]
      : [];
  });
}

/** In quotes, on one line, and not longer than a message can bear. */
export function shownValue({ value }: Variable): string {
  const text = valueOf(value) ?? '';
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

/**
 * What Compose alone sets for an application of which the manifest sets other variables. Of an application without any, they are all
 * set in the platform's console, which no file tells of.
 */
export function onlyLocalVariables({ production, local }: VariableSides): Variable[] {
  const { home } = local;
  if (home?.kind !== 'container' || production.gap !== undefined || production.named.length === 0) return [];
  const written = home.service.environment.filter(({ from }) => from === 'environment').map(({ name }) => name);
  return written.flatMap((name) => {
    const variable = local.named.get(name);
    return variable?.literal && isComparable(variable) && valueOf(variable.value) !== '' && !production.has(name)
      ? [variable]
      : [];
  });
}

/** A setting of the application itself, the same in all environments unless somebody wants it otherwise. */
export function isComparable({ name, value }: Variable): boolean {
  const text = valueOf(value);
  const isSetting = /^\w+$/.test(name) && natureOf(name) === undefined && !looksSecret(name);
  return text !== undefined && isSetting && !ofOneEnvironment.some((pattern) => pattern.test(text));
}

/** URLs, addresses, paths of one machine, and texts that look like keys, under whatever name. */
const ofOneEnvironment = [
  /:\/\/|^[/~]|^\.{1,2}\/|@|\blocalhost\b|\.(?:internal|local|test)\b/i,
  /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?$|^[\w-]+:\d+$|^\d+\.\d+\.\d+\.\d+/i,
  /^(?:base64:)?[\w+/=-]{24,}$/,
];

/** How the platform, Compose and shells write one and the same value. */
function plainValue({ value }: Variable): string {
  const text = (valueOf(value) ?? '').trim().toLowerCase();
  if (/^(?:true|yes|on|1)$/.test(text)) return 'true';
  return /^(?:false|no|off|0)$/.test(text) ? 'false' : (valueOf(value) ?? '').trim();
}
