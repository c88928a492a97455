import { shellCommands } from './shellCommands';

/** What answers requests: a server by its name, or a script of the project that a language runs. */
export interface Server {
  /** As a person calls it: `gunicorn`, `node dist/main.js`. */
  readonly title: string;
  readonly language: string;
  /** Of a script: its name without folders and ending, since a build moves it. */
  readonly script?: string;
}

/** Server → the language whose programs it runs. Those that are started with a command of their own. */
const servers: Readonly<Record<string, string>> = {
  gunicorn: 'python',
  uvicorn: 'python',
  hypercorn: 'python',
  daphne: 'python',
  uwsgi: 'python',
  'waitress-serve': 'python',
  granian: 'python',
  puma: 'ruby',
  unicorn: 'ruby',
  thin: 'ruby',
  falcon: 'ruby',
};

/** Programs that run another one: its command stands behind them and their options. */
const runner =
  /^(?:(?:poetry|uv|pipenv|hatch|pdm) run|bundle exec|npx|python[\d.]* -m|(?:tini|dumb-init)(?: -\S+)*(?: --)?|env(?: \w+=\S*)*) /;

/** Ways to run a program while somebody works on it. What stands in place of a server then is meant. */
const development =
  /\b(?:dev|develop|development|debug|watch|serve|runserver\w*|nodemon|ts-node\S*|tsx|debugpy|watchmedo|watchfiles|vite|storybook|guard)\b|--(?:reload|watch|inspect|hot)|\bflask\b.*\brun\b|\brails s(?:erver)?\b|\bsleep\b|\btail -f\b/;

/** Characters of a command; what is longer is no command of a person. */
const lengthLimit = 4096;

/** The servers that a command starts; none where it starts one for development, or what is not known. */
export function serversIn(command: string): Server[] {
  const text = command.slice(0, lengthLimit);
  if (development.test(text)) return [];
  return shellCommands(text, 'end').flatMap((words) => serverOf(words.map((word) => word.text)));
}

function serverOf(words: readonly string[]): Server[] {
  const [shell, option, script] = words;
  if (/^(?:\/\S*\/)?(?:ba|a|da)?sh$/.test(shell ?? '') && /^-\w*c$/.test(option ?? ''))
    return script?.includes(' ') === true && words.length === 3 ? serversIn(script) : serverOf(words.slice(2));
  const line = words.join(' ');
  const before = runner.exec(`${line} `)?.[0].trim().split(' ').length;
  if (before !== undefined && before < words.length) return serverOf(words.slice(before));
  const program = shell?.split('/').at(-1) ?? '';
  if (program === 'node') return nodeScript(words.slice(1));
  const language = Object.hasOwn(servers, program) ? servers[program] : undefined;
  if (language === undefined) return [];
  // gunicorn is often there for the workers of another server alone.
  const worker = /\b(uvicorn|hypercorn|daphne)\b/i.exec(line.slice(program.length))?.[1]?.toLowerCase();
  return [program, ...(worker === undefined ? [] : [worker])].map((title) => ({ title, language }));
}

/** `node --max-old-space-size=512 dist/main.js` */
function nodeScript(args: readonly string[]): Server[] {
  const file = args.find((it) => !it.startsWith('-'));
  const script = /^(?:[\w./-]*\/)?([\w-]+)(?:\.[cm]?js)?$/.exec(file ?? '')?.[1];
  const plain = args.indexOf(file ?? '') === args.findIndex((it) => !/^--[\w-]+=|^--(?:enable|trace|no)-/.test(it));
  return file !== undefined && script !== undefined && plain
    ? [{ title: `node ${file}`, language: 'nodejs', script }]
    : [];
}
