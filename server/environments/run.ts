import { describeBytes } from '../../core/bytes';
import { titleOf, type Environment } from '../../core/environments/environment';
import { environmentNamed } from '../../core/environments/find';
import type { Plan } from '../../core/environments/plan';
import type { CodeOperation, EnvironmentProvider } from '../../core/environments/provider';
import { describeUnsaved } from '../../core/environments/local/unsaved';
import { urlsOf } from '../../core/environments/urls';
import { UserError } from '../../core/errors';
import { printable, type Terminal } from '../terminal';
import { asJson } from './asJson';
import { carryOut, planAsData, planLines } from './carryOut';
import { sourceNamed } from './commands';
import type { ActingCommand, DataCommand, EnvironmentCommand, LogsCommand, ReadCommand } from './commandShapes';
import { compare } from './compare';
import { listText, stateAsData } from './list';
import { find, ownerNamed } from './named';
import { howToAnswer, rehearse } from './rehearse';

/** Runs an operation of `env` and answers its exit code: 0 done, 1 not agreed to, or compared and different. */
export async function runEnvironment(
  command: EnvironmentCommand,
  provider: EnvironmentProvider,
  terminal: Terminal,
): Promise<number> {
  switch (command.operation) {
    case 'list':
      await list(command.json, provider, terminal);
      return 0;
    case 'logs':
      await logs(command, provider, terminal);
      return 0;
    case 'compare':
      return compare(command, provider, terminal);
    case 'snapshots':
      await snapshots(command, provider, terminal);
      return 0;
    case 'url':
    case 'connections':
      terminal.print(await reading[command.operation](command, await find(provider, command.environment), provider));
      return 0;
    case 'rehearse':
      return rehearse(command, await ownerNamed(provider, command.owner), provider, terminal);
    default:
      return act(command, provider, terminal);
  }
}

async function list(json: boolean, provider: EnvironmentProvider, { print, signal }: Terminal): Promise<void> {
  const [states, open] = await Promise.all([provider.states(signal), provider.openRehearsals()]);
  if (json) print(asJson({ environments: states.map(stateAsData), openRehearsals: open }));
  else print(`${listText(states)}${lines(open.map(howToAnswer))}`);
}

async function snapshots(command: ReadCommand, provider: EnvironmentProvider, { print }: Terminal): Promise<void> {
  const owner = await ownerNamed(provider, command.environment);
  const found = (await provider.snapshots(owner)).map(({ name, taken }) => ({ name, taken }));
  if (command.json) print(asJson({ snapshots: found }));
  else if (found.length === 0) print(lines([`There are no snapshots of ${owner}.`]));
  else print(lines(found.map(({ name, taken }) => `${taken}  ${name}`)));
}

async function logs(command: LogsCommand, provider: EnvironmentProvider, { print, signal }: Terminal): Promise<void> {
  const { id } = await find(provider, command.environment);
  const wanted = command.grep?.toLowerCase();
  try {
    for await (const line of provider.logs(id, { ...command, signal })) {
      if (wanted !== undefined && !line.text.toLowerCase().includes(wanted)) continue;
      print(command.json ? `${JSON.stringify(line)}\n` : `${line.time} ${printable(line.service)} | ${line.text}\n`);
    }
  } catch (error) {
    // Ctrl+C is how following ends.
    if (!signal.aborted) throw error;
  }
}

type Reading = (
  command: ReadCommand,
  environment: Environment,
  provider: EnvironmentProvider,
) => string | Promise<string>;

const reading: Readonly<Record<Exclude<ReadCommand['operation'], 'snapshots'>, Reading>> = {
  url({ json }, environment) {
    const urls = urlsOf(environment);
    if (json) return asJson({ urls });
    if (urls.length > 0) return `${urls.map(({ url }) => url).join('\n')}\n`;
    throw new UserError(
      `${environment.id} has nothing that a browser can open.`,
      'See its ports with environment-parity env list.',
    );
  },
  async connections({ json }, { id }, provider) {
    const text = await provider.connections(id);
    if (!json) return text;
    const pairs = text.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
    return asJson({ connections: Object.fromEntries(pairs) });
  },
};

/** A plan with what is asked before it, and what is said when it is done. */
interface Act {
  readonly plan: Plan;
  readonly question?: string;
  readonly done: string;
}

