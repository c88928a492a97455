import type { YamlPair } from '../../yaml';
import { applicationModel, describeImage, type Described } from '../described';
import { partOf, type Written } from '../written';

/** Of the names of jobs and workflows: what says that the project's own code is tested or built there. */
const tests =
  /(?:^|[^a-z])(?:tests?|testing|unit|integration|functional|e2e|specs?|phpunit|pest|pytest|jest|vitest|rspec|behat|cypress|playwright)(?![a-z])/i;
const builds =
  /(?:^|[^a-z])(?:ci|builds?|checks?|qa|quality|verify|validate|analy[sz]e|phpstan|backend|frontend|app)(?![a-z])/i;

/** Work that may run on any version: it sees other tools than the application, or none of it. */
const others =
  /(?:^|[^a-z])(?:deploy\w*|releas\w*|publish\w*|docs?|documentation|pages|storybook|changelog|label\w*|stale|dependabot|renovate|codeql|docker|version\w*|bump|semantic|sync|cron|preview\w*|clean\w*|notif\w*|translat\w*|lighthouse|updat\w*|lint\w*|commitlint|prettier)(?![a-z])/i;

/**
 * True where the names tell that a job tests or builds the project. A job that is named after something else, or stands in a workflow that
 * is, says nothing about the project's environment.
 */
export function testsOrBuilds(job: string, workflow: string): boolean {
  const [name, around] = [spaced(job), spaced(workflow)];
  if (others.test(name)) return false;
  if (tests.test(name)) return true;
  return !others.test(around) && (builds.test(name) || tests.test(around) || builds.test(around));
}

/** `unitTests` and `unit_tests` as separate words; expressions are none. */
function spaced(name: string): string {
  return name
    .replace(/\$\{\{[^}$]*\}\}/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');
}

/** Jobs of a file. Aliases make thousands of jobs, and of facts, of few lines: no more than this is read. */
const mostJobs = 300;
const enoughFacts = 2000;

/** What each of some jobs tells. */
export function describeJobs(jobs: readonly YamlPair[], read: (job: YamlPair) => readonly Described[]): Described[] {
  const found: Described[] = [];
  for (const job of jobs.slice(0, mostJobs)) if (found.length < enoughFacts) found.push(...read(job));
  return found;
}

/** What a job asks a set-up action for: `20`, `20.x`, `v20.1`; words and ranges are not known. */
export function describeRuntime(job: string, runtime: string, asked: Written): Described {
  const version = /^v?(\d+(?:\.\d+)*)(?:\.[xX*])*$/.exec(asked.text.trim())?.[1];
  const at = version === undefined ? -1 : asked.text.indexOf(version);
  return {
    application: applicationModel(
      job,
      runtime,
      version === undefined ? { reason: 'CI asks for no single version' } : partOf(asked, version, at),
      asked.source,
    ),
  };
}

/** The images that a text stands for; where that is not known, the one whose name stands before the first variable, in any version. */
export function describeImages(name: string, written: Written, values: readonly Written[] | undefined): Described[] {
  if (values) return values.map((it) => describeImage(name, it));
  const image = (written.text.split('$')[0] ?? '').replace(/:[^/]*$/, '');
  return [describeImage(name, { ...written, text: image, literal: false })];
}
