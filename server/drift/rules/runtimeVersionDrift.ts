import type { ApplicationMatch } from '../../../core/drift/drift';
import { isBelow, mayMeet, requirementText, type Requirement } from '../../../core/drift/requirements';
import { compareVersions, runsAsWell } from '../../../core/drift/versions';
import { valueOf, type Fact } from '../../../core/model';
import type { Place } from '../../../core/places';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import type { Finding, Fix, Rule } from '../../problem';
import { declarableVersion, oldestThatMeets } from '../declarable';
import { localFix } from '../localFix';
import { declareFix } from '../tagFix';
import { versionFindings } from '../versionDrift';

export const runtimeVersionDrift: Rule<Project> = {
  code: 'runtime-version-drift',
  severity: 'warning',
  summary: 'An application runs locally on another version of its language than the manifest declares',
  explanation:
    "The base image of the application's container (the `FROM` of its Dockerfile, or its `image`) is compared with the application's type, at the precision at which the language breaks compatibility: 8.3 and 8.4 for PHP, 22 and 24 for Node.js. An application without a container runs on the host: then the files that say which version the project is made for (`.nvmrc`, `.python-version`, `composer.json`, `package.json` and the like, in the application's folder) are compared alone. DDEV, Lando, dev containers and the jobs of CI that test or build are compared, too; CI agrees where one of its jobs, or one entry of a matrix, runs the declared version. Where Composer or pip would refuse the declared version, it is an error.",
  basis:
    'Dockerfile FROM, image tag, version file or the files of DDEV, Lando, dev containers and CI against the type of the application (rule R30)',
  *check(project) {
    for (const { place, applications } of project.comparisons)
      for (const match of applications) yield* checkMatch(project, place, match);
  },
};

function checkMatch(project: Project, place: Place, match: ApplicationMatch): Iterable<Finding> {
  const [want, have] = [valueOf(match.declared.runtime), valueOf(match.local.runtime)];
  if (want?.version.state !== 'known' || !have) return [];
  const known = { engine: want.name, place, version: want.version.value, source: want.version.source };
  if (have.requirement) return checkRequirement(match, known, have.requirement);
  if (have.version.state !== 'known') return [];
  const difference = compareVersions(want.name, known.version, have.version.value);
  if (difference !== 'major' && difference !== 'minor') return [];
  if (runsAsWell(match.local.others, want.name, known.version)) return [];
  return versionFindings({
    engine: want.name,
    place,
    subject: { kind: 'application', name: match.declared.name },
    declared: known,
    local: {
      version: have.version.value,
      source: have.version.source,
      name: match.local.name,
      file: have.version.source.file,
      others: match.local.others,
    },
    because: match.because,
    severity: 'warning',
    fixes: fixesOf(project, place, match, want.name, known.version, have.version),
  });
}

interface Declared {
  readonly engine: string;
  readonly place: Place;
  readonly version: string;
  readonly source: Source;
}

/** A file that requires another version than the declared one: the build on the platform refuses it, or warns. */
function checkRequirement(match: ApplicationMatch, declared: Declared, requirement: Requirement): Iterable<Finding> {
  if (mayMeet(requirement, declared.version) !== false) return [];
  // uv brings the Python that is required.
  const brings = match.declared.installs?.some(({ manager }) => manager === 'uv');
  const refuses = requirement.dialect === 'composer' || (requirement.dialect === 'python' && !brings);
  const better = oldestThatMeets(declared.engine, requirement);
  return versionFindings({
    ...declared,
    subject: { kind: 'application', name: match.declared.name },
    declared,
    local: {
      version: `"${requirementText(requirement)}"`,
      source: match.local.source,
      name: match.local.source.file,
      file: match.local.source.file,
    },
    words: { verb: 'is required', does: 'requires' },
    because: match.because,
    severity: refuses && isBelow(requirement, declared.version) ? 'error' : 'warning',
    fixes: better === undefined ? [] : [declareFix(declared.source, declared.engine, declared.version, better)],
  });
}

function fixesOf(
  project: Project,
  place: Place,
  { declared, local }: ApplicationMatch,
  runtime: string,
  want: string,
  have: Known,
): Fix[] {
  const tag = place.id === 'files' ? have.source : local.tag;
  const fix = localFix(project, place, { ...local, tag, version: have.value }, want);
  // What the project itself refuses to run on is nothing to go over to by the way.
  const fixes = [fix && isRefused(project, declared.name, want) ? { ...fix, preferred: false } : fix];
  const version = valueOf(declared.runtime)?.version;
  const declarable = declarableVersion(runtime, have.value);
  if (declarable !== undefined && version?.state === 'known')
    fixes.push(declareFix(version.source, runtime, want, declarable));
  return fixes.filter((fix) => fix !== undefined);
}

/** Whether a file of the application requires another version. */
function isRefused({ comparisons }: Project, application: string, version: string): boolean {
  return comparisons
    .flatMap(({ applications }) => applications)
    .some(({ declared, local }) => {
      const requirement = valueOf(local.runtime)?.requirement;
      return declared.name === application && requirement !== undefined && mayMeet(requirement, version) === false;
    });
}

type Known = Extract<Fact<string>, { readonly state: 'known' }>;
