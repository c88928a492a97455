import { valueOf, type ApplicationModel, type Runtime } from '../../model';
import type { ApplicationMatch, Comparison } from '../drift';
import { titleOf } from '../engines';
import { mayMeet, requirementText } from '../requirements';
import { sourcesOf, strongest, type ComparedFact, type Difference, type Saying, type Verdict } from './fact';
import { otherSayings, versionVerdict } from './services';

/** The language of every application whose version the place tells: one fact an application, however many files speak of it. */
export function runtimeFacts({ applications, applicationKinds }: Comparison): ComparedFact[] {
  const telling = applications.filter(({ local }) => valueOf(local.runtime)?.version.state !== 'absent');
  const matches = [...telling, ...applicationKinds];
  return [...new Set(matches.map((it) => it.declared))].map((application) =>
    factOf(
      application,
      matches.filter((it) => it.declared === application),
    ),
  );
}

function factOf(declared: ApplicationModel, matches: readonly ApplicationMatch[]): ComparedFact {
  const verdict = strongest(matches.map(verdictOf));
  const reason = verdict === 'unknown' ? matches.flatMap(whyUnknown)[0] : matches[0]?.because;
  const differing = matches.filter((it) => verdictOf(it) === 'differs');
  return {
    kind: 'runtime',
    name: declared.name,
    verdict,
    declared: runtimeSaying(declared),
    local: distinct(matches.flatMap(sayings)),
    differences: differing.map(differenceOf),
    ...(reason === undefined ? {} : { reason }),
  };
}

function differenceOf({ declared, local }: ApplicationMatch): Difference {
  const [want, have] = [valueOf(declared.runtime), valueOf(local.runtime)];
  const subject = declared.name;
  if (want?.name !== have?.name)
    return { code: 'runtime-kind-drift', subject, places: [declared.runtime, local.runtime].flatMap(sourcesOf) };
  const places = [declared, local].flatMap(({ runtime }) => versionsOf(runtime).flatMap(sourcesOf));
  const others = (local.others ?? []).map(({ source }) => source);
  const required = have?.requirement ? [local.source] : [];
  return { code: 'runtime-version-drift', subject, places: [...places, ...others, ...required] };
}

function versionsOf(runtime: ApplicationModel['runtime']): Runtime['version'][] {
  const version = valueOf(runtime)?.version;
  return version ? [version] : [];
}

function sayings({ local }: ApplicationMatch): Saying[] {
  const first = runtimeSaying(local);
  return first ? [first, ...otherSayings(local.others)] : [];
}

/** Applications of one folder share its files: each is named once. */
function distinct(all: readonly Saying[]): Saying[] {
  const keyed = all.map((it) => [`${it.source.file}:${it.source.span.start}`, it] as const);
  return [...new Map(keyed).values()];
}

function verdictOf({ declared, local }: ApplicationMatch): Verdict {
  const [want, have] = [valueOf(declared.runtime), valueOf(local.runtime)];
  const version = want && valueOf(want.version);
  if (want && have && want.name !== have.name) return 'differs';
  if (!have || version === undefined) return 'unknown';
  if (!have.requirement) return versionVerdict(want?.name ?? '', version, valueOf(have.version), local.others);
  const meets = mayMeet(have.requirement, version);
  return meets === undefined ? 'unknown' : meets ? 'same' : 'differs';
}

function whyUnknown(match: ApplicationMatch): string[] {
  if (verdictOf(match) !== 'unknown') return [];
  const sides = [match.declared, match.local].map(({ runtime }) => runtime);
  const facts = [...sides, ...sides.flatMap((it) => valueOf(it)?.version ?? [])];
  return facts.flatMap((it) => (it.state === 'unknown' ? [it.reason] : []));
}

/** "PHP 8.4", or what a file allows: "PHP ^8.2". */
export function runtimeSaying({ runtime }: ApplicationModel): Saying | undefined {
  if (runtime.state !== 'known') return undefined;
  const { name, version, requirement } = runtime.value;
  const source = version.state === 'known' ? version.source : runtime.source;
  return { text: [titleOf(name), versionText(version, requirement)].filter(Boolean).join(' '), source };
}

function versionText(version: Runtime['version'], requirement: Runtime['requirement']): string | undefined {
  return requirement ? requirementText(requirement) : valueOf(version);
}
