import type { Terminal } from '../../../server/terminal';

/** A terminal of a test: what was printed, told and asked. */
export interface TestTerminal extends Terminal {
  readonly printed: () => string;
  readonly told: readonly string[];
  readonly asked: readonly string[];
}

/** @param answer what is answered to every question; undefined where nobody is there */
export function terminalWith(answer?: boolean, signal = new AbortController().signal): TestTerminal {
  const printed: string[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const agrees = (question: string) => {
    asked.push(question);
    return Promise.resolve(answer === true);
  };
  return {
    print: (text) => void printed.push(text),
    tell: (line) => void told.push(line),
    agrees: answer === undefined ? undefined : agrees,
    signal,
    printed: () => printed.join(''),
    told,
    asked,
  };
}
