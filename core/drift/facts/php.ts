import type { Comparison } from '../drift';
import { settingSides, shownValue, type SettingSides } from '../phpSettings';
import type { ComparedFact } from './fact';

/** Settings of PHP that a place and the manifest both say. */
export function phpFacts(comparison: Comparison): ComparedFact[] {
  return settingSides(comparison).map(factOf);
}

function factOf({ application, declared, local, differs }: SettingSides): ComparedFact {
  const { name } = declared;
  const places = [declared.source, local.source];
  return {
    kind: 'php',
    name: `${application.name}: ${name}`,
    verdict: differs ? 'differs' : 'same',
    declared: { text: shownValue(declared.value), source: declared.source },
    local: [{ text: shownValue(local.value), source: local.source }],
    ...(differs
      ? { differences: [{ code: 'php-configuration-drift', subject: application.name, about: name, places }] }
      : {}),
  };
}
