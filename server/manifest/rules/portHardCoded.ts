import { shellCommands, type Word } from '../../../core/readers/shellCommands';
import { asText, isIncluded, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { startCommand, type StartCommand } from '../startCommand';

export const portHardCoded: EntryRule = {
  code: 'port-hard-coded',
  severity: 'warning',
  summary: 'A server that listens on a port of its own choice',
  explanation:
    'The platform passes requests to the port in `$PORT`, or to the socket in `$SOCKET`. A server on another port is never reached, and every request is answered with 502.',
  basis: 'Rule R48',
  over: ['applications'],
  *checkEntry(entry) {
    const web = valueAt(entry.node, ['web']);
    const command = startCommand(entry, web);
    if (!command || setsPort(entry.node) || setsPort(web) || /\b(?:PORT|SOCKET)\b(?!=)/.test(command.text)) return;
    const port = portIn(command.text);
    if (port) yield finding(command, port);
  },
};

type Node = Parameters<typeof valueAt>[0];

/** Whether the application says itself what `$PORT` is. */
function setsPort(node: Node): boolean {
  const variables = valueAt(node, ['variables', 'env']);
  return isIncluded(variables) || asText(valueAt(variables, ['PORT'])) !== undefined;
}

interface Port {
  readonly text: string;
  readonly start: number;
}

/** Options whose value is where a server listens, in the programs that people start. */
const options =
  /^(?:-p|-b|-l|--port|--bind|--listen|--http-port|--server\.port|-Dserver\.port|-Dquarkus\.http\.port|-S)$/;

/** The port that the last command is told to listen on; it is the one that stays. */
function portIn(text: string): Port | undefined {
  const assigned = /(?:^|[\s;&|])(?:export\s+)?PORT=(\d{2,5})(?=\s)/.exec(text);
  if (assigned?.[1] !== undefined)
    return { text: assigned[1], start: assigned.index + assigned[0].length - assigned[1].length };
  const words = shellCommands(text, 'end').at(-1) ?? [];
  for (const [index, word] of words.entries()) {
    const [option, value] = word.text.split('=', 2);
    const next = words[index + 1];
    if (!options.test(option ?? '')) {
      const served = isServer(words[index - 1]?.text) ? portOf(text, word, word.text) : undefined;
      if (served) return served;
      continue;
    }
    const found = value !== undefined ? portOf(text, word, value) : next && portOf(text, next, next.text);
    if (found) return found;
  }
  return undefined;
}

/** Programs that take the port without an option: `manage.py runserver 0.0.0.0:8000`. */
function isServer(word: string | undefined): boolean {
  return word === 'runserver' || word === 'http.server';
}

/** `8000`, `:8000`, `0.0.0.0:8000`; undefined for what is no port that a server would listen on. */
function portOf(text: string, word: Word, value: string): Port | undefined {
  const match = /^(?:(?:tcp:\/\/)?[\w.[\]*]*:)?(\d{2,5})$/.exec(value);
  const port = match?.[1];
  if (port === undefined || Number(port) > 65535 || (Number(port) < 1000 && port !== '80' && port !== '443'))
    return undefined;
  const start = text.lastIndexOf(port, word.span.end);
  return start < word.span.start ? undefined : { text: port, start };
}

function finding({ text, source, part }: StartCommand, port: Port): Finding {
  const place = part(port.start, port.start + port.text.length);
  const inSingleQuotes = (text.slice(0, port.start).split("'").length - 1) % 2 === 1;
  return {
    message: `The server listens on ${port.text}, and the platform passes requests to $PORT: write $PORT in its place`,
    source: place ?? source,
    fixes:
      place && !inSingleQuotes
        ? [
            {
              title: 'Listen on $PORT',
              edits: [{ file: place.file, edits: [{ span: place.span, newText: '$PORT' }] }],
              preferred: true,
            },
          ]
        : [],
  };
}
