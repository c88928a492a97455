import { DockerfileParser, type Dockerfile, type From } from 'dockerfile-ast';
import { interpolate } from '../compose/interpolate';
import type { Source } from '../text';
import { LineIndex } from '../text';
import type { ProjectPath } from '../workspace';

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
}

/**
 * Reads what a Dockerfile builds on.
 *
 * @param target the stage to build; absent = the last one
 * @param args build arguments given from outside; they win over the defaults of `ARG`
 * @returns undefined where the file has no such stage, or is too large
 */
export function baseImage(
  text: string,
  file: ProjectPath,
  target: string | undefined,
  args: ReadonlyMap<string, string>,
): BaseImage | undefined {
  if (text.length > sizeLimit) return undefined;
  const dockerfile = DockerfileParser.parse(text);
  const stages = dockerfile.getFROMs();
  const final = target === undefined ? stages.at(-1) : findStage(stages, target);
  const from = final && baseStage(stages, final);
  return from && describe(from, text, file, variablesOf(dockerfile, args));
}

/** Stages are numbered from 0 and named without regard to case (Dockerfile reference, FROM). */
function findStage(stages: readonly From[], name: string): From | undefined {
  return (
    stages.find((stage) => stage.getBuildStage()?.toLowerCase() === name.toLowerCase()) ??
    stages[/^\d+$/.test(name) ? Number(name) : -1]
  );
}

/** Follows `FROM base AS dev` to the stage that names a real image. */
function baseStage(stages: readonly From[], start: From): From {
  let current = start;
  for (let hops = 0; hops < stages.length; hops++) {
    const name = current.getImage();
    const earlier = stages
      .slice(0, stages.indexOf(current))
      .findLast((it) => it.getBuildStage()?.toLowerCase() === name?.toLowerCase());
    if (!earlier) return current;
    current = earlier;
  }
  return current;
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
  text: string,
  file: ProjectPath,
  variables: ReadonlyMap<string, string>,
): BaseImage | undefined {
  const written = from.getImage();
  const range = from.getImageRange();
  if (!written || !range) return undefined;
  const lines = new LineIndex(text);
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const { value, missing } = interpolate(written, variables);
  const reason = value === undefined ? `the build argument ${missing.join(', ')} has no value` : undefined;
  return { reference: value, source: { file, span }, literal: !written.includes('$'), ...(reason ? { reason } : {}) };
}
