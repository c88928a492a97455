import type { ServiceMatch } from '../../../core/drift/drift';
import { compareVersions, runsAsWell } from '../../../core/drift/versions';
import { valueOf } from '../../../core/model';
import type { Place } from '../../../core/places';
import type { Project } from '../../../core/project';
import type { Finding, Fix, Rule } from '../../problem';
import { declarableVersion } from '../declarable';
import { dataWarning, keepsData } from '../dataWarning';
import { localFix } from '../localFix';
import { declareFix } from '../tagFix';
import { versionFindings } from '../versionDrift';

export const serviceVersionDrift: Rule<Project> = {
  code: 'service-version-drift',
  severity: 'warning',
  summary: 'A service runs locally in another version than the manifest declares',
  explanation:
    'What works on the local version may fail on the declared one, and the reverse. Versions are compared at the precision that matters for the engine: the major version of PostgreSQL, the first two parts of MariaDB. Tags that name no version are unknown, not different. A difference in the second part only is reported as information. DDEV, Lando, dev containers and the jobs of CI that test or build are compared in the same way; CI agrees where one of its jobs, or one entry of a matrix, runs the declared version.',
  basis:
    'Image tags of the Compose file, and versions in the files of DDEV, Lando, dev containers and CI, against the types of the manifest (rule R30)',
  *check(project) {
    for (const { place, services } of project.comparisons)
      for (const match of services) yield* checkMatch(project, place, match);
  },
};

function checkMatch(project: Project, place: Place, match: ServiceMatch): Iterable<Finding> {
  const { declared, local } = match;
  const engine = valueOf(declared.engine);
  if (engine === undefined || declared.version.state !== 'known' || local.version.state !== 'known') return [];
  const [want, have] = [declared.version, local.version];
  const difference = compareVersions(engine, want.value, have.value);
  if (difference !== 'major' && difference !== 'minor') return [];
  if (runsAsWell(local.others, engine, want.value)) return [];
  return versionFindings({
    engine,
    place,
    subject: { kind: 'service', name: declared.name },
    declared: { version: want.value, source: want.source },
    local: {
      version: have.value,
      source: have.source,
      name: local.name,
      file: local.source.file,
      others: local.others,
    },
    because: match.because,
    severity: difference === 'major' ? 'warning' : 'information',
    fixes: fixesOf(project, place, match, engine, want.value, have.value),
  });
}

function fixesOf(
  project: Project,
  place: Place,
  { declared, local }: ServiceMatch,
  engine: string,
  want: string,
  have: string,
): Fix[] {
  const warning = dataWarning(place, engine, local, want, have);
  const fix = localFix(project, place, { ...local, version: have }, want, warning);
  // What a database has written, or is tested with, is nobody's to change by the way.
  const careful = keepsData(engine) && compareVersions(engine, want, have) === 'major';
  const fixes = [fix && careful ? { ...fix, preferred: false } : fix];
  const declarable = declarableVersion(engine, have);
  if (declarable !== undefined && declared.version.state === 'known')
    fixes.push(declareFix(declared.version.source, engine, want, declarable));
  return fixes.filter((fix) => fix !== undefined);
}