async function act(command: ActingCommand, provider: EnvironmentProvider, terminal: Terminal): Promise<number> {
  const { plan, question, done } = await actOf(command, provider, terminal);
  if (plan.steps.length === 0) {
    terminal.print(command.json ? asJson({ plan: planAsData(plan), outcome: 'done' }) : lines([...plan.notes, done]));
    return 0;
  }
  const { outcome, told } = await carryOut(plan, command, question, provider, terminal);
  if (command.json) terminal.print(asJson({ plan: planAsData(plan), outcome, ...(told.length > 0 ? { told } : {}) }));
  else if (outcome === 'planned') terminal.print(lines(planLines(plan)));
  else if (outcome === 'done') terminal.print(lines([done]));
  else terminal.tell('Nothing was done.');
  return outcome === 'declined' ? 1 : 0;
}

async function actOf(command: ActingCommand, provider: EnvironmentProvider, { signal }: Terminal): Promise<Act> {
  switch (command.operation) {
    case 'branch': {
      const environments = await provider.list();
      const source = sourceNamed(command.from, (word) => environmentNamed(environments, word).id);
      const plan = await provider.planBranch(command.branch, source, {
        lifetime: command.lifetime,
        bring: command.bring,
        verify: command.verify,
      });
      return { plan, done: `${command.branch} is ready. See it with: environment-parity env list` };
    }
    case 'snapshot':
    case 'restore':
    case 'drop-snapshot':
    case 'clone':
    case 'sync':
    case 'reset':
    case 'verify':
    case 'move-into-store':
    case 'move-out-of-store':
    case 'free-originals':
      return dataAct(command, provider);
    case 'rename': {
      const { id } = await find(provider, command.environment);
      const plan = await provider.planChange(id, { kind: 'rename', name: command.newName });
      return { plan, done: `${id} is called ${command.newName.trim()} now.` };
    }
    case 'lifetime': {
      const { id } = await find(provider, command.environment);
      const { lifetime } = command;
      const plan = await provider.planChange(id, { kind: 'expire', ...(lifetime === undefined ? {} : { lifetime }) });
      return { plan, done: lifetime === undefined ? `${id} is kept.` : `${id} is kept for ${lifetime}.` };
    }
    case 'remove':
      return removal(await find(provider, command.environment), command.unsaved, provider);
    case 'clean':
      return cleanUp(provider, signal);
    default: {
      const environment = await find(provider, command.environment);
      const plan = await provider.planChange(environment.id, { kind: command.operation });
      return { plan, done: `${titleOf(environment)} is ${participles[command.operation]}.` };
    }
  }
}

async function dataAct({ owner, data, code }: DataCommand, provider: EnvironmentProvider): Promise<Act> {
  if (code) return codeAct((await find(provider, owner)).id, code, provider);
  const id = await ownerNamed(provider, owner);
  const operation = data.kind === 'cloneFrom' ? { ...data, source: await ownerNamed(provider, data.source) } : data;
  const plan = await provider.planData(id, operation);
  return { plan, done: `Done: ${plan.title}.` };
}

async function codeAct(id: string, code: CodeOperation, provider: EnvironmentProvider): Promise<Act> {
  const found = await provider.planCode(id, code);
  if (found.state === 'ready') return { plan: found.plan, done: `Done: ${found.plan.title}.` };
  throw new UserError(
    `${id} has ${describeUnsaved(found.unsaved) ?? 'uncommitted changes'}.`,
    'Commit them, or put them away with --stash.',
  );
}

const participles = { start: 'running', stop: 'stopped', pause: 'paused', resume: 'running' } as const;

async function removal(
  environment: Environment,
  unsaved: Parameters<EnvironmentProvider['planRemove']>[1],
  provider: EnvironmentProvider,
): Promise<Act> {
  const { id } = environment;
  const found = await provider.planRemove(id, unsaved);
  if (found.state === 'choose')
    throw new UserError(
      `${id} holds work that is nowhere else: ${describeUnsaved(found.unsaved) ?? ''}.`,
      'Say what becomes of it: --unsaved keep (the folder stays), --unsaved stash, or --unsaved destroy.',
    );
  return { plan: found.plan, question: `Remove ${titleOf(environment)}?`, done: `${id} is removed.` };
}

async function cleanUp(provider: EnvironmentProvider, signal: AbortSignal): Promise<Act> {
  await provider.recover();
  const { plan, bytes } = await provider.planCleanUp(undefined, signal);
  const frees = bytes > 0 ? `about ${describeBytes(bytes)}` : 'next to nothing';
  if (plan.steps.length === 0) return { plan, done: 'There is nothing to clean up.' };
  return { plan, question: `Remove all of this? It frees ${frees}.`, done: `Cleaned up: ${frees} freed.` };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${printable(text)}\n`).join('');
}
