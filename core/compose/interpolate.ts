import type { Variables } from './dotenv';

export interface Interpolated {
  /** Undefined where a variable without a default is not known, or the text is not valid. */
  readonly value: string | undefined;
  /** Names that were needed and are not known. */
  readonly missing: readonly string[];
  /** What Compose refuses: an invalid form, or the message of `${NAME:?message}`. */
  readonly error?: string;
}

/**
 * Replaces `$NAME` and `${NAME…}` as Compose does: `:-` `-` defaults, `:+` `+` alternatives, `:?` `?` required, nested, `$$` for a
 * dollar sign. A variable that is not known makes the whole value unknown, since the shell may set it.
 */
export function interpolate(text: string, variables: Variables): Interpolated {
  if (!text.includes('$')) return { value: text, missing: [] };
  const state: State = { variables, missing: [], error: undefined };
  const value = substitute(text, state);
  const valid = state.missing.length === 0 && state.error === undefined;
  return {
    value: valid ? value : undefined,
    missing: state.missing,
    ...(state.error === undefined ? {} : { error: state.error }),
  };
}

interface State {
  readonly variables: Variables;
  readonly missing: string[];
  error: string | undefined;
}

function substitute(text: string, state: State): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) return result + text.slice(at);
    result += text.slice(at, dollar);
    const [replacement, next] = reference(text, dollar, state);
    result += replacement;
    at = next;
  }
  return result;
}

/** The replacement of the reference at a dollar sign, and where the text goes on. */
function reference(text: string, dollar: number, state: State): [string, number] {
  if (text[dollar + 1] === '$') return ['$', dollar + 2];
  if (text[dollar + 1] === '{') return braced(text, dollar, state);
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(dollar + 1))?.[0];
  return name === undefined ? ['$', dollar + 1] : [lookUp(name, state), dollar + 1 + name.length];
}

function braced(text: string, dollar: number, state: State): [string, number] {
  const end = closingBrace(text, dollar + 2);
  const inside = text.slice(dollar + 2, end);
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(:?[-+?])?([^]*)$/.exec(inside);
  if (end < 0 || !match || (match[2] === undefined && match[3] !== '')) {
    state.error ??= `"${text.slice(dollar, end < 0 ? undefined : end + 1)}" is not a valid reference to a variable`;
    return ['', end < 0 ? text.length : end + 1];
  }
  const [, name = '', operator, operand = ''] = match;
  return [operator ? operated(name, operator, operand, state) : lookUp(name, state), end + 1];
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function operated(name: string, operator: string, operand: string, state: State): string {
  const value = state.variables.get(name);
  const present = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  if (operator.endsWith('-')) return present ? (value ?? '') : substitute(operand, state);
  if (operator.endsWith('+')) return present ? substitute(operand, state) : '';
  if (!present) {
    state.missing.push(name);
    return '';
  }
  return value ?? '';
}

function lookUp(name: string, state: State): string {
  const value = state.variables.get(name);
  if (value === undefined) state.missing.push(name);
  return value ?? '';
}
