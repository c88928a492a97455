import type { Comparison, ServiceMatch } from '../../core/drift/drift';
import { sayWhich } from '../../core/drift/match';
import { compareVersions } from '../../core/drift/versions';
import { valueOf, type Fact, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { pairAt, pairsOf, sourceIn, type YamlNode } from '../../core/yaml';
import { placeHover, placesOf } from './placesHover';
import { describeService, engineAndVersion } from './words';

export interface DriftHover {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/** What the other side says of the service or application at a place: one section, next to what other extensions say. */
export function hover(project: Project, file: ProjectPath, offset: number): DriftHover | undefined {
  const holds = (source: Source) => source.file === file && source.span.start <= offset && offset <= source.span.end;
  return composeHover(project, file, offset, holds) ?? placeHover(project, holds) ?? manifestHover(project, holds);
}

type Holds = (source: Source) => boolean;

function composeHover(project: Project, file: ProjectPath, offset: number, holds: Holds): DriftHover | undefined {
  const service = project.compose.services.find((it) =>
    [it.source, ...(it.image ? [it.image.source] : [])].some(holds),
  );
  const name = service?.name ?? dockerfileService(project, holds);
  if (name === undefined) return undefined;
  const span = service
    ? ([service.source, service.image?.source].find((it) => it && holds(it))?.span ?? service.source.span)
    : wordAt(project, file, offset);
  const contents = localSide(project, name);
  return contents === undefined ? undefined : { contents, span };
}

/** The Compose service whose runtime is said at the `FROM` under the cursor. */
function dockerfileService(project: Project, holds: Holds): string | undefined {
  return project.local.applications.find(({ runtime }) => runtime.state === 'known' && holds(runtime.source))?.name;
}

function wordAt(project: Project, file: ProjectPath, offset: number): Span {
  const application = project.local.applications.find(
    ({ runtime }) => runtime.state === 'known' && runtime.source.file === file,
  );
  return application?.runtime.state === 'known' ? application.runtime.source.span : { start: offset, end: offset };
}

function localSide({ comparison }: Project, name: string): string | undefined {
  const service = servicesOf(comparison).find(({ local }) => local.name === name);
  if (service)
    return section(
      'Declared',
      describeService(service.declared),
      service.declared.name,
      service.because,
      verdict(service.declared, service.local),
    );
  const application = comparison.applications.find(({ local }) => local.name === name);
  if (application) {
    const runtime = valueOf(application.declared.runtime);
    return section(
      'Declared',
      engineAndVersion(runtime?.name ?? '', runtime && valueOf(runtime.version)),
      application.declared.name,
      application.because,
      '',
    );
  }
  const ambiguity = comparison.ambiguous.find(({ local }) => local.some((it) => it.name === name));
  if (!ambiguity) return undefined;
  const candidates = ambiguity.declared.map((it) => `\`${it.name}\``).join(' or ');
  return unknownSide('Declared', `it may be ${candidates}, and no name tells which`, sayWhich);
}

function servicesOf({ services, kinds }: Comparison): ServiceMatch[] {
  return [...services, ...kinds];
}

function unknownSide(title: string, reason: string, remedy: string | undefined): string {
  return `**${title}:** unknown, because ${reason}${remedy === undefined ? '' : `  \nTo know it: ${remedy}.`}`;
}

function manifestHover(project: Project, holds: Holds): DriftHover | undefined {
  for (const entry of [...project.manifest.services, ...project.manifest.applications]) {
    const type = typeSource(entry.node, entry.file);
    const source = [entry.source, ...(type ? [type] : [])].find(holds);
    const contents = source ? sidesOf(project, entry.name) : '';
    if (source && contents !== '') return { contents, span: source.span };
  }
  return undefined;
}

function typeSource(node: YamlNode | undefined, file: ProjectPath): Source | undefined {
  const value = pairsOf(node).length > 0 ? pairAt(node, 'type')?.value : undefined;
  return value && sourceIn(file, value);
}

/** How Compose stands, then the other places; that Compose does not tell is not worth a line where another place does. */
function sidesOf(project: Project, name: string): string {
  const places = placesOf(project, name);
  const unknown = places.length > 0 && project.comparison.unknown.some(({ subject }) => subject === name);
  return [...(unknown ? [] : [declaredSide(project, name) ?? '']), ...places].filter((it) => it !== '').join('\n\n');
}

function declaredSide({ comparison }: Project, name: string): string | undefined {
  const service = servicesOf(comparison).find(({ declared }) => declared.name === name);
  if (service)
    return section(
      'Locally',
      describeService(service.local),
      place(service.local.name, service.local.source),
      service.because,
      verdict(service.declared, service.local),
    );
  const application = comparison.applications.find(({ declared }) => declared.name === name);
  if (application) {
    const runtime = valueOf(application.local.runtime);
    return section(
      'Locally',
      engineAndVersion(runtime?.name ?? '', runtime && valueOf(runtime.version)),
      place(application.local.name, application.local.source),
      application.because,
      '',
    );
  }
  const unknown = comparison.unknown.find(({ subject }) => subject === name);
  if (unknown) return unknownSide('Locally', unknown.reason, unknown.remedy);
  return comparison.declaredOnly.some((it) => it.name === name) ? '**Locally:** no Compose service runs it' : undefined;
}

function place(name: string, source: Source): string {
  return `${name} in ${source.file}`;
}

function section(title: string, what: string, where: string, because: string, end: string): string {
  return `**${title}:** ${what} (\`${where}\`)  \nMatched: ${because}.${end}`;
}

function verdict(declared: ServiceModel, local: ServiceModel): string {
  const [want, have] = [valueOf(declared.engine), valueOf(local.engine)];
  if (want !== undefined && have !== undefined && want !== have) return '  \n**Another engine runs locally.**';
  const reason = whyUnknown(declared.version) ?? whyUnknown(local.version);
  if (reason) return `  \nWhether the versions agree is unknown: ${reason}.`;
  const difference = compareVersions(
    valueOf(declared.engine) ?? '',
    valueOf(declared.version) ?? '',
    valueOf(local.version) ?? '',
  );
  return difference === 'equal'
    ? '  \nSame version on both sides.'
    : difference === 'unknown'
      ? ''
      : '  \n**The versions differ.**';
}

function whyUnknown(fact: Fact<string>): string | undefined {
  return fact.state === 'unknown' ? fact.reason : undefined;
}
