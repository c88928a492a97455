import { DockerfileParser, type Dockerfile, type From } from 'dockerfile-ast';
import { interpolate } from '../compose/interpolate';
import type { Setting } from '../model';
import type { Source } from '../text';
import { LineIndex } from '../text';
import type { FileState, ProjectPath } from '../workspace';
import { stepsOf, type Step } from './dockerfileSteps';

/** Characters. Larger files are generated, and reading one would take most of a second. */
const sizeLimit = 256 * 1024;

/** The image that a Dockerfile's final stage stands on, with every named stage in between followed. */
export interface BaseImage {
  /** The reference after build arguments; undefined where one of them is not known. */
  readonly reference: string | undefined;
  /** The image as written after `FROM`. */
  readonly source: Source;
  /** True where the reference is written as it is, so that an edit of the file can change it. */
  readonly literal: boolean;
  readonly reason?: string;
  /** `--platform`, where it is written as it is. */
  readonly platform?: Setting;
}

export interface BuiltImage {
  readonly base: BaseImage;
  /** In the order in which they run, those of earlier stages that the built one stands on included. */
  readonly steps: readonly Step[];
  /** Those of every stage before it as well, since things are copied from them. */
  readonly allSteps: readonly Step[];
  /** What the stages stand on that something is copied from into the built one. */
  readonly copiedFrom: readonly BaseImage[];
}

const images = new WeakMap<KnownFile, Map<string, BuiltImage | undefined>>();

type KnownFile = Extract<FileState, { readonly state: 'known' }>;

/** The same as `builtImage`, read once for as long as the file stays as it is: reading a long one takes some milliseconds. */
export function builtImageOf(
  file: KnownFile,
  path: ProjectPath,
  target: string | undefined,
  args: ReadonlyMap<string, string>,
): BuiltImage | undefined {
  const known = images.get(file) ?? new Map<string, BuiltImage | undefined>();
  images.set(file, known);
  const key = JSON.stringify([path, target, ...args]);
  if (!known.has(key)) known.set(key, builtImage(file.text, path, target, args));
  return known.get(key);
}

/**
 * Reads what a Dockerfile builds, and on what.
 *
 * @param target the stage to build; absent = the last one
 * @param args build arguments given from outside; they win over the defaults of `ARG`
 * @returns undefined where the file has no such stage, or is too large
 */
export function builtImage(
  text: string,
  file: ProjectPath,
  target: string | undefined,
  args: ReadonlyMap<string, string>,
): BuiltImage | undefined {
  if (text.length > sizeLimit) return undefined;
  const dockerfile = DockerfileParser.parse(text);
  const stages = dockerfile.getFROMs();
  const final = target === undefined ? stages.at(-1) : findStage(stages, target);
  const chain = final ? chainOf(stages, final) : [];
  const lines = new LineIndex(text);
  const global = variablesOf(dockerfile, args);
  const baseOf = (from: From | undefined) => from && describe(from, file, lines, global);
  const base = baseOf(chain[0]);
  if (!base || !final) return undefined;
  const parsed = { dockerfile, text, file, lines, given: args, global };
  const upTo = stages.slice(0, stages.indexOf(final) + 1);
  const copiedFrom = copiedStages(dockerfile, upTo).flatMap((stage) => baseOf(chainOf(stages, stage)[0]) ?? []);
  return { base, steps: stepsOf(parsed, chain), allSteps: stepsOf(parsed, upTo), copiedFrom };
}

/** The stages that something is copied from into the last of these. */
function copiedStages(dockerfile: Dockerfile, stages: readonly From[]): From[] {
  const start = stages.at(-1)?.getRange().start.line ?? 0;
  const next = dockerfile.getFROMs()[stages.length]?.getRange().start.line ?? Infinity;
  const names = dockerfile.getCOPYs().flatMap((copy) => {
    const { line } = copy.getRange().start;
    return line > start && line < next ? (copy.getFromFlag()?.getValue() ?? []) : [];
  });
  return [...new Set(names)].flatMap((name) => findStage(stages.slice(0, -1), name) ?? []);
}

/** Stages are numbered from 0 and named without regard to case (Dockerfile reference, FROM). */
function findStage(stages: readonly From[], name: string): From | undefined {
  return (
    stages.find((stage) => stage.getBuildStage()?.toLowerCase() === name.toLowerCase()) ??
    stages[/^\d+$/.test(name) ? Number(name) : -1]
  );
}

/** Follows `FROM base AS dev` to the stage that names a real image: all stages on the way, that one first. */
function chainOf(stages: readonly From[], final: From): From[] {
  const chain = [final];
  for (let current: From | undefined = final; current;) {
    const name = current.getImage();
    const earlier: From | undefined = stages
      .slice(0, stages.indexOf(current))
      .findLast((it) => it.getBuildStage()?.toLowerCase() === name?.toLowerCase());
    if (earlier) chain.unshift(earlier);
    current = earlier;
  }
  return chain;
}

/** The `ARG`s before the first `FROM`: only those reach a `FROM`. */
function variablesOf(dockerfile: Dockerfile, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const arg of dockerfile.getInitialARGs()) {
    const property = arg.getProperty();
    const name = property?.getName();
    const value = name === undefined ? undefined : (given.get(name) ?? property?.getValue());
    if (name !== undefined && value !== undefined && value !== null)
      variables.set(name, interpolate(value, variables).value ?? value);
  }
  return variables;
}

function describe(
  from: From,
  file: ProjectPath,
  lines: LineIndex,
  variables: ReadonlyMap<string, string>,
): BaseImage | undefined {
  const written = from.getImage();
  const range = from.getImageRange();
  if (!written || !range) return undefined;
  const span = lines.span(range);
  const { value, missing } = interpolate(written, variables);
  const reason = value === undefined ? `the build argument ${missing.join(', ')} has no value` : undefined;
  return {
    reference: value,
    source: { file, span },
    literal: !written.includes('$'),
    ...(reason ? { reason } : {}),
    ...platformOf(from, file, lines),
  };
}

function platformOf(from: From, file: ProjectPath, lines: LineIndex): Pick<BaseImage, 'platform'> {
  const flag = from.getPlatformFlag();
  const [value, range] = [flag?.getValue(), flag?.getValueRange()];
  if (!value || !range || value.includes('$')) return {};
  return { platform: { name: 'platform', value, source: { file, span: lines.span(range) } } };
}
