import type { ComposeService, ComposeVariable } from '../compose/compose';
import { entriesOf } from '../compose/tree';
import { known, unknown, type Fact, type Variable, type Variables } from '../model';
import type { Step } from './dockerfileSteps';

/** The environment of a container: what Compose gives it, over what its image sets by `ENV`. */
export function containerVariables(service: ComposeService, steps: readonly Step[]): Variables {
  const keys = new Map(entriesOf(service.tree, 'environment').map(([name, { key }]) => [name, key]));
  const given = service.environment.map((it): Variable => {
    const source = keys.get(it.name) ?? it.value?.source ?? service.source;
    const literal = it.value !== undefined && it.value.written === it.value.value;
    return { name: it.name, value: valueOf(it), source, ...(literal ? { literal: true } : {}) };
  });
  const names = new Set(given.map(({ name }) => name));
  const unread = service.envFiles.find(({ state }) => state !== 'known');
  return {
    named: [...given, ...setByImage(steps).filter(({ name }) => !names.has(name))],
    injected: new Set(),
    ...(unread ? { gap: `its env file ${unread.path.written} can't be read here` } : {}),
  };
}

function valueOf({ value }: ComposeVariable): Fact<string> {
  if (value?.value !== undefined) return known(value.value, value.source);
  return unknown('it is that of whoever starts Compose', value?.source);
}

/** `ENV NAME=value OTHER=value`, or the older `ENV NAME value`. */
function setByImage(steps: readonly Step[]): Variable[] {
  const set = new Map<string, Variable>();
  for (const { keyword, text, source } of steps) {
    if (keyword !== 'ENV') continue;
    const assigned = [...text.matchAll(/(?:^|\s)([A-Za-z_]\w*)=/g)].map((match) => match[1] ?? '');
    for (const name of assigned.length > 0 ? assigned : [/^\w+/.exec(text)?.[0] ?? ''])
      set.set(name, { name, value: unknown('its image sets it', source), source });
  }
  return [...set.values()];
}
