import { valueOf, type OtherRun, type ServiceModel } from '../../model';
import type { Project } from '../../project';
import { enginesByUrl } from '../../readers/declaredUrls';
import type { Comparison, ServiceMatch } from '../drift';
import { engineInfo, titleOf } from '../engines';
import { compareVersions, runsAsWell } from '../versions';
import type { ComparedFact, Saying, Verdict } from './fact';

/** Every service of either side, by engine and version at the precision that matters for the engine. */
export function serviceFacts(comparison: Comparison, project: Project): ComparedFact[] {
  const { compose, services, kinds, unused, declaredOnly, localOnly } = comparison;
  const matches = [...services.map(matched), ...kinds.map((it) => fact('differs', it.declared, it.local))];
  // Compose is where the whole environment should run; other places may hold a part of it.
  if (!compose || compose.state === 'absent') return matches;
  const compared = [
    ...matches,
    ...declaredOnly.map(missing),
    ...localOnly.flatMap((it) => onlyLocal(it, project) ?? []),
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
  return { ...fact(verdict, declared, local), reason: because };
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

/** What exists on the platform only is not expected here. */
function missing(service: ServiceModel): ComparedFact {
  return engineInfo(valueOf(service.engine) ?? '')?.platformOnly
    ? { ...fact('absent', service), reason: 'it exists on the platform only' }
    : { ...fact('differs', service), reason: 'nothing runs it here' };
}

/** What may be declared somewhere, waits behind a profile or is not known to be a service is no difference. */
function onlyLocal(service: ServiceModel, { declared, manifest }: Project): ComparedFact | undefined {
  const engine = valueOf(service.engine);
  const started = (service.profiles ?? []).length === 0;
  const application = declared.applications.some(({ name }) => name === service.name);
  if (engine === undefined || !engineInfo(engine) || !started || application) return undefined;
  if (declared.gaps.length > 0 || enginesByUrl(manifest).has(engine)) return undefined;
  return { ...fact('differs', undefined, service), reason: 'it is not declared' };
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
