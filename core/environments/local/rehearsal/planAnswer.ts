import { UserError } from '../../../errors';
import type { Plan } from '../../plan';
import type { Rehearsal, RehearsalAnswer } from '../../rehearsal';
import { planData } from '../planData';
import { step, type PlanContext } from '../planContext';
import { openRehearsals } from './openRehearsals';

/** Keeps what a rehearsal did, or puts the snapshot in its place. Throws a `UserError` where none is open. */
export async function planAnswer(context: PlanContext, owner: string, answer: RehearsalAnswer): Promise<Plan> {
  const open = (await openRehearsals(context.tools)).find((it) => it.owner === owner);
  if (!open) throw new UserError(`There is no rehearsal in ${owner} to keep or rewind.`, 'Rehearse something first.');
  const plans = await Promise.all(
    operations[answer].map((kind) => planData(context, owner, { kind, name: open.snapshot })),
  );
  const asks = plans.flatMap((plan) => plan.asks ?? []);
  return {
    title: answer === 'rewind' ? `Rewind ${open.what} in ${owner}` : `Keep what ${open.what} did in ${owner}`,
    steps: [...plans.flatMap(({ steps }) => steps), noteStep(context, open, answer)],
    notes: [
      ...plans.flatMap(({ notes }) => notes),
      ...(answer === 'keep' ? [`The snapshot ${open.snapshot} stays, until you remove it.`] : []),
    ],
    ...(asks.length > 0 ? { asks } : {}),
  };
}

const operations = {
  keep: [],
  keepWithoutSnapshot: ['removeSnapshot'],
  rewind: ['restore', 'removeSnapshot'],
} as const satisfies Readonly<Record<RehearsalAnswer, readonly ('restore' | 'removeSnapshot')[]>>;

function noteStep({ tools: { store } }: PlanContext, { id, owner }: Rehearsal, answer: RehearsalAnswer) {
  const input = { id, owner, answer: answer === 'rewind' ? 'rewound' : 'kept' };
  return step('answerRehearsal', 'Note what was chosen', input, { touches: [store.rehearsal(owner).entry] });
}
