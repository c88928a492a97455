import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { keepPorts, releasePorts } from '../ports';
import type { LocalTools } from './context';

/** Keeps ports until the environment is registered, which records them. Input: `project`, `ports`. */
export function keepPortsOf({ store }: LocalTools): Action {
  return {
    run: (input) => keepPorts(store.shared, textOf(input, 'project'), portsOf(input)),
    undo: (input) => releasePorts(store.shared, textOf(input, 'project')),
  };
}

function portsOf(input: StepInput): number[] {
  const ports = input['ports'];
  return Array.isArray(ports) ? ports.filter((port): port is number => typeof port === 'number') : [];
}
