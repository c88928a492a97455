import type { Comparison } from '../../core/drift/drift';
import { localComparisons, unknownLocally } from '../../core/drift/standing';
import { compareVersions } from '../../core/drift/versions';
import { valueOf, type Fact } from '../../core/model';
import type { Place } from '../../core/places';
import type { Project } from '../../core/project';
import type { Badge } from '../../core/protocol';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { badgesOf } from './badges';
import { composeLenses } from './composeLens';
import type { Difference } from './differences';

export interface Lens {
  readonly span: Span;
  readonly title: string;
  /** Absent for a lens that only tells. */
  readonly command?: string;
}

/** Above the manifest: the ways to reproduce and to branch it. Above its services and applications: how they stand locally. Above Compose's: what is declared. */
export function lens(project: Project, file: ProjectPath, differences: readonly Difference[]): Lens[] {
  if (project.manifest.files.some(({ path }) => path === file)) return manifestLenses(project, file, differences);
  return composeLenses(project, file, differences);
}

function manifestLenses(project: Project, file: ProjectPath, differences: readonly Difference[]): Lens[] {
  const first = [...project.manifest.applications, ...project.manifest.services].some((it) => it.file === file);
  const span = { start: 0, end: 0 };
  const top: Lens[] = first
    ? [
        { span, title: '$(play) Reproduce production here', command: 'parity.reproduceProduction' },
        { span, title: '$(git-branch-create) Branch an environment', command: 'parity.branchEnvironment' },
      ]
    : [];
  const badges = badgesOf(differences);
  const entries = [
    ...project.manifest.applications.map((entry) => ({ entry, kind: 'application' as const })),
    ...project.manifest.services.map((entry) => ({ entry, kind: 'service' as const })),
  ].filter(({ entry }) => entry.file === file);
  const lenses = entries.flatMap(({ entry, kind }): Lens[] => {
    const badge = badges.find((it) => it.kind === kind && it.name === entry.name);
    const title = badge ? driftTitle(badge) : stateOf(project, entry.name);
    return title === undefined
      ? []
      : [{ span: entry.pair.key.span, title, ...(badge ? { command: 'workbench.actions.view.problems' } : {}) }];
  });
  return [...top, ...lenses];
}

function driftTitle({ count, message, severity }: Badge): string {
  const more = count === 1 ? '' : `, and ${count - 1} more`;
  return `${severity === 'information' ? '$(info)' : '$(warning)'} ${message}${more}`;
}

function stateOf(project: Project, name: string): string | undefined {
  const [, ...others] = localComparisons(project);
  const without = others.find(({ declaredOnly }) => declaredOnly.some((it) => it.name === name));
  if (without) return `$(info) ${without.place.title} does not run it`;
  const reason = unknownLocally(project).find(({ subject }) => subject === name)?.reason;
  if (reason !== undefined) return `$(question) Local state unknown: ${reason}`;
  return localComparisons(project)
    .map((comparison) => standingIn(comparison, name))
    .find((it) => it !== undefined);
}

function standingIn({ place, services, applications }: Comparison, name: string): string | undefined {
  const service = services.find(({ declared }) => declared.name === name);
  if (service)
    return agreement(place, service.local.name, valueOf(service.declared.engine), service.declared, service.local);
  const application = applications.find(({ declared }) => declared.name === name);
  const want = application && valueOf(application.declared.runtime);
  const have = application && valueOf(application.local.runtime);
  return want && have && agreement(place, application.local.name, want.name, want, have);
}

/** Differences are problems; where their rule is switched off, nothing is said of them. */
function agreement(
  { id, title }: Place,
  local: string,
  engine: string | undefined,
  want: Versioned,
  have: Versioned,
): string | undefined {
  const [declared, found] = [valueOf(want.version), valueOf(have.version)];
  if (engine === undefined || declared === undefined || found === undefined) return undefined;
  const where = id === 'compose' || id === 'files' ? 'locally' : `in ${title}`;
  return compareVersions(engine, declared, found) === 'equal' ? `$(check) Same version ${where} (${local})` : undefined;
}

interface Versioned {
  readonly version: Fact<string>;
}
