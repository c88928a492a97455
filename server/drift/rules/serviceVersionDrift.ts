import type { ServiceMatch } from '../../../core/drift/drift';
import { titleOf } from '../../../core/drift/engines';
import { compareVersions, opensData } from '../../../core/drift/versions';
import { valueOf } from '../../../core/model';
import type { Place } from '../../../core/places';
import type { Project } from '../../../core/project';
import type { Finding, Fix, Rule } from '../../problem';
import { declarableVersion } from '../declarable';
import { declareFix, tagFix } from '../tagFix';
import { versionFindings } from '../versionDrift';

export const serviceVersionDrift: Rule<Project> = {
  code: 'service-version-drift',
  severity: 'warning',
  summary: 'A service runs locally in another version than the manifest declares',
  explanation:
    'What works on the local version may fail on the declared one, and the reverse. Versions are compared at the precision that matters for the engine: the major version of PostgreSQL, the first two parts of MariaDB. Tags that name no version are unknown, not different. A difference in the second part only is reported as information.',
  basis: 'Image tags of the Compose file against the types of the manifest (rule R30)',
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
  return versionFindings({
    engine,
    place,
    subject: { kind: 'service', name: declared.name },
    declared: { version: want.value, source: want.source },
    local: { version: have.value, source: have.source, name: local.name, file: local.source.file },
    because: match.because,
    severity: difference === 'major' ? 'warning' : 'information',
    fixes: fixesOf(project, match, engine, want.value, have.value),
  });
}

function fixesOf(
  project: Project,
  { declared, local }: ServiceMatch,
  engine: string,
  want: string,
  have: string,
): Fix[] {
  const text = local.tag ? project.text(local.tag.file) : '';
  const fixes = [tagFix(local.tag, text, want, dataWarning(engine, local.data ?? [], have, want))];
  const declarable = declarableVersion(engine, have);
  if (declarable !== undefined && declared.version.state === 'known')
    fixes.push(declareFix(declared.version.source, engine, declarable));
  return fixes.filter((fix) => fix !== undefined);
}

/** What becomes of the data that the local version has written, where the declared one can't open it. */
function dataWarning(engine: string, data: readonly string[], have: string, want: string): string | undefined {
  const [volume] = data;
  if (volume === undefined || opensData(engine, have, want)) return undefined;
  return `${titleOf(engine)} ${want} can't open the data in "${volume}" that ${have} wrote: dump it first`;
}
