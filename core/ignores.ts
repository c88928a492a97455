import type { EnvironmentModel } from './model';
import type { Project } from './project';
import { LineIndex, type Source } from './text';
import type { ProjectPath } from './workspace';

/**
 * A comment that says why a problem is meant to be: `# parity-ignore: code reason`, for the next line that is no comment. In JSON with
 * comments it begins with two slashes.
 */
export interface Ignore {
  readonly code: string;
  /** May be empty. */
  readonly reason: string;
  /** Where the comment stands. */
  readonly source: Source;
  /** Zero-based line that it speaks of; undefined for the whole file (`parity-ignore-file`). */
  readonly line: number | undefined;
}

const pattern = /^[ \t]*((?:#|\/\/)[ \t]*parity-ignore(-file)?:[ \t]*([\w-]+)([^\n\r]*))/gm;

function ignoresOf(file: ProjectPath, text: string): Ignore[] {
  if (!text.includes('parity-ignore')) return [];
  const index = new LineIndex(text);
  const lines = text.split('\n');
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, comment = '', wholeFile, code = '', reason = ''] = match;
    const end = match.index + whole.length;
    const own = index.position(end).line;
    const next = lines.findIndex((line, number) => number > own && !/^\s*(#|\/\/|$)/.test(line));
    return {
      code,
      reason: reason.trim(),
      source: { file, span: { start: end - comment.length, end } },
      line: wholeFile === undefined ? next : undefined,
    };
  });
}

/** The ignores of a project's manifest, Compose and other compared files. */
export class Ignores {
  readonly all: readonly Ignore[];
  private readonly indexes = new Map<ProjectPath, LineIndex>();

  constructor(private readonly project: Project) {
    this.all = [...comparedFiles(project)].flatMap((file) => ignoresOf(file, project.text(file)));
  }

  /** The ignore that silences what a rule finds at these places. A difference is silenced on both of its sides by an ignore on either. */
  silencing(code: string, places: readonly Source[]): Ignore | undefined {
    return this.all.find((it) => it.code === code && places.some((place) => this.speaksOf(it, place)));
  }

  private speaksOf({ source, line }: Ignore, place: Source): boolean {
    if (source.file !== place.file) return false;
    return line === undefined || this.indexOf(place.file).position(place.span.start).line === line;
  }

  private indexOf(file: ProjectPath): LineIndex {
    const index = this.indexes.get(file) ?? new LineIndex(this.project.text(file));
    this.indexes.set(file, index);
    return index;
  }
}

function comparedFiles({ manifest, comparisons, connections, variables }: Project): ReadonlySet<ProjectPath> {
  return new Set([
    ...[...manifest.files, ...manifest.included].map(({ path }) => path),
    ...comparisons.flatMap(({ compose }) => compose?.files.map(({ path }) => path) ?? []),
    ...comparisons.flatMap(({ local }) => sourcesOf(local).map(({ file }) => file)),
    ...connections.map(({ source }) => source.file),
    ...variables.flatMap(({ local }) => [...local.named.values()].map(({ source }) => source.file)),
  ]);
}

/** Where the things of a description stand. */
function sourcesOf({ applications, services }: EnvironmentModel): Source[] {
  return [
    ...applications.flatMap(({ runtime }) => (runtime.state === 'known' ? runtime.source : [])),
    ...services.map(({ source }) => source),
    ...[...applications, ...services].flatMap(({ others = [] }) => others.map(({ source }) => source)),
  ];
}
