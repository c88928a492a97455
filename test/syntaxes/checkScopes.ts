import type { IGrammar } from 'vscode-textmate';
import { tokenize } from './tokenize';

interface Expectation {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly scope: string;
}

export interface ScopeReport {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/**
 * Compares a drawn text with its scopes. A line that begins with `~` draws what the line above it expects:
 * `^^^ scope` (a scope whose name begins so is among those of every character above), `^^^ -scope` (none is).
 */
export function checkScopes(grammar: IGrammar, drawing: string): ScopeReport {
  const { text, expectations } = readDrawing(drawing);
  const lines = tokenize(grammar, text);
  const actual = expectations.map((it) => {
    const tokens = (lines[it.line] ?? []).filter((token) => token.startIndex < it.to && token.endIndex > it.from);
    const forbidden = it.scope.startsWith('-');
    const name = forbidden ? it.scope.slice(1) : it.scope;
    const holds = (scopes: readonly string[]) => scopes.some((scope) => scope.startsWith(name));
    const met = tokens.length > 0 && tokens.every((token) => holds(token.scopes) !== forbidden);
    const found = [...new Set(tokens.flatMap((token) => token.scopes))].join(' ');
    return label(text, it, met ? it.scope : found);
  });
  return { expected: expectations.map((it) => label(text, it, it.scope)), actual };
}

function readDrawing(drawing: string): { text: string[]; expectations: Expectation[] } {
  const text: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of drawing.split('\n')) {
    const drawn = /^~\s*(\^+) (\S+)$/.exec(line);
    if (drawn) {
      const from = line.indexOf('^');
      expectations.push({ line: text.length - 1, from, to: from + drawn[1]!.length, scope: drawn[2]! });
    } else text.push(line);
  }
  return { text, expectations };
}

function label(text: readonly string[], { line, from, to }: Expectation, scopes: string): string {
  return `${line + 1}:${from} "${text[line]?.slice(from, to) ?? ''}" ${scopes}`;
}
