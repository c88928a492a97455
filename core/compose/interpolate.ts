/** What variables are interpolated with. */
export interface Lookup {
  get(name: string): string | undefined;
  /** True of a variable that has a value which is not known, so that no default counts. */
  isSet?(name: string): boolean;
}

export interface Interpolated {
  /** Undefined where a variable without a default is not known, or the text is not valid. */
  readonly value: string | undefined;
  /** Names that were needed and are not known. */
  readonly missing: readonly string[];
  /** What Compose refuses: a form that is not valid. */
  readonly error?: string;
  /** A variable that must have a value (`${NAME:?message}`) has none here. */
  readonly required?: string;
}

/**
 * Replaces `$NAME` and `${NAME…}` as Compose does: `:-` `-` defaults, `:+` `+` alternatives, `:?` `?` required, nested, `$$` for a
 * dollar sign. A variable that is not known makes the whole value unknown, since the shell may set it.
 */
export function interpolate(text: string, variables: Lookup): Interpolated {
  if (!text.includes('$')) return { value: text, missing: [] };
  const state: State = { variables, missing: [], depth: 0, error: undefined, required: undefined };
  const value = substitute(text, state);
  const valid = state.missing.length === 0 && state.error === undefined;
  return {
    value: valid ? value : undefined,
    missing: state.missing,
    ...(state.error === undefined ? {} : { error: state.error }),
    ...(state.required === undefined ? {} : { required: state.required }),
  };
}

interface State {
  readonly variables: Lookup;
  readonly missing: string[];
  depth: number;
  error: string | undefined;
  required: string | undefined;
}

/** Defaults within defaults; deeper ones are a mistake. */
const deepest = 100;

function substitute(text: string, state: State): string {
  if (++state.depth > deepest) state.error ??= 'The references to variables are nested too deep';
  const result = state.depth > deepest ? '' : replaceAll(text, state);
  state.depth--;
  return result;
}

function replaceAll(text: string, state: State): string {
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
  const end = closingBrace(text, dollar);
  const inside = text.slice(dollar + 2, end);
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])([^\n]*))?$/.exec(inside);
  if (end < 0 || !match) {
    state.error ??= `"${text.slice(dollar, end < 0 ? undefined : end + 1)}" is not a valid reference to a variable`;
    return ['', end < 0 ? text.length : end + 1];
  }
  const [, name = '', operator, operand = ''] = match;
  return [operator ? operated(name, operator, operand, state) : lookUp(name, state), end + 1];
}

/** The brace that closes the one after a dollar sign, all braces counted; where they do not come out even, the line's last. */
function closingBrace(text: string, dollar: number): number {
  let depth = 0;
  for (let at = dollar + 1; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  const line = text.slice(dollar).split('\n', 1)[0] ?? '';
  const last = line.lastIndexOf('}');
  return last < 0 || line.indexOf('${', 1) >= 0 ? -1 : dollar + last;
}

function operated(name: string, operator: string, operand: string, state: State): string {
  const value = state.variables.get(name);
  if (value === undefined && state.variables.isSet?.(name)) return lookUp(name, state);
  const present = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  if (operator.endsWith('-')) return present ? (value ?? '') : substitute(operand, state);
  if (operator.endsWith('+')) return present ? substitute(operand, state) : '';
  if (present) return value ?? '';
  state.missing.push(name);
  state.required ??= `The variable ${name} must have a value${operand === '' ? '' : `: ${substitute(operand, { ...state, missing: [] })}`}`;
  return '';
}

function lookUp(name: string, state: State): string {
  const value = state.variables.get(name);
  if (value === undefined) state.missing.push(name);
  return value ?? '';
}
