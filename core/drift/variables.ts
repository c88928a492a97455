import type { ComposeService } from '../compose/compose';
import { valueOf, type ApplicationModel, type EnvironmentModel, type Variable } from '../model';
import { readDotenvFiles, type DotenvFiles } from '../readers/dotenvFiles';
import { readEnvironmentScript, type ScriptVariables } from '../readers/environmentScript';
import type { Files, ProjectPath } from '../workspace';
import { composeContainers, type ComposeContainer } from './composeContainers';
import type { Comparison } from './drift';

/** One application and the variables of its environment on both sides. */
export interface VariableSides {
  readonly declared: ApplicationModel;
  readonly production: {
    /** What the manifest sets. */
    readonly named: readonly Variable[];
    /** Whether production has a variable, as far as files tell. */
    has(name: string): boolean;
    /** Why it may have more than the files tell, beside what is set in the console. */
    readonly gap?: string;
  };
  readonly local: {
    /** What its containers and its own `.env` files set, by name; the value that wins. */
    readonly named: ReadonlyMap<string, Variable>;
    /** Names that any container has, and so perhaps this application's. */
    readonly anywhere: ReadonlySet<string>;
    readonly gap?: string;
    /** Where a variable for it is set. Undefined where no place is known: then nothing is missing there either. */
    readonly home?: VariableHome;
  };
}

/** A container with an environment of its own, or the file that the application loads. */
export type VariableHome =
  | { readonly kind: 'container'; readonly service: ComposeService }
  | { readonly kind: 'file'; readonly file: ProjectPath };

/** The environments of every declared application whose folder is known. */
export function variableSides(
  declared: EnvironmentModel,
  comparisons: readonly Comparison[],
  files: Files,
): VariableSides[] {
  return declared.applications.flatMap((application): VariableSides[] => {
    const root = valueOf(application.root);
    if (root === undefined || !application.variables) return [];
    const dotenv = readDotenvFiles(files, root);
    const script = readEnvironmentScript(files, root);
    return [
      {
        declared: application,
        production: productionOf(application, declared, script, dotenv),
        local: localOf(application, comparisons, dotenv),
      },
    ];
  });
}

function productionOf(
  { variables }: ApplicationModel,
  declared: EnvironmentModel,
  script: ScriptVariables,
  dotenv: DotenvFiles | undefined,
): VariableSides['production'] {
  const named = variables?.named ?? [];
  const names = new Set([
    ...named.map(({ name }) => name),
    ...(variables?.injected ?? []),
    ...script.names,
    ...(dotenv?.production ?? []),
  ]);
  const gap = variables?.gap ?? declared.gaps[0] ?? (script.open ? '.environment reads other files' : undefined);
  return {
    named,
    has: (name) => names.has(name) || name.startsWith('PLATFORM_'),
    ...(gap === undefined ? {} : { gap }),
  };
}

function localOf(
  application: ApplicationModel,
  comparisons: readonly Comparison[],
  dotenv: DotenvFiles | undefined,
): VariableSides['local'] {
  const containers = composeContainers(application, comparisons);
  const environments = containers.flatMap(({ container }) => container.variables ?? []);
  const [gap] = [...gapsOf(comparisons), ...environments.flatMap((it) => it.gap ?? [])];
  const home = homeOf(containers, dotenv);
  const weakestFirst = [dotenv?.variables, ...environments.toReversed()].flatMap((it) => it?.named ?? []);
  return {
    named: new Map(weakestFirst.map((it) => [it.name, it])),
    anywhere: new Set(comparisons.flatMap(({ compose }) => (compose?.services ?? []).flatMap(namesIn))),
    ...(gap === undefined ? {} : { gap }),
    ...(home ? { home } : {}),
  };
}

function homeOf(containers: readonly ComposeContainer[], dotenv: DotenvFiles | undefined): VariableHome | undefined {
  const container = containers.find(({ service }) => service.environment.length > 0);
  if (container) return { kind: 'container', service: container.service };
  const file = dotenv?.files.at(-1);
  return file === undefined ? undefined : { kind: 'file', file };
}

/** What a container gets while it is built counts, too. */
function namesIn({ environment, build }: ComposeService): string[] {
  return [...environment, ...(build?.args ?? [])].map(({ name }) => name);
}

/** Without a Compose file the application runs on the host, which is no gap; what other places set is not read. */
function gapsOf(comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap(({ place, compose, local }) => {
    if (place.id === 'files' || place.id === 'ci' || compose?.state === 'absent') return [];
    return compose ? local.gaps : [`the environment of ${place.title} is not read`];
  });
}
