import type { Files, ProjectPath } from '../../workspace';
import { asMap, asSequence, asText, pairAt, pairsOf, valueAt, type YamlNode, type YamlPair } from '../../yaml';
import { parseYamlText } from '../../yaml/documents';
import type { Described } from '../described';
import { itemsOf, writtenOf, type Written } from '../written';
import { jobInstalls, withInstalls } from './jobInstalls';
import { describeImages, describeJobs, testsOrBuilds } from './job';

const file: ProjectPath = '.gitlab-ci.yml';

/** Aliases make thousands of items of few lines: no more than these are read. */
const mostServices = 30;
const mostEntries = 200;
const mostTemplates = 20;

/** Keys of the top level that are no jobs (docs.gitlab.com, "CI/CD YAML syntax reference"). */
const keywords = new Set([
  'default',
  'include',
  'stages',
  'types',
  'variables',
  'workflow',
  'spec',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
]);

/** What the jobs of GitLab CI run that test or build the project. Jobs of included files are not read. */
export function readGitlabCi(files: Files): Described[] {
  const state = (files.list('') ?? []).includes(file) ? files.read(file) : undefined;
  const text = state?.state === 'known' ? state.text : '';
  const { root, errors } = parseYamlText(text);
  if (errors.length > 0) return [];
  const jobs = pairsOf(root).filter(({ key, value }) => isJob(key.text, value));
  return describeJobs(jobs, ({ key, value }) => readJob(root, key.text, value, text));
}

/** Names that begin with a dot are templates for other jobs. */
function isJob(name: string, job: YamlNode | undefined): boolean {
  const stage = asText(valueAt(job, ['stage'])) ?? '';
  return (
    asMap(job) !== undefined && !keywords.has(name) && !name.startsWith('.') && testsOrBuilds(`${name} ${stage}`, '')
  );
}

function readJob(root: YamlNode | undefined, name: string, job: YamlNode | undefined, text: string): Described[] {
  const chain = withTemplates(root, job);
  if (!chain) return [];
  const images = (image: YamlNode | undefined, own?: string) => {
    const written = writtenOf(file, valueAt(image, ['name']) ?? image);
    const alias = own ?? asText(valueAt(image, ['alias'])) ?? written?.text ?? '';
    return written ? describeImages(alias, written, valuesOf(written, [...chain, root])) : [];
  };
  const scopes = [...chain, ...(pairAt(job, 'inherit') ? [] : [valueAt(root, ['default']), root])];
  const scripts = ['before_script', 'script'].flatMap((key) => itemsOf(firstOf(scopes, key)?.value));
  const installs = jobInstalls(scripts.slice(0, mostEntries), file, text);
  return [
    ...withInstalls(images(firstOf(scopes, 'image')?.value, name), installs),
    ...itemsOf(firstOf(scopes, 'services')?.value)
      .slice(0, mostServices)
      .flatMap((it) => images(it)),
  ];
}

function firstOf(scopes: readonly (YamlNode | undefined)[], key: string): YamlPair | undefined {
  return scopes.map((scope) => pairAt(scope, key)).find((it) => it !== undefined);
}

/** A job and what it extends, the strongest first; undefined where a template is not in this file, or extends itself. */
function withTemplates(root: YamlNode | undefined, job: YamlNode | undefined): YamlNode[] | undefined {
  const chain: YamlNode[] = [];
  const open = [job];
  while (open.length > 0) {
    const node = open.shift();
    if (!node || chain.length === mostTemplates) return undefined;
    chain.push(node);
    // Of several templates the last one wins.
    const names = itemsOf(valueAt(node, ['extends']))
      .slice(0, mostTemplates)
      .toReversed();
    open.unshift(...names.map((name) => pairAt(root, asText(name) ?? '')?.value));
  }
  return chain;
}

/** A text with its variable replaced, once for every entry of a matrix; undefined where the file does not give it a value. */
function valuesOf(text: Written, scopes: readonly (YamlNode | undefined)[]): readonly Written[] | undefined {
  const [found, second] = [...text.text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)];
  if (!found) return [text];
  const values = second ? [] : variable(found[1] ?? found[2] ?? '', scopes);
  if (values.length === 0 || values.some((it) => it.text.includes('$'))) return undefined;
  return values.map((value) =>
    found[0] === text.text
      ? value
      : { text: text.text.replace(found[0], () => value.text), source: value.source, literal: false },
  );
}

function variable(name: string, scopes: readonly (YamlNode | undefined)[]): Written[] {
  const matrix = itemsOf(valueAt(scopes[0], ['parallel', 'matrix']));
  const inMatrix = matrix.flatMap((entry) => itemsOf(valueAt(entry, [name]))).slice(0, mostEntries);
  const value = scopes.map((scope) => valueAt(scope, ['variables', name])).find((it) => it !== undefined);
  const nodes =
    inMatrix.length > 0 ? inMatrix : value && !asSequence(value) ? [valueAt(value, ['value']) ?? value] : [];
  return nodes.flatMap((node) => writtenOf(file, node) ?? []);
}
