import { expect, test } from 'vitest';
import { parityStatus } from '../../client/parityStatus';
import type { ProjectState } from '../../client/projectState';
import type { ParityScore } from '../../core/drift/score';
import type { Severity } from '../../core/severity';
import { projectOf } from '../fixture';

function stateOf(name: string, score: ParityScore | undefined, ...severities: Severity[]): ProjectState {
  const at = { line: 0, character: 0 };
  const differences = severities.map((severity) => ({
    ...{ code: 'x', severity, message: '', file: 'a', uri: 'file:///a' },
    range: { start: at, end: at },
  }));
  const project = projectOf({ texts: {} });
  const badges = score && { items: [], differences, unknown: [], score };
  const environments = { state: 'restricted' } as const;
  return { folder: `/${name}`, name, project, badges, environments, driftOf: () => undefined };
}

function scoreOf(same: number, differs: number, unknown = 0, accepted = 0): ParityScore {
  const percent = same + differs === 0 ? undefined : Math.floor((100 * same) / (same + differs));
  const counts = { percent, same, differs, unknown, accepted };
  const nothing = { percent: undefined, same: 0, differs: 0, unknown: 0, accepted: 0 };
  return {
    ...counts,
    places: [
      { title: 'Compose', ...counts },
      { title: 'Version files', ...nothing },
    ],
  };
}

test.each<[title: string, score: ParityScore, severities: Severity[], text: string, label: string, warns: boolean]>([
  ['differs', scoreOf(1, 2), ['warning', 'hint'], '$(warning) Parity 33%', '33 percent, 2 different, 0 unknown', true],
  [
    'differs a little',
    scoreOf(1, 1),
    ['information'],
    '$(info) Parity 50%',
    '50 percent, 1 different, 0 unknown',
    false,
  ],
  ['is the same', scoreOf(2, 0, 1), [], '$(pass) Parity 100%', '100 percent, 0 different, 1 unknown', false],
  ['is unknown', scoreOf(0, 0, 1), [], '$(question) Parity unknown', 'unknown, 0 different, 1 unknown', false],
])('a project that %s', (_, score, severities, text, label, warns) => {
  expect(parityStatus([stateOf('shop', score, ...severities)])).toMatchObject({
    text,
    label: `Environment parity ${label}`,
    warns,
  });
});

test('the tooltip tells each place that was compared', () => {
  expect(parityStatus([stateOf('shop', scoreOf(3, 1, 2, 4))])?.tooltip)
    .toBe(`**Environment parity:** 75% of what is known is the same

| Place | same | differs | accepted | unknown |
| :-- | --: | --: | --: | --: |
| Compose | 3 | 1 | 4 | 2 |`);
});

test('of several projects the lowest score counts, and the tooltip names each', () => {
  const status = parityStatus([
    stateOf('a', scoreOf(0, 0)),
    stateOf('b|*', scoreOf(9, 1)),
    stateOf('c', scoreOf(1, 0)),
  ]);
  expect(status?.text).toBe('$(info) Parity 90%');
  expect(status?.tooltip.split('\n').filter((line) => line.startsWith('**'))).toEqual([
    '**a:** nothing could be compared',
    '**b\\|\\*:** 90% of what is known is the same',
    '**c:** 100% of what is known is the same',
  ]);
});

test('without a project, or before the first answer, nothing is shown', () => {
  expect(parityStatus([])).toBeUndefined();
  expect(parityStatus([stateOf('shop', undefined)])).toBeUndefined();
});
