import type { ComposeService } from '../../core/compose/compose';
import type { Comparison } from '../../core/drift/drift';
import { unknownLocally } from '../../core/drift/standing';
import { compareVersions } from '../../core/drift/versions';
import { valueOf, type ApplicationModel, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import { counted } from '../../core/words';
import type { ProjectPath } from '../../core/workspace';
import { asMap, pairsOf, sourceIn, valueAt } from '../../core/yaml';
import { preferredFix } from '../fixes';
import { matchOf } from './counterparts';
import { weighs, type Difference } from './differences';
import type { Lens } from './lens';
import { deployedManifestDrift } from './rules/deployedManifestDrift';
import { engineAndVersion } from './words';

const problemsView = 'workbench.actions.view.problems';

/**
 * Above a Compose file's services: how they stand as a whole, and what the manifest declares for each. Nothing for development tools. Of the
 * containers of one application, each tells what is written at it, and what is written at none of them.
 */
export function composeLenses(project: Project, file: ProjectPath, differences: readonly Difference[]): Lens[] {
  const comparison = project.comparisons.find(({ compose }) => compose?.files.some(({ path }) => path === file));
  if (!comparison?.compose) return [];
  const services = comparison.compose.services.filter(({ source }) => source.file === file);
  const written = valueAt(comparison.compose.files.find(({ path }) => path === file)?.document.root, ['services']);
  const own = ({ name }: ComposeService) => {
    const others = pairsOf(written).filter(({ key }) => key.text !== name);
    return differences.filter(({ source }) => !others.some((other) => holds(sourceIn(file, other), source)));
  };
  return [
    ...summary(project, comparison, file, differences),
    ...services.flatMap((service) => serviceLens(comparison, service, own(service)) ?? []),
  ];
}

function holds(block: Source, { file, span }: Source): boolean {
  return block.file === file && block.span.start <= span.start && span.end <= block.span.end;
}

/** Above `services` of the first of the files that are merged. */
function summary(
  project: Project,
  { compose }: Comparison,
  file: ProjectPath,
  differences: readonly Difference[],
): Lens[] {
  const own = compose?.files.find(({ path }) => path === file);
  const services = asMap(own?.document.root)?.pairs.find(({ key }) => key.text === 'services');
  const [manifest] = project.manifest.files;
  if (!services || !manifest || compose?.given[0] !== file) return [];
  const { span } = services.key;
  // What the next deployment changes is no difference of Compose.
  const drift = differences.filter((it) => weighs(it) && it.code !== deployedManifestDrift.code).length;
  const verdict = drift === 0 ? 'no differences found' : counted(drift, 'difference');
  const unknown = unknownLocally(project).length;
  const rest = unknown === 0 ? '' : `, ${unknown} unknown`;
  const title = `Compared with ${manifest.path}: ${verdict}${rest}`;
  const align = { span, title: '$(wand) Align with production', command: 'parity.alignCompose' };
  return [{ span, title, command: problemsView }, ...(differences.some(preferredFix) ? [align] : [])];
}

/** @param differences without those that are written at other services */
function serviceLens(
  comparison: Comparison,
  { name, source }: ComposeService,
  differences: readonly Difference[],
): Lens | undefined {
  const counterpart = counterpartOf(comparison, name);
  if (!counterpart) return onlyLocal(comparison, name, differences) ? extra(source) : undefined;
  const { kind, declared } = counterpart;
  const where = declared === name ? '' : ` (${declared})`;
  const drift = differences.filter((it) => weighs(it) && it.subject?.kind === kind && it.subject.name === declared);
  const { icon, words } = stateOf(counterpart, drift, comparison);
  const title = [`${icon}${counterpart.what} in the manifest${where}`, ...words].join(' · ');
  return { span: source.span, title, ...(drift.length > 0 && { command: problemsView }) };
}

interface Counterpart {
  readonly kind: 'application' | 'service';
  /** The name that it is declared under. */
  readonly declared: string;
  readonly what: string;
  readonly isSame: boolean;
}

/** What the manifest declares for a Compose service. */
function counterpartOf(comparison: Comparison, name: string): Counterpart | undefined {
  const match = matchOf(comparison, name);
  if (!match) return undefined;
  const [want, have] = [describe(match.declared), describe(match.local)];
  if (want.technology === undefined) return undefined;
  return {
    kind: 'engine' in match.declared ? 'service' : 'application',
    declared: match.declared.name,
    what: engineAndVersion(want.technology, want.version),
    isSame: want.technology === have.technology && agree(want.technology, want.version, have.version),
  };
}

function describe(item: ServiceModel | ApplicationModel): {
  technology: string | undefined;
  version: string | undefined;
} {
  if ('engine' in item) return { technology: valueOf(item.engine), version: valueOf(item.version) };
  const runtime = valueOf(item.runtime);
  return { technology: runtime?.name, version: runtime && valueOf(runtime.version) };
}

function agree(technology: string, want: string | undefined, have: string | undefined): boolean {
  return want !== undefined && have !== undefined && compareVersions(technology, want, have) === 'equal';
}

/** Differences that a setting or a comment silences are not told, and are not called the same either. */
function stateOf(
  { declared, isSame }: Counterpart,
  drift: readonly Difference[],
  { unknown }: Comparison,
): { readonly icon: string; readonly words: readonly string[] } {
  if (drift.length > 0) {
    const icon = drift[0]?.severity === 'information' ? '$(info) ' : '$(warning) ';
    return { icon, words: [counted(drift.length, 'difference')] };
  }
  const reason = unknown.find(({ subject }) => subject === declared)?.reason;
  if (reason !== undefined) return { icon: '$(question) ', words: [`unknown here: ${reason}`] };
  return isSame ? { icon: '$(check) ', words: ['same as production'] } : { icon: '', words: [] };
}

function onlyLocal({ localOnly }: Comparison, name: string, differences: readonly Difference[]): boolean {
  const engine = localOnly.find((it) => it.name === name)?.engine;
  return (
    engine?.state === 'known' &&
    differences.some(({ code, source }) => code === 'service-only-local' && source === engine.source)
  );
}

function extra({ span }: Source): Lens {
  return { span, title: '$(info) Not in the manifest' };
}
