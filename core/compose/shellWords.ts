/**
 * The words of a command that is written as one text, as Compose takes it apart: quotes, escapes, and nothing from an operator of a shell
 * on. Undefined for what it refuses.
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && quote !== "'") word = (word ?? '') + escaped(text[++at] ?? '');
    else if (quote !== '' && letter === quote) quote = '';
    else if (quote !== '') word = (word ?? '') + letter;
    else if (/["'`]/.test(letter)) [quote, word] = [letter, word ?? ''];
    else if (/[;&|<>]/.test(letter)) {
      if (letter === '>' && /^\d$/.test(word ?? '')) word = undefined;
      break;
    } else if (/[()]/.test(letter)) return undefined;
    else if (!/\s/.test(letter)) word = (word ?? '') + letter;
    else if (word !== undefined) [words[words.length], word] = [word, undefined];
  }
  if (quote !== '') return undefined;
  return word === undefined ? words : [...words, word];
}

function escaped(letter: string): string {
  return letter === 't' ? '\t' : letter === 'n' ? '\n' : letter;
}
