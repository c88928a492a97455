import { readDotenv, type DotenvEntry } from '../compose/dotenv';
import { known, unknown, type Variable, type Variables } from '../model';
import type { Files, ProjectPath } from '../workspace';

/** Files that frameworks load on a developer's machine, the strongest first (symfony.com, "Configuring environment variables"; dotenv). */
export const localEnvFiles = [
  '.env.dev.local',
  '.env.development.local',
  '.env.local',
  '.env.dev',
  '.env.development',
  '.env',
];

/** Files of which production takes what they set, where they are committed. */
const productionEnvFiles = ['.env.prod', '.env.production'];

/** The `.env` files that an application reads by itself. */
export interface DotenvFiles {
  /** The strongest first. */
  readonly files: readonly ProjectPath[];
  readonly variables: Variables;
  /** Names that a file for production sets. */
  readonly production: ReadonlySet<string>;
}

/** Libraries that load `.env`, as they are named in a project's file of dependencies. */
const loaders: Readonly<Record<string, RegExp>> = {
  'composer.json': /"(?:symfony\/(?:dotenv|runtime|framework-bundle|flex)|laravel\/framework|vlucas\/phpdotenv)"/,
  'package.json': /"(?:dotenv(?:-\w+)?|next|vite|nuxt|react-scripts|@nestjs\/config|env-cmd|@remix-run\/dev|astro)"/,
  'requirements.txt': /^(?:python-dotenv|python-decouple|django-environ|environs|pydantic-settings|starlette)\b/im,
  'pyproject.toml': /python-dotenv|python-decouple|django-environ|environs|pydantic-settings/i,
  Pipfile: /python-dotenv|python-decouple|django-environ|environs|pydantic-settings/i,
  Gemfile: /\bdotenv\b/,
  'go.mod': /godotenv/,
};

/** What the `.env` files in an application's folder set; undefined where there is none, or nothing that is known to load them. */
export function readDotenvFiles(files: Files, root: ProjectPath): DotenvFiles | undefined {
  const names = files.list(root) ?? [];
  const path = (name: string) => (root === '' ? name : `${root}/${name}`);
  const text = (name: string) => {
    const state = names.includes(name) ? files.read(path(name)) : undefined;
    return state?.state === 'known' ? state.text : undefined;
  };
  if (!Object.entries(loaders).some(([name, pattern]) => pattern.test(text(name) ?? ''))) return undefined;
  const found = localEnvFiles.filter((name) => text(name) !== undefined);
  const all = found
    .toReversed()
    .flatMap((name) => readDotenv(text(name) ?? '').entries.map((entry) => variable(path(name), entry)));
  const named = new Map(all.map((it) => [it.name, it]));
  const production = productionEnvFiles.flatMap((name) => readDotenv(text(name) ?? '').entries);
  return {
    files: found.map(path),
    variables: { named: [...named.values()], injected: new Set() },
    production: new Set(production.map(({ name }) => name)),
  };
}

function variable(file: ProjectPath, { name, value, written, span }: DotenvEntry): Variable {
  const source = { file, span };
  if (value === undefined) return { name, value: unknown('it is made of other variables', source), source };
  return { name, value: known(value, source), source, ...(value === written ? { literal: true } : {}) };
}
