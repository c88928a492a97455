import { counted } from '../../../words';
import { textOf, type Action } from '../../action';
import { answersOf } from '../data/answers';
import type { CloneRequest } from '../data/clone';
import { compareCopies } from '../data/compareCopies';
import type { Comparison } from '../data/compareScript';
import { endWorker } from '../data/worker';
import type { LocalTools } from './context';

/** Compares clones that nobody uses yet with what they were made of, and tells it of each. Input: a `CloneRequest`. */
export function compareClones(tools: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      const request = input as unknown as CloneRequest;
      const began = performance.now();
      const found = await compareCopies(tools, request, signal);
      const rows = found.map((it, index) => [request.copies[index]?.to ?? '', described(it)] as const);
      for (const line of columns(rows)) detail(line);
      detail(`Compared in ${seconds(began)}`);
    },
    undo: (input) => endWorker(tools, (input as unknown as CloneRequest).store),
  };
}

/** Asks the services of a Compose project that have data whether they work on it, and tells it of each. Input: `project`. */
export function askServices(tools: LocalTools): Action {
  return {
    async run(input, context) {
      const began = performance.now();
      const answers = await answersOf(tools.docker, textOf(input, 'project'), context);
      for (const line of columns(answers.map(({ service, text }) => [service, text]))) context.detail(line);
      context.detail(`Asked in ${seconds(began)}`);
    },
    undo: () => Promise.resolve(),
  };
}

function described({ same, since }: Comparison): string {
  const more = since === 0 ? '' : `; not compared: ${counted(since, 'file')} written to since`;
  return `the same: ${counted(same, 'file')}${more}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
}

/** @param began milliseconds of `performance` */
function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
