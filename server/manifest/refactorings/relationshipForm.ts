import type { Manifest } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import { lineStart } from '../../../core/text';
import { asMap, asText, valueAt, type YamlPair } from '../../../core/yaml';
import { endpointsOf } from '../endpoints';
import type { Refactoring, RefactoringPlace } from './refactoring';

/** Names that need no quotes, wherever they stand. */
const plainName = /^[A-Za-z_][\w-]*$/;

/** A relationship that is written as `service:endpoint`, or as nothing, becomes a map of both; and back. */
export function relationshipForm({ project, file, document, place: { path } }: RefactoringPlace): Refactoring[] {
  const at = path.lastIndexOf('relationships');
  const around = at < 2 ? undefined : asMap(valueAt(document.root, path.slice(0, at + 1)));
  const pair = around?.pairs.find(({ key }) => key.text === path[at + 1]);
  if (!around || !pair || pair.value?.kind === 'alias' || pair.value?.tag || pair.value?.anchor) return [];
  const { service, endpoint = defaultEndpoint(project.manifest, service) } = targetOf(pair.key.text, pair.value);
  if (!plainName.test(service) || endpoint === undefined || !plainName.test(endpoint)) return [];
  const written = pair.value?.kind === 'map' ? asOneText(pair, service, endpoint) : asTwoKeys(pair, service, endpoint);
  const start = document.text.indexOf(':', pair.key.span.end) + 1;
  const valueEnd = Math.max(start, pair.value?.span.end ?? 0);
  // A block ends behind its last newline, which stays.
  const end = start + document.text.slice(start, valueEnd).trimEnd().length;
  // A comment between what is replaced would be lost.
  if (!written || start === 0 || document.text.slice(start, end).includes('#')) return [];
  const newText = written.text(around.flow, below(document.text, pair));
  return [
    { title: written.title, kind: 'refactor.rewrite', edits: [{ file, edits: [{ span: { start, end }, newText }] }] },
  ];
}

interface Written {
  readonly title: string;
  /** What follows the colon, in braces or below it. */
  readonly text: (flow: boolean, newline: string) => string;
}

function asTwoKeys({ value }: YamlPair, service: string, endpoint: string): Written | undefined {
  if (value && value.kind !== 'scalar') return undefined;
  return {
    title: 'Write the relationship as service and endpoint',
    text: (flow, newline) =>
      flow
        ? ` {service: ${service}, endpoint: ${endpoint}}`
        : `${newline}service: ${service}${newline}endpoint: ${endpoint}`,
  };
}

function asOneText({ value }: YamlPair, service: string, endpoint: string): Written | undefined {
  const map = asMap(value);
  const isWhole = map?.pairs.every(
    ({ key, value: part }) => ['service', 'endpoint'].includes(key.text) && asText(part) !== undefined,
  );
  return isWhole
    ? { title: `Write the relationship as "${service}:${endpoint}"`, text: () => ` ${service}:${endpoint}` }
    : undefined;
}

/** A newline with the blanks of what is below a key. */
function below(text: string, { key }: YamlPair): string {
  const column = key.span.start - lineStart(text, key.span.start);
  return (text.includes('\r\n') ? '\r\n' : '\n') + ' '.repeat(column + 2);
}

/** The endpoint that a relationship gets where it names none. An application has no such one. */
function defaultEndpoint({ services }: Manifest, name: string): string | undefined {
  const service = services.find((it) => it.name === name);
  return service && endpointsOf(service, false)?.[0];
}
