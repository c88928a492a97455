import { defaultEndpoint, findImage, versionsOf } from '../../../core/manifest/registry';
import { applyEdits } from '../../../core/text';
import { pairsOf, parseYaml, valueAt } from '../../../core/yaml';
import { addToYaml } from '../../../core/yaml/add';
import type { Refactoring, RefactoringPlace } from './refactoring';

/** What most applications use, each with the name that it gets. */
const offered = [
  ['postgresql', 'database'],
  ['mariadb', 'database'],
  ['redis', 'cache'],
  ['rabbitmq', 'queue'],
  ['opensearch', 'search'],
] as const;

/** On an application's name, or its relationships: another service, and the relationship that leads to it. */
export function addRelatedService(at: RefactoringPlace): Refactoring[] {
  const { inKey, path } = at.place;
  const [section, application, key] = path;
  const isHere = inKey && (path.length === 2 || (path.length === 3 && key === 'relationships'));
  if (!isHere || section !== 'applications' || typeof application !== 'string') return [];
  if (at.project.manifest.layout !== 'upsun') return [];
  return offered.flatMap(([image, wanted]) => {
    const found = findImage(image);
    const version = found && versionsOf(found, 'supported')[0];
    const endpoint = found && defaultEndpoint(found);
    if (version === undefined || endpoint === undefined) return [];
    const service = { name: freeName(wanted, at, application), type: `${image}:${version}`, endpoint };
    const refactoring = adding(at, application, service, found?.title ?? image);
    return refactoring ? [refactoring] : [];
  });
}

interface NewService {
  readonly name: string;
  readonly type: string;
  readonly endpoint: string;
}

function adding(
  { file, document }: RefactoringPlace,
  application: string,
  { name, type, endpoint }: NewService,
  title: string,
): Refactoring | undefined {
  const relationship = addToYaml(document, ['applications', application, 'relationships'], {
    pair: [name, `${name}:${endpoint}`],
  });
  const service = addToYaml(document, ['services', name], { pair: ['type', type] });
  if (!relationship || !service) return undefined;
  const edits = [relationship, service];
  // Two additions at the end of a text without a newline there would run together.
  if (parseYaml(applyEdits(document.text, edits)).errors.length > 0) return undefined;
  return {
    title: `Add ${title} ${type.split(':')[1] ?? ''} with a relationship`,
    kind: 'refactor.rewrite',
    edits: [{ file, edits }],
  };
}

function freeName(wanted: string, { project, document }: RefactoringPlace, application: string): string {
  const { services, applications } = project.manifest;
  const relationships = pairsOf(valueAt(document.root, ['applications', application, 'relationships']));
  const taken = new Set([
    ...[...services, ...applications].map(({ name }) => name),
    ...relationships.map(({ key }) => key.text),
  ]);
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}
