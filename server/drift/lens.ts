import type { Comparison } from '../../core/drift/drift';
import { localComparisons, unknownLocally } from '../../core/drift/standing';
import { compareVersions } from '../../core/drift/versions';
import { valueOf, type Fact } from '../../core/model';
import type { Place } from '../../core/places';
import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { Problem } from '../problem';
import { badgesOf } from './badges';
import { count } from './words';

export interface Lens {
  readonly span: Span;
  readonly title: string;
  /** Absent for a lens that only tells. */
  readonly command?: string;
}

/** Above the manifest: the way to reproduce it. Above its services and applications: how they stand locally. */
export function lens(project: Project, file: ProjectPath, problems: readonly Problem[]): Lens[] {
  if (project.manifest.files.some(({ path }) => path === file)) return manifestLenses(project, file, problems);
  return project.compose.files.some(({ path }) => path === file) ? composeLenses(project, file, problems) : [];
}

function manifestLenses(project: Project, file: ProjectPath, problems: readonly Problem[]): Lens[] {
  const first = [...project.manifest.applications, ...project.manifest.services].some((it) => it.file === file);
  const top: Lens[] = first
    ? [
        {
          span: { start: 0, end: 0 },
          title: '$(play) Reproduce production here',
          command: 'parity.reproduceProduction',
        },
      ]
    : [];
  const badges = badgesOf(problems);
  const entries = [
    ...project.manifest.applications.map((entry) => ({ entry, kind: 'application' as const })),
    ...project.manifest.services.map((entry) => ({ entry, kind: 'service' as const })),
  ].filter(({ entry }) => entry.file === file);
  const lenses = entries.flatMap(({ entry, kind }): Lens[] => {
    const badge = badges.find((it) => it.kind === kind && it.name === entry.name);
    const title = badge ? `$(warning) ${badge.message}` : stateOf(project, entry.name);
    return title === undefined
      ? []
      : [{ span: entry.pair.key.span, title, ...(badge ? { command: 'workbench.actions.view.problems' } : {}) }];
  });
  return [...top, ...lenses];
}

function stateOf(project: Project, name: string): string | undefined {
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

function composeLenses(project: Project, file: ProjectPath, problems: readonly Problem[]): Lens[] {
  const map = project.compose.files.find(({ path }) => path === file)?.document.root;
  const services = map?.kind === 'map' ? map.pairs.find(({ key }) => key.text === 'services') : undefined;
  const manifest = project.manifest.files[0];
  if (!services || !manifest || project.compose.given[0] !== file) return [];
  const drift = badgesOf(problems).reduce((sum, badge) => sum + badge.count, 0);
  const verdict = drift === 0 ? 'no differences found' : count(drift, 'difference');
  const unknown = unknownLocally(project).length;
  const rest = unknown === 0 ? '' : `, ${unknown} unknown`;
  return [
    {
      span: services.key.span,
      title: `Compared with ${manifest.path}: ${verdict}${rest}`,
      command: 'workbench.actions.view.problems',
    },
  ];
}
