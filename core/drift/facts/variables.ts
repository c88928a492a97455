import { valueOf, type Variable } from '../../model';
import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { missingVariables, placeOfHome } from '../missingVariables';
import { comparedValues, isComparable, onlyLocalVariables, shownValue } from '../variableValues';
import type { VariableSides } from '../variables';
import type { ComparedFact, Saying } from './fact';

/**
 * The variables of applications, in the place that sets them here. What differs between environments by nature is no fact, and its
 * value is never shown.
 */
export function variableFacts(comparison: Comparison, project: Project): ComparedFact[] {
  return project.variables
    .filter((sides) => isHome(comparison, sides, project))
    .flatMap((sides) => [
      ...valueFacts(sides),
      ...missingFacts(sides, project),
      ...openFacts(sides),
      ...onlyLocalVariables(sides).map((it) => extraFact(sides, it)),
    ]);
}

/** Env files belong to what stands beside them: Compose where it is there, else the other files of the project. */
function isHome(
  { place, compose }: Comparison,
  { local: { home } }: VariableSides,
  { compose: main }: Project,
): boolean {
  if (home?.kind === 'container') return compose?.services.includes(home.service) === true;
  return home !== undefined && (main.state === 'absent' ? place.id === 'files' : compose === main);
}

function valueFacts({ declared: application, ...sides }: VariableSides): ComparedFact[] {
  return comparedValues({ declared: application, ...sides }).map(({ name, declared, local, differs }) => {
    const [want, have] = [sayingOf(declared), sayingOf(local)];
    const places = [want.source, have.source];
    return {
      kind: 'variable',
      name: `${application.name}: ${name}`,
      verdict: differs ? 'differs' : 'same',
      declared: want,
      local: [have],
      ...(differs
        ? { differences: [{ code: 'variable-value-drift', subject: application.name, about: name, places }] }
        : {}),
    };
  });
}

function missingFacts(sides: VariableSides, project: Project): ComparedFact[] {
  const { home } = sides.local;
  const subject = sides.declared.name;
  if (!home) return [];
  return missingVariables(project, sides).map((variable) => ({
    kind: 'variable',
    name: `${subject}: ${variable.name}`,
    verdict: 'differs',
    declared: sayingOf(variable),
    local: [],
    reason: 'it is not set here',
    differences: [
      {
        code: 'variable-missing-locally',
        subject,
        about: variable.name,
        places: [variable.source, placeOfHome(project, home)],
      },
    ],
  }));
}

/** Settings that are set here to what can't be told, or may be set where it can't be seen. */
function openFacts({ declared, production, local }: VariableSides): ComparedFact[] {
  return production.named.filter(isComparable).flatMap((variable): ComparedFact[] => {
    const own = local.named.get(variable.name);
    const reason = own ? own.value.state === 'unknown' && own.value.reason : local.gap;
    return reason === undefined || reason === false
      ? []
      : [
          {
            kind: 'variable',
            name: `${declared.name}: ${variable.name}`,
            verdict: 'unknown',
            declared: sayingOf(variable),
            local: [],
            reason,
          },
        ];
  });
}

function extraFact({ declared }: VariableSides, variable: Variable): ComparedFact {
  return {
    kind: 'variable',
    name: `${declared.name}: ${variable.name}`,
    verdict: 'unknown',
    declared: undefined,
    local: [sayingOf(variable)],
    reason: 'not in the manifest; it may be set in the console',
  };
}

/** A value that may be one environment's own, or a secret, is not shown. */
export function sayingOf(variable: Variable): Saying {
  const { value, source } = variable;
  if (!isComparable(variable) || valueOf(value) === undefined) return { text: 'set', source };
  return { text: shownValue(variable), source: value.state === 'known' ? value.source : source };
}
