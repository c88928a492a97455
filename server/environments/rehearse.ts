import type { Plan } from '../../core/environments/plan';
import type { EnvironmentProvider } from '../../core/environments/provider';
import type { Rehearsal, RehearsalAnswer } from '../../core/environments/rehearsal';
import { rehearsalReport } from '../../core/environments/rehearsalReport';
import { CancelledError } from '../../core/errors';
import { printable, type Terminal } from '../terminal';
import { asJson } from './asJson';
import { carryOut, planAsData, planLines, type Outcome } from './carryOut';
import type { RehearseCommand } from './commandShapes';

/**
 * Runs a command on kept data, tells what came of it, and keeps or rewinds that. Answers the exit code: 0 it ended well, 1 it failed or was
 * not agreed to, 130 cancelled.
 * @param owner id of an environment, or `local`
 */
export async function rehearse(
  command: RehearseCommand,
  owner: string,
  provider: EnvironmentProvider,
  terminal: Terminal,
): Promise<number> {
  try {
    return command.request
      ? await runAndAnswer(command, owner, command.request, provider, terminal)
      : await answerOpen(command, owner, provider, terminal);
  } catch (error) {
    const open = await openIn(provider, owner);
    if (!(error instanceof CancelledError) || !open) throw error;
    terminal.tell(`Cancelled, and nothing was rewound. ${howToAnswer(open)}`);
    return 130;
  }
}

async function runAndAnswer(
  command: RehearseCommand,
  owner: string,
  request: NonNullable<RehearseCommand['request']>,
  provider: EnvironmentProvider,
  terminal: Terminal,
): Promise<number> {
  const plan = withAnswer(await provider.planRehearsal(owner, request), owner, command.answer);
  const { outcome } = await carryOut(plan, command, undefined, provider, terminal, { onDetail: terminal.tell });
  if (outcome !== 'done') return notDone(plan, outcome, command, terminal);
  const rehearsal = await provider.rehearsal(owner);
  if (!command.json && rehearsal) terminal.print(shown(rehearsalReport(rehearsal)));
  const answer = command.answer ?? (await asked(command, owner, terminal));
  if (answer !== undefined) await giveAnswer(owner, answer, provider, terminal);
  else if (rehearsal) terminal.tell(howToAnswer(rehearsal));
  if (command.json)
    terminal.print(asJson({ plan: planAsData(plan), outcome, rehearsal: await provider.rehearsal(owner) }));
  return rehearsal?.outcome?.exitCode === 0 ? 0 : 1;
}

/** Who wants it rewound afterwards agrees to that beforehand: nobody may be there later. */
function withAnswer(plan: Plan, owner: string, answer: RehearsalAnswer | undefined): Plan {
  if (answer !== 'rewind') return plan;
  const ask = `Afterwards the snapshot takes the place of the data of ${owner}, with whatever was written meanwhile.`;
  return { ...plan, asks: [...(plan.asks ?? []), ask] };
}

async function asked(
  { json }: RehearseCommand,
  owner: string,
  { agrees }: Terminal,
): Promise<RehearsalAnswer | undefined> {
  if (json || !agrees) return undefined;
  return (await agrees(`Rewind the data of ${owner} to before?`)) ? 'rewind' : undefined;
}

/** What it destroys was agreed to. */
async function giveAnswer(
  owner: string,
  answer: RehearsalAnswer,
  provider: EnvironmentProvider,
  terminal: Terminal,
): Promise<void> {
  const plan = await provider.planAnswer(owner, answer);
  await carryOut(plan, { dryRun: false, yes: true }, undefined, provider, terminal);
  terminal.tell(`Done: ${plan.title}.`);
}

async function answerOpen(
  command: RehearseCommand,
  owner: string,
  provider: EnvironmentProvider,
  terminal: Terminal,
): Promise<number> {
  const plan = await provider.planAnswer(owner, command.answer ?? 'keep');
  const { outcome } = await carryOut(plan, command, undefined, provider, terminal);
  if (outcome !== 'done') return notDone(plan, outcome, command, terminal);
  if (command.json)
    terminal.print(asJson({ plan: planAsData(plan), outcome, rehearsal: await provider.rehearsal(owner) }));
  else terminal.print(`${printable(`Done: ${plan.title}.`)}\n`);
  return 0;
}

function notDone(
  plan: Plan,
  outcome: Outcome['outcome'],
  { json }: RehearseCommand,
  { print, tell }: Terminal,
): number {
  if (json) print(asJson({ plan: planAsData(plan), outcome }));
  else if (outcome === 'planned') print(`${planLines(plan).join('\n')}\n`);
  else tell('Nothing was done.');
  return outcome === 'declined' ? 1 : 0;
}

async function openIn(provider: EnvironmentProvider, id: string): Promise<Rehearsal | undefined> {
  return (await provider.openRehearsals()).find(({ owner }) => owner === id);
}

/** For whoever has not said yet what becomes of the data. */
export function howToAnswer({ owner, what }: Rehearsal): string {
  const command = `environment-parity env rehearse ${owner}`;
  return `${owner} has what ${what} did to its data: go back with "${command} --rewind", or keep it with "${command} --keep".`;
}

function shown(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
