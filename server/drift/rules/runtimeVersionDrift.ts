import type { ApplicationMatch } from '../../../core/drift/drift';
import { titleOf } from '../../../core/drift/engines';
import { compareVersions } from '../../../core/drift/versions';
import { valueOf } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Fix, Rule } from '../../problem';
import { declarableVersion } from '../declarable';
import { declareFix, tagFix } from '../tagFix';

export const runtimeVersionDrift: Rule<Project> = {
  code: 'runtime-version-drift',
  severity: 'warning',
  summary: 'An application runs locally on another version of its language than the manifest declares',
  explanation:
    "The base image of the application's container (the `FROM` of its Dockerfile, or its `image`) is compared with the application's type, at the precision at which the language breaks compatibility: 8.3 and 8.4 for PHP, 22 and 24 for Node.js. An application without a container runs on the host and is not compared.",
  basis: 'Dockerfile FROM or image tag against the type of the application (rule R30)',
  *check(project) {
    for (const match of project.comparison.applications) yield* checkMatch(project, match);
  },
};

function* checkMatch(project: Project, match: ApplicationMatch): Iterable<Finding> {
  const { declared, local } = match;
  const want = valueOf(declared.runtime);
  const have = valueOf(local.runtime);
  if (want?.version.state !== 'known' || have?.version.state !== 'known') return;
  const difference = compareVersions(want.name, want.version.value, have.version.value);
  if (difference !== 'major' && difference !== 'minor') return;
  const title = titleOf(want.name);
  const shared = {
    subject: { kind: 'application' as const, name: declared.name },
    fixes: fixesOf(project, match, want.name, want.version.value, have.version.value),
  };
  yield {
    ...shared,
    source: have.version.source,
    message: `${title} ${have.version.value} runs locally, ${want.version.value} is declared`,
    related: [
      { source: want.version.source, message: `${declared.name} is declared on ${title} ${want.version.value}` },
    ],
  };
  yield {
    ...shared,
    source: want.version.source,
    message: `${title} ${want.version.value} is declared, ${have.version.value} runs locally (${local.name} in ${have.version.source.file})`,
    related: [
      { source: have.version.source, message: `${local.name} runs ${title} ${have.version.value}: ${match.because}` },
    ],
  };
}

function fixesOf(
  project: Project,
  { declared, local }: ApplicationMatch,
  runtime: string,
  want: string,
  have: string,
): Fix[] {
  const fixes = [tagFix(local.tag, local.tag ? project.text(local.tag.file) : '', want, undefined)];
  const version = valueOf(declared.runtime)?.version;
  const declarable = declarableVersion(runtime, have);
  if (declarable !== undefined && version?.state === 'known')
    fixes.push(declareFix(version.source, runtime, declarable));
  return fixes.filter((fix) => fix !== undefined);
}
