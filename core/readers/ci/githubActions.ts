import type { Files, FileState, ProjectPath } from '../../workspace';
import { asMap, asSequence, asText, pairsOf, valueAt, type YamlNode } from '../../yaml';
import { parseYamlText } from '../../yaml/documents';
import type { Described } from '../described';
import { writtenOf, type Written } from '../written';
import { Expressions } from './expressions';
import { jobInstalls, withInstalls } from './jobInstalls';
import { describeImages, describeJobs, describeRuntime, testsOrBuilds } from './job';

const folder: ProjectPath = '.github/workflows';

/** Steps, and services, of a job: no more are read. */
const mostItems = 300;

/** Actions that install a language, with their input for its version. */
const setups: Readonly<Record<string, { readonly runtime: string; readonly input: string }>> = {
  'actions/setup-node': { runtime: 'nodejs', input: 'node-version' },
  'shivammathur/setup-php': { runtime: 'php', input: 'php-version' },
  'actions/setup-python': { runtime: 'python', input: 'python-version' },
  'actions/setup-go': { runtime: 'golang', input: 'go-version' },
  'ruby/setup-ruby': { runtime: 'ruby', input: 'ruby-version' },
  'actions/setup-java': { runtime: 'java', input: 'java-version' },
  'actions/setup-dotnet': { runtime: 'dotnet', input: 'dotnet-version' },
  'erlef/setup-beam': { runtime: 'elixir', input: 'elixir-version' },
};

/** What the jobs of GitHub's workflows run that test or build the project. */
export function readGithubActions(files: Files): Described[] {
  const names = files.list(folder) ?? [];
  return names.filter((name) => /\.ya?ml$/.test(name)).flatMap((name) => readWorkflow(files, `${folder}/${name}`));
}

/** What each state of a workflow tells: projects have dozens of them, and a keystroke elsewhere changes none. */
const read = new WeakMap<FileState, readonly Described[]>();

function readWorkflow(files: Files, file: ProjectPath): readonly Described[] {
  const state = files.read(file);
  const described = read.get(state) ?? (state.state === 'known' ? describe(file, state.text) : []);
  read.set(state, described);
  return described;
}

function describe(file: ProjectPath, text: string): Described[] {
  const { root, errors } = parseYamlText(text);
  if (errors.length > 0) return [];
  const around = `${asText(valueAt(root, ['name'])) ?? ''} ${file.slice(folder.length + 1)}`;
  const jobs = pairsOf(valueAt(root, ['jobs'])).filter(({ key, value }) =>
    testsOrBuilds(`${key.text} ${asText(valueAt(value, ['name'])) ?? ''}`, around),
  );
  return describeJobs(jobs, ({ key, value }) =>
    withInstalls(
      readJob(file, key.text, value, new Expressions(file, root, value)),
      jobInstalls([root, value].some(hasFolder) ? [] : scriptsOf(value), file, text),
    ),
  );
}

/** All scripts of a workflow or job run in a folder of its own. */
function hasFolder(scope: YamlNode | undefined): boolean {
  return valueAt(scope, ['defaults', 'run', 'working-directory']) !== undefined;
}

/** Those that run in the project's root. */
function scriptsOf(job: YamlNode | undefined): YamlNode[] {
  const steps = asSequence(valueAt(job, ['steps']))?.items ?? [];
  return steps
    .slice(0, mostItems)
    .flatMap((step) => (valueAt(step, ['working-directory']) ? [] : (valueAt(step, ['run']) ?? [])));
}

function readJob(file: ProjectPath, name: string, job: YamlNode | undefined, expressions: Expressions): Described[] {
  const images = (service: string, node: YamlNode | undefined) => {
    const written = writtenOf(file, valueAt(node, ['image']) ?? node);
    return written ? describeImages(service, written, expressions.valuesOf(written)) : [];
  };
  return [
    ...images(name, valueAt(job, ['container'])),
    ...pairsOf(valueAt(job, ['services']))
      .slice(0, mostItems)
      .flatMap(({ key, value }) => images(key.text, value)),
    ...(asSequence(valueAt(job, ['steps']))?.items ?? [])
      .slice(0, mostItems)
      .flatMap((step) => readStep(file, name, step, expressions)),
  ];
}

/** A set-up without a version takes that of a file, which is compared by itself, or a default: it is not known here. */
function readStep(file: ProjectPath, job: string, step: YamlNode, expressions: Expressions): Described[] {
  const uses = writtenOf(file, valueAt(step, ['uses']));
  const action = uses?.text.split('@')[0]?.toLowerCase() ?? '';
  const setup = Object.hasOwn(setups, action) ? setups[action] : undefined;
  if (!uses || !setup) return [];
  const input = valueAt(step, ['with', setup.input]);
  const asked = askedFor(file, input).map((it) => expressions.valuesOf(it, step));
  return asked.length === 0 || asked.includes(undefined)
    ? [describeRuntime(job, setup.runtime, { ...uses, text: '' })]
    : asked.flatMap((values) => (values ?? []).map((it) => describeRuntime(job, setup.runtime, it)));
}

/** One version, or several on the lines of a block. */
function askedFor(file: ProjectPath, input: YamlNode | undefined): Written[] {
  if (asMap(input) || asSequence(input)) return [];
  const written = writtenOf(file, input);
  return (written?.text ?? '').split('\n').flatMap((line) => {
    const text = line.trim();
    return written && text !== '' ? { ...written, text, literal: written.literal && text === written.text } : [];
  });
}
