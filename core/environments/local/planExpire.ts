import type { Environment } from '../environment';
import { endOf } from '../lifetime';
import type { Plan } from '../plan';
import { step } from './planContext';

/** Gives an environment a lifetime from now on, or takes it off. At its end removal is offered, and nothing happens by itself. */
export function planExpire(environment: Environment, lifetime: string | undefined): Plan {
  const { id } = environment;
  const expires = lifetime === undefined ? null : endOf(lifetime, new Date());
  const words = expires === null ? 'Keep it until it is removed' : `Offer to remove it from ${day(expires)} on`;
  const input = { id, fields: { expires }, before: { expires: environment.expires ?? null } };
  return {
    title: expires === null ? `Keep ${id}` : `Keep ${id} until ${day(expires)}`,
    steps: [step('changeEntry', words, input, { touches: ['the list of environments'] })],
    notes: [],
  };
}

function day(moment: string): string {
  return moment.slice(0, 10);
}
