import { cronInWords } from '../../core/manifest/cronWords';
import { keptPerEntry, type Texts } from '../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../core/manifest/manifest';
import { defaultEndpoint, findImage } from '../../core/manifest/registry';
import type { Project } from '../../core/project';
import { targetOf } from '../../core/readers/manifest';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asMap, asScalar, pairAt, sourceIn, valueAt, type YamlPair } from '../../core/yaml';
import { cronHover } from './cronHover';
import { cronSpecs } from './cronSpecs';
import type { Neighbours } from './entryRule';
import { neighboursIn } from './neighbours';
import { relationshipPairs } from './relationshipPairs';

/** What stands behind a text without being written. */
export interface Hint {
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string | undefined;
  /** What to write there so that the hint is not needed. */
  readonly insert: string | undefined;
}

/** The default endpoints of relationships that name none, and schedules in words, within a span of a file. */
export function hints(project: Project, file: ProjectPath, within: Span, now: Date): Hint[] {
  const { manifest } = project;
  const neighbours = neighboursIn(manifest);
  const text = (path: string) => project.text(path);
  const found = [
    ...[...manifest.applications, ...manifest.services].flatMap((entry) => endpointHints(entry, neighbours, text)),
    ...manifest.applications.flatMap((entry) => scheduleHints(entry, undefined, text)),
  ];
  return found
    .filter(({ source: { file: own, span } }) => own === file && within.start <= span.end && span.end <= within.end)
    .map(({ source, label, insert, schedule }) => ({
      offset: source.span.end,
      label,
      insert,
      tooltip: schedule && cronHover(schedule.spec, schedule.zone, now),
    }));
}

interface Found {
  /** The hint stands behind it. */
  readonly source: Source;
  readonly label: string;
  readonly insert?: string;
  readonly schedule?: { readonly spec: string; readonly zone: string | undefined };
}

const endpointHints = keptPerEntry((entry, neighbours: Neighbours, texts): Found[] =>
  relationshipPairs(entry).flatMap((pair) => endpointHint(entry, pair, neighbours, texts) ?? []),
);

function endpointHint(entry: ManifestEntry, pair: YamlPair, neighbours: Neighbours, texts: Texts): Found | undefined {
  const { key, value } = pair;
  const { service, endpoint } = targetOf(key.text, value);
  const reached = endpoint === undefined ? endpointOf(service, neighbours) : undefined;
  if (reached === undefined || value?.tag !== undefined) return undefined;
  if (value === undefined) {
    const source = behindColon(sourceIn(entry.file, key), texts);
    const insert = ` { service: ${service}, endpoint: ${reached} }`;
    return source && { source, label: `${service}:${reached}`, insert };
  }
  const named = asMap(value) ? asScalar(pairAt(value, 'service')?.value) : undefined;
  return named && { source: sourceIn(entry.file, named), label: `endpoint: ${reached}` };
}

/** The endpoint that a service has by itself: none where it defines its own. */
function endpointOf(service: string, { services, endpoints }: Neighbours): string | undefined {
  const image = findImage(services.get(service)?.split(':')[0] ?? '');
  const endpoint = image && defaultEndpoint(image);
  return endpoint !== undefined && endpoints.get(service)?.includes(endpoint) ? endpoint : undefined;
}

/** A key with its colon; undefined where the colon is not on its line. */
function behindColon({ file, span }: Source, texts: Texts): Source | undefined {
  const colon = /^ *:/.exec(texts(file).slice(span.end, span.end + 20))?.[0];
  return colon === undefined ? undefined : { file, span: { start: span.start, end: span.end + colon.length } };
}

const scheduleHints = keptPerEntry((entry): Found[] => {
  const zone = asScalar(valueAt(entry.node, ['timezone']))?.text;
  return cronSpecs(entry).flatMap(({ text, cron, value }) => {
    const label = cronInWords(cron);
    return label === undefined ? [] : [{ source: value, label, schedule: { spec: text, zone } }];
  });
});
