import { createHash } from 'node:crypto';
import { parityScore } from '../core/drift/score';
import type { Project } from '../core/project';
import type { Badges, DriftItem } from '../core/protocol';
import type { ProjectPath } from '../core/workspace';
import { check, type Checked } from './check';
import { diagnosticOf, locationOf } from './diagnostics';
import { badgesOf } from './drift/badges';
import { differencesOf, type Difference } from './drift/differences';
import type { Diagnostic } from './lspTypes';
import { Positions, type Encoding } from './positions';

/** How a project's files are addressed and counted for one client. */
export interface Addresses {
  readonly encoding: Encoding;
  uri(file: ProjectPath): string;
}

export interface FileReport {
  /** Equal where the diagnostics are equal, in any process. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** What a client sees of one version of a project. Everything is computed once, when first asked for. */
export class ProjectView {
  private readonly positionsByFile = new Map<ProjectPath, Positions>();
  private checkedOnce: Checked | undefined;
  private reportsOnce: ReadonlyMap<ProjectPath, FileReport> | undefined;
  private reportsByUriOnce: ReadonlyMap<string, FileReport> | undefined;
  private differencesOnce: readonly Difference[] | undefined;
  private badgesOnce: Badges | undefined;

  constructor(
    readonly project: Project,
    readonly addresses: Addresses,
    /** Every file that was asked for, whether it is there or not. */
    readonly asked: readonly ProjectPath[],
  ) {}

  get checked(): Checked {
    return (this.checkedOnce ??= check(this.project));
  }

  /** Every file of the project that was read, with its diagnostics; none is an empty report, which clears what was shown before. */
  get reports(): ReadonlyMap<ProjectPath, FileReport> {
    return (this.reportsOnce ??= this.report());
  }

  /** The reports by the URIs that the client knew the files by when it was first told of this version. */
  get reportsByUri(): ReadonlyMap<string, FileReport> {
    return (this.reportsByUriOnce ??= new Map([...this.reports].map(([file, it]) => [this.addresses.uri(file), it])));
  }

  /** Each difference once, the worst first. */
  get differences(): readonly Difference[] {
    return (this.differencesOnce ??= differencesOf(this.project, this.checked.problems));
  }

  get badges(): Badges {
    return (this.badgesOnce ??= {
      items: badgesOf(this.differences),
      score: parityScore(this.project),
      unknown: this.checked.unknown,
      differences: this.differences.map((it) => this.driftItem(it)),
    });
  }

  positions(file: ProjectPath): Positions {
    const known = this.positionsByFile.get(file) ?? new Positions(this.project.text(file), this.addresses.encoding);
    this.positionsByFile.set(file, known);
    return known;
  }

  private driftItem({ code, severity, message, source }: Difference): DriftItem {
    return { code, severity, message, file: source.file, ...locationOf(source, this) };
  }

  private present(): ProjectPath[] {
    return this.asked.filter((path) => this.project.files.read(path).state === 'known');
  }

  private report(): ReadonlyMap<ProjectPath, FileReport> {
    const items = new Map<ProjectPath, Diagnostic[]>(this.present().map((path) => [path, []]));
    for (const problem of this.checked.problems) {
      const list = items.get(problem.source.file) ?? [];
      list.push(diagnosticOf(problem, this));
      items.set(problem.source.file, list);
    }
    return new Map([...items].map(([file, list]) => [file, { id: identityOf(list), items: list }]));
  }
}

export const emptyReport: FileReport = { id: identityOf([]), items: [] };

function identityOf(items: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(items)).digest('base64url');
}
