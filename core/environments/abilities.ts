import { codeParent } from './codeParent';
import { dataParent, type Environment, type Status } from './environment';

/**
 * What can be done with an environment as it is now: menus, quick picks and the command line offer this and nothing else.
 * Each row answers why not; undefined where it can be done.
 */
const table = {
  start: (environment: Environment, status: Status) =>
    withoutServices(environment) ?? (isUp(status) ? 'all of it runs already' : undefined),
  stop: (environment: Environment, { state }: Status) =>
    withoutServices(environment) ?? (state === 'stopped' ? 'it is stopped already' : undefined),
  pause: (environment: Environment, { state }: Status) =>
    withoutServices(environment) ?? (state === 'running' || state === 'partly' ? undefined : 'it does not run'),
  resume: (environment: Environment, status: Status) =>
    withoutServices(environment) ?? (isPaused(status) ? undefined : 'it is not paused'),
  logs: withoutServices,
  terminal: (environment: Environment, { state }: Status) =>
    withoutServices(environment) ?? (state === 'running' || state === 'partly' ? undefined : 'it does not run'),
  url: withoutServices,
  connections: ({ stack }: Environment) =>
    stack?.connections === undefined ? 'it has no services to connect to' : undefined,
  report: ({ stack }: Environment) => (stack?.report === undefined ? 'only reproductions have a report' : undefined),
  verify: (environment: Environment, { state }: Status) =>
    withoutData(environment) ?? (state === 'running' || state === 'partly' ? undefined : 'it does not run'),
  snapshot: withoutData,
  rehearse: (environment: Environment, { state }: Status) =>
    withoutData(environment) ?? (state === 'running' || state === 'partly' ? undefined : 'it does not run'),
  cloneData: withoutData,
  sync: withoutParent,
  syncCode: withoutCodeParent,
  reset: (environment: Environment) =>
    environment.stack ? withoutParent(environment) : withoutCodeParent(environment),
  moveIntoStore: withoutData,
  moveOutOfStore: withoutData,
  branch: always,
  compare: always,
  open: always,
  rename: always,
  remove: always,
} as const;

export type Ability = keyof typeof table;

export const abilities = Object.keys(table) as readonly Ability[];

/** Why something can't be done with an environment, as the end of a sentence; undefined where it can. */
export function whyNot(ability: Ability, environment: Environment, status: Status): string | undefined {
  return table[ability](environment, status);
}

export function abilitiesOf(environment: Environment, status: Status): readonly Ability[] {
  return abilities.filter((ability) => whyNot(ability, environment, status) === undefined);
}

function always(): undefined {
  return undefined;
}

function withoutServices({ stack }: Environment): string | undefined {
  return stack && stack.services.length > 0 ? undefined : 'it has no services: it was made of code alone';
}

function withoutData(environment: Environment): string | undefined {
  const isEmpty = environment.stack?.volumes?.length === 0;
  return withoutServices(environment) ?? (isEmpty ? 'its services keep no data in volumes' : undefined);
}

function withoutParent(environment: Environment): string | undefined {
  const isOfProduction = dataParent(environment) === undefined;
  return (
    withoutData(environment) ?? (isOfProduction ? 'it was made from production, whose data is not here' : undefined)
  );
}

function withoutCodeParent(environment: Environment): string | undefined {
  return codeParent(environment) ? undefined : 'it is production at one commit';
}

function isUp(status: Status): boolean {
  return status.state === 'running' && !isPaused(status);
}

function isPaused(status: Status): boolean {
  return 'services' in status && [...status.services.values()].includes('paused');
}
