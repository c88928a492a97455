import type { ParityScore } from '../core/drift/score';
import { escapeMarkdown } from '../core/markdown';
import type { DriftItem } from '../core/protocol';
import { atLeast } from '../core/severity';
import type { ProjectState } from './projectState';

/** What the status bar says of the open projects. */
export interface ParityStatus {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  /** For those who hear it. */
  readonly label: string;
  /** True where a difference is a warning or worse: no colour for less. */
  readonly warns: boolean;
}

interface Scored {
  readonly name: string;
  readonly score: ParityScore;
  readonly differences: readonly DriftItem[];
}

/** The lowest score counts where several projects are open. Undefined where there is none, or none has been compared yet. */
export function parityStatus(states: readonly ProjectState[]): ParityStatus | undefined {
  const scored = states.flatMap(({ name, badges }): Scored[] =>
    badges ? [{ name, score: badges.score, differences: badges.differences }] : [],
  );
  const [lowest] = scored.toSorted((a, b) => (a.score.percent ?? 101) - (b.score.percent ?? 101));
  if (!lowest) return undefined;
  const { percent, differs, unknown } = lowest.score;
  const warns = scored.some(({ differences }) => differences.some(({ severity }) => atLeast(severity, 'warning')));
  const icon = percent === undefined ? 'question' : warns ? 'warning' : differs > 0 ? 'info' : 'pass';
  const words = [
    percent === undefined ? 'Environment parity unknown' : `Environment parity ${percent} percent`,
    `${differs} different`,
    `${unknown} unknown`,
  ];
  return {
    text: `$(${icon}) Parity ${percent === undefined ? 'unknown' : `${percent}%`}`,
    tooltip: scored.map((it) => breakdown(it, scored.length > 1)).join('\n\n'),
    label: words.join(', '),
    warns,
  };
}

function breakdown({ name, score }: Scored, isOneOfSeveral: boolean): string {
  const { percent, places } = score;
  const head = percent === undefined ? 'nothing could be compared' : `${percent}% of what is known is the same`;
  const rows = places.filter(({ same, differs, accepted, unknown }) => same + differs + accepted + unknown > 0);
  return [
    `**${isOneOfSeveral ? escapeMarkdown(name) : 'Environment parity'}:** ${head}`,
    ...(rows.length === 0
      ? []
      : [
          [
            '| Place | same | differs | accepted | unknown |',
            '| :-- | --: | --: | --: | --: |',
            ...rows.map(
              (it) => `| ${escapeMarkdown(it.title)} | ${it.same} | ${it.differs} | ${it.accepted} | ${it.unknown} |`,
            ),
          ].join('\n'),
        ]),
  ].join('\n\n');
}
