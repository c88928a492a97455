import { shellCommands } from '../../../core/readers/shellCommands';
import type { Finding, Fix } from '../../problem';
import type { EntryRule } from '../entryRule';
import { startCommands, type StartCommand } from '../startCommand';

export const startInBackground: EntryRule = {
  code: 'start-in-background',
  severity: 'warning',
  summary: 'A start command that ends while its program goes on in the background',
  explanation:
    'The platform takes the end of `start` for a crash and starts it again, in a loop. Its last command has to stay in the foreground: no `&` behind it, and no option that makes a daemon of it. After several programs in the background, `wait` keeps the command running.',
  basis: 'Rule R47',
  over: ['applications'],
  *checkEntry(entry) {
    for (const command of startCommands(entry)) yield* judge(command);
  },
};

function* judge(command: StartCommand): Iterable<Finding> {
  const background = /(?<![&>|])&\s*$/.exec(command.text);
  if (background) {
    yield {
      message: `The start command ends at once, since "&" puts its program into the background: ${advice(command.text)}`,
      source: command.source,
      fixes: withoutEnd(command, command.text.slice(0, background.index).trimEnd().length),
    };
    return;
  }
  const words = (shellCommands(command.text, 'end').at(-1) ?? []).map(({ text }) => text);
  const mend = daemon(words);
  if (mend !== undefined)
    yield { message: `The start command ends at once, since it starts a daemon: ${mend}`, source: command.source };
}

function advice(text: string): string {
  return /(?<!&)&(?!&)[^]*(?<!&)&\s*$/.test(text.replaceAll(/\d?>&\d?/g, ''))
    ? 'end with "wait"'
    : 'leave out the "&" at its end';
}

function withoutEnd({ text, part }: StartCommand, end: number): Fix[] {
  const source = part(end, text.length);
  return source
    ? [
        {
          title: 'Stay in the foreground',
          edits: [{ file: source.file, edits: [{ span: source.span, newText: '' }] }],
          preferred: true,
        },
      ]
    : [];
}

const runners = new Set(['npx', 'bunx', 'yarn', 'pnpm', 'poetry', 'pipenv', 'uv', 'bundle', 'exec', 'run', 'dlx']);

/** What to do instead, for programs that leave the foreground; undefined for all others. */
function daemon(words: readonly string[]): string | undefined {
  const own = words.slice(
    Math.max(
      0,
      words.findIndex((word) => !runners.has(word)),
    ),
  );
  const [path = '', ...rest] = own;
  const name = path.split('/').at(-1) ?? '';
  const has = (...options: readonly string[]): boolean => rest.some((word) => options.includes(word));
  if (name === 'pm2' && has('start') && !has('--no-daemon', '--attach')) return 'write pm2-runtime in the place of pm2';
  if (name === 'gunicorn' && has('-D', '--daemon')) return `leave out ${has('-D') ? '-D' : '--daemon'}`;
  if (name === 'celery' && has('-D', '--detach')) return `leave out ${has('-D') ? '-D' : '--detach'}`;
  if (name === 'forever' && has('start')) return 'run the program itself';
  return undefined;
}
