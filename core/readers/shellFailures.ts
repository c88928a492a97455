import { shellCode } from './shellCode';

/** Commands of which nobody waits for a failure. */
const harmless =
  /^(?:echo|printf|true|:|export|unset|local|exit|return|set|sleep|date|pwd|ls|rm -\w*f\w*|mkdir -p)(?:\s|$)/;

/** Conditions, the words around blocks, assignments, and tests. */
const noCommand =
  /^(?:(?:if|elif|while|until|for|case)\s|(?:fi|done|esac|then|do|else)\b|[)};&]|\w+=\S*\s*$|\[|test\s|\w+\(\)|.*\)\s*$)/;

/** Whether a script passes over a failure of a command before its last one, because nothing tells it to stop. */
export function goesOnAfterFailure(text: string): boolean {
  const code = shellCode(text);
  if (/\bset\b[^\n;]{0,80}[ \t]-\w*e/.test(code) || /\berrexit\b/.test(code) || /^\s*#!.*\s-\w*e/.test(text))
    return false;
  const statements = code
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(/(&&|\|)[ \t]*\r?\n/g, '$1 ')
    .split(/[\n;]/)
    .map((it) => it.trim().replace(/^(?:then|do|else)\s+/, ''))
    .filter((it) => it !== '' && !/^(?:fi|done|esac|\})/.test(it));
  return statements.slice(0, -1).some((it) => !noCommand.test(it) && !harmless.test(it) && !/\|\||&$/.test(it));
}
