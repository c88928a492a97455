import type { ComposeService } from '../compose/compose';
import { placeOf } from '../compose/tree';
import type { ManifestEntry } from '../manifest/manifest';
import type { StartCommand } from '../model';
import { asScalar, sourceIn, valueAt } from '../yaml';
import { commandText } from './commandText';
import type { Step } from './dockerfileSteps';

/** What `web.commands` of an application runs. */
export function declaredStart({ node, file }: ManifestEntry): StartCommand | undefined {
  const [before, start] = ['pre_start', 'start'].map((key) => asScalar(valueAt(node, ['web', 'commands', key])));
  return start && { command: [before?.text ?? '', start.text].join('\n'), source: sourceIn(file, start) };
}

/**
 * What a container runs: the words of its Compose file win over those of the Dockerfile, and an entrypoint there takes the
 * Dockerfile's command away as well (Compose specification, entrypoint).
 */
export function containerStart(
  { command, entrypoint }: ComposeService,
  steps: readonly Step[],
): StartCommand | undefined {
  const last = (keyword: string) => steps.findLast((it) => it.keyword === keyword);
  const [built, builtCommand] = [last('ENTRYPOINT'), last('CMD')];
  const first = entrypoint ? commandText(entrypoint) : wordsOf(built);
  const then = command ? commandText(command) : entrypoint ? '' : wordsOf(builtCommand);
  const layer = command ?? entrypoint;
  const source = layer ? placeOf(layer) : (builtCommand ?? built)?.source;
  // A script that prepares things runs the command behind it.
  const words = /^\S*(?:entrypoint|\.sh)\S*$/.test(first) && then !== '' ? [then] : [first, then];
  return source && { command: words.filter((it) => it !== '').join(' '), source };
}

/** A list of words as one line; shell text as it stands. */
function wordsOf(step: Step | undefined): string {
  const list = /^\s*\[([^]*)\]\s*$/.exec(step?.text ?? '')?.[1];
  if (list === undefined) return step?.text.trim() ?? '';
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => quoted(match[1] ?? '')).join(' ');
}

function quoted(word: string): string {
  return /[\s;&|]/.test(word) ? `'${word.replaceAll("'", '"')}'` : word;
}
