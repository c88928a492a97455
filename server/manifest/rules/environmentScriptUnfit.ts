import { bashisms } from '../../../core/readers/bashisms';
import { shellCode } from '../../../core/readers/shellCode';
import { shellCommands } from '../../../core/readers/shellCommands';
import type { Span } from '../../../core/text';
import type { ManifestRule } from '../manifestRule';

export const environmentScriptUnfit: ManifestRule = {
  code: 'environment-script-unfit',
  severity: 'warning',
  summary: 'The `.environment` script prints something, or is written for Bash',
  explanation:
    'Dash runs `.environment` at the start of each container and at each login over SSH. What it prints gets into the way of `scp` and `rsync`; what only Bash understands ends it.',
  basis: 'Rule R179',
  *check({ manifest }) {
    const scripts = new Map(
      [...manifest.surroundings.applications.values()].flatMap(({ path, environmentScript }) =>
        environmentScript === undefined
          ? []
          : [[`${path === '' ? '' : `${path}/`}.environment`, environmentScript] as const],
      ),
    );
    for (const [file, text] of scripts) {
      for (const { program, span } of printingCommands(text))
        yield { message: `"${program}" prints: what .environment prints breaks scp and rsync`, source: { file, span } };
      for (const { written, instead, span } of bashisms(text))
        yield { message: `"${written}" is Bash, and Dash runs .environment: ${instead}`, source: { file, span } };
    }
  },
};

/** Commands that do nothing but print, unless their output goes elsewhere, or the script asks for a terminal. */
function printingCommands(text: string): { program: string; span: Span }[] {
  const code = shellCode(text);
  if (/-t [012]\b|\$-|\bPS1\b/.test(shellCode(text, 'double'))) return [];
  return shellCommands(text, 'end').flatMap((command) => {
    const [first] = command;
    const last = command.at(-1);
    if (!first || !last || !/^(?:echo|printf|cat|env|printenv|pwd|date)$/.test(first.text)) return [];
    const line = code.slice(first.span.start, lineEnd(code, last.span.end));
    const isHere = code.slice(first.span.start, first.span.end) === first.text;
    return isHere && !/[>|`)]/.test(line)
      ? [{ program: first.text, span: { start: first.span.start, end: last.span.end } }]
      : [];
  });
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
