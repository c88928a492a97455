import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { OnigScanner, OnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar, type IRawGrammar, type IToken } from 'vscode-textmate';

const require = createRequire(import.meta.url);

const grammarFiles: Readonly<Record<string, string>> = {
  'source.upsun': new URL('../../syntaxes/upsun.tmLanguage.json', import.meta.url).pathname,
  'source.shell': require.resolve('tm-grammars/grammars/shellscript.json'),
};

function readGrammar(scopeName: string): Promise<IRawGrammar | null> {
  const file = grammarFiles[scopeName];
  return Promise.resolve(file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file));
}

/** Our grammar as the editor loads it: with its regular expression engine and the shell's grammar. */
export async function loadGrammar(): Promise<IGrammar> {
  await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: readGrammar,
  });
  const grammar = await registry.loadGrammar('source.upsun');
  if (!grammar) throw new Error('The grammar source.upsun did not load');
  return grammar;
}

/** The tokens of each line. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): readonly (readonly IToken[])[] {
  let state = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens;
  });
}
