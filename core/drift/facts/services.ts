import type { ComposeProject } from '../../compose/compose';
import { valueOf, type OtherRun, type ServiceModel } from '../../model';
import type { Project } from '../../project';
import type { Comparison, ServiceMatch } from '../drift';
import { titleOf } from '../engines';
import { extraServices, isPlatformOnly, missingServices, servicesKey } from '../missingServices';
import { compareVersions, runsAsWell } from '../versions';
import { sourcesOf, type ComparedFact, type Difference, type Saying, type Verdict } from './fact';

/** Every service of either side, by engine and version at the precision that matters for the engine. */
export function serviceFacts(comparison: Comparison, project: Project): ComparedFact[] {
  const { compose, services, kinds, unused, declaredOnly } = comparison;
  const matches = [...services.map(matched), ...kinds.map(ofOtherKind)];
  // Compose is where the whole environment should run; other places may hold a part of it.
  if (!compose || compose.state === 'absent') return matches;
  const missed = missingServices(project, comparison);
  const compared = [
    ...matches,
    ...declaredOnly.map((it) => (missed.includes(it) ? missing(it, compose) : notMissed(it))),
    ...extraServices(project, comparison).map(extra),
    ...unused.map(({ local, connection }): ComparedFact => {
      return { ...fact('absent', undefined, local), reason: `not used: ${connection.variable} leads elsewhere` };
    }),
  ];
  const told = new Set(compared.flatMap((it) => (it.declared ? it.name : [])));
  const untold = project.declared.services.filter(({ name }) => !told.has(name));
  return [...compared, ...untold.flatMap((it) => open(it, comparison) ?? [])];
}

function matched({ declared, local, because }: ServiceMatch): ComparedFact {
  const [engine, want, have] = [valueOf(declared.engine), declared.version, local.version];
  if (engine === undefined) return fact('unknown', declared, local);
  const open = [want, have].find((it) => it.state === 'unknown');
  if (open) return { ...fact('unknown', declared, local), reason: open.reason };
  const verdict = versionVerdict(engine, valueOf(want), valueOf(have), local.others);
  const differences = verdict === 'differs' ? [differenceOf('service-version-drift', declared, local)] : [];
  return { ...fact(verdict, declared, local), reason: because, differences };
}

function ofOtherKind({ declared, local }: ServiceMatch): ComparedFact {
  return { ...fact('differs', declared, local), differences: [differenceOf('service-kind-drift', declared, local)] };
}

function differenceOf(code: string, declared: ServiceModel, local: ServiceModel): Difference {
  const facts = [declared, local].flatMap(({ engine, version }) => [engine, version]);
  const others = (local.others ?? []).map(({ source }) => source);
  return { code, subject: declared.name, places: [...facts.flatMap(sourcesOf), ...others] };
}

/** Whether two versions agree, or the place runs the declared one as well; unknown where either is not said. */
export function versionVerdict(
  engine: string,
  want: string | undefined,
  have: string | undefined,
  others: readonly OtherRun[] | undefined,
): Verdict {
  if (want === undefined || have === undefined) return 'unknown';
  if (runsAsWell(others, engine, want)) return 'same';
  const difference = compareVersions(engine, want, have);
  return difference === 'equal' ? 'same' : difference === 'unknown' ? 'unknown' : 'differs';
}

function missing(service: ServiceModel, compose: ComposeProject): ComparedFact {
  const places = [service.source, servicesKey(compose)];
  const difference = { code: 'service-missing-locally', subject: service.name, places };
  return { ...fact('differs', service), reason: 'nothing runs it here', differences: [difference] };
}

function notMissed(service: ServiceModel): ComparedFact {
  const reason = isPlatformOnly(service) ? 'it exists on the platform only' : 'it runs elsewhere on this machine';
  return { ...fact('absent', service), reason };
}

function extra(service: ServiceModel): ComparedFact {
  const { engine, source, name } = service;
  const place = engine.state === 'known' ? engine.source : source;
  const difference = { code: 'service-only-local', about: name, places: [place] };
  return { ...fact('differs', undefined, service), reason: 'it is not declared', differences: [difference] };
}

/** A declared service that the comparer left open. */
function open(service: ServiceModel, { unknown }: Comparison): ComparedFact | undefined {
  const reason = unknown.find(({ subject }) => subject === service.name)?.reason;
  return reason === undefined ? undefined : { ...fact('unknown', service), reason };
}

function fact(verdict: Verdict, declared?: ServiceModel, local?: ServiceModel): ComparedFact {
  return {
    kind: 'service',
    name: declared?.name ?? local?.name ?? '',
    verdict,
    declared: declared && sayingOf(declared),
    local: local ? [sayingOf(local), ...otherSayings(local.others)] : [],
  };
}

/** What a place runs besides: only the version, since the name is said before. */
export function otherSayings(others: readonly OtherRun[] = []): Saying[] {
  return others.map(({ version, source }) => ({ text: version, source }));
}

/** "PostgreSQL 17", with the place of the version. */
export function sayingOf(service: ServiceModel): Saying {
  const [engine, version] = [valueOf(service.engine), valueOf(service.version)];
  const source = [service.version, service.engine].find((it) => it.state === 'known')?.source ?? service.source;
  const title = engine === undefined ? 'a service of unknown kind' : titleOf(engine);
  return { text: version === undefined ? title : `${title} ${version}`, source };
}
