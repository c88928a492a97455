import { Arg, Copy, Env, type Dockerfile, type From, type Instruction, type Property } from 'dockerfile-ast';
import { interpolate } from '../compose/interpolate';
import type { LineIndex, Source } from '../text';
import type { ProjectPath } from '../workspace';
import { shellCommands, type Command } from './shellCommands';

/** One instruction on the way from the base image to the built one. */
export interface Step {
  /** In capitals. */
  readonly keyword: string;
  /** What stands behind the keyword and its flags, as written, with continued lines. */
  readonly text: string;
  readonly source: Source;
  /** Of `RUN`: the commands in it. */
  readonly commands: readonly Command[];
  /** `--from` of a `COPY`: a stage or an image. */
  readonly from?: string;
  /** The build arguments and variables that reach it. */
  readonly variables: ReadonlyMap<string, string>;
}

export interface ParsedDockerfile {
  readonly dockerfile: Dockerfile;
  readonly text: string;
  readonly file: ProjectPath;
  readonly lines: LineIndex;
  /** Build arguments from outside. */
  readonly given: ReadonlyMap<string, string>;
  /** The `ARG`s before the first `FROM`, with their values. */
  readonly global: ReadonlyMap<string, string>;
}

/** The instructions of some stages, in the order in which they run. */
export function stepsOf(parsed: ParsedDockerfile, stages: readonly From[]): Step[] {
  const inside = new Set<Instruction>(stages);
  let variables: ReadonlyMap<string, string> = new Map();
  let wanted = false;
  const steps: Step[] = [];
  for (const instruction of parsed.dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') wanted = inside.has(instruction);
    else if (wanted) {
      variables = withVariables(parsed, instruction, variables);
      steps.push(stepOf(parsed, instruction, keyword, variables));
    }
  }
  return steps;
}

/** `ARG` without a value takes that of the one before the first `FROM`; what is given from outside wins (Dockerfile reference, ARG). */
function withVariables(
  { given, global }: ParsedDockerfile,
  instruction: Instruction,
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const properties = propertiesOf(instruction);
  if (properties.length === 0) return before;
  const after = new Map(before);
  for (const property of properties) {
    const name = property.getName();
    const written = property.getValue() ?? undefined;
    const value = instruction instanceof Arg ? (given.get(name) ?? written ?? global.get(name)) : written;
    const known = value === undefined ? undefined : interpolate(value, before).value;
    if (known === undefined) after.delete(name);
    else after.set(name, known);
  }
  return after;
}

function propertiesOf(instruction: Instruction): readonly Property[] {
  if (instruction instanceof Env) return instruction.getProperties();
  const property = instruction instanceof Arg ? instruction.getProperty() : null;
  return property ? [property] : [];
}

function stepOf(
  { text, file, lines }: ParsedDockerfile,
  instruction: Instruction,
  keyword: string,
  variables: ReadonlyMap<string, string>,
): Step {
  const span = lines.span(instruction.getArgumentsRange() ?? instruction.getRange());
  const from = instruction instanceof Copy ? instruction.getFromFlag()?.getValue() : undefined;
  const written = text.slice(span.start, span.end);
  return {
    keyword,
    text: written,
    source: { file, span },
    commands: keyword === 'RUN' ? shellCommands(written) : [],
    variables,
    ...(from ? { from } : {}),
  };
}
