import { documentation, type Key } from '../../core/manifest/schema/types';
import { placeOf, type SchemaPlace } from '../../core/manifest/schema/walk';
import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asText, valueAt } from '../../core/yaml';
import { placeAt, type YamlPlace } from '../../core/yaml/place';
import { cronHover } from './cronHover';
import { manifestDocument } from './manifestDocument';
import { relationshipHover } from './relationshipHover';
import { routeHover } from './routeHover';
import { typeHover } from './typeHover';

export interface ManifestHover {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/**
 * What the manifest's language says of the key or value at an offset.
 *
 * @param now the moment after which the next runs of a cron are told
 */
export function hover(project: Project, file: ProjectPath, offset: number, now: Date): ManifestHover | undefined {
  const found = manifestDocument(project.manifest, file);
  if (!found?.document.root) return undefined;
  const place = placeAt(found.document, offset);
  const path = [...found.base, ...place.path];
  const at: Asked = { project, place, path, schemaPlace: placeOf(found.root, path), now };
  const contents = place.inKey ? keyHover(at) : valueHover(at);
  return contents === undefined || !place.node ? undefined : { contents, span: place.node.span };
}

interface Asked {
  readonly project: Project;
  /** In the file. */
  readonly place: YamlPlace;
  /** From the top of the manifest. */
  readonly path: YamlPlace['path'];
  readonly schemaPlace: SchemaPlace | undefined;
  readonly now: Date;
}

function keyHover({ project, place, path, schemaPlace, now }: Asked): string | undefined {
  const name = String(path.at(-1));
  if (schemaPlace?.key) return describeKey(name, schemaPlace.key);
  if (path.length === 2 && path[0] === 'routes') return routeHover(project.manifest, name);
  const section = path.at(-2);
  if (section === 'relationships') return relationshipHover(project.manifest, name, place.pair?.value);
  return section === 'crons'
    ? scheduleHover(project, path, asText(valueAt(place.pair?.value, ['spec'])), now)
    : undefined;
}

/** A schedule by the clock of the application that the path leads through. */
function scheduleHover(
  { manifest }: Project,
  path: Asked['path'],
  spec: string | undefined,
  now: Date,
): string | undefined {
  const application = manifest.applications.find(({ name }) => name === path[1]);
  const zone = asText(valueAt(application?.node, ['timezone']));
  return spec === undefined ? undefined : cronHover(spec, zone, now);
}

/** A key with its marks, values and documentation, as Markdown. */
export function describeKey(name: string, key: Key): string {
  const marks = [
    key.required ? 'required' : '',
    key.preview ? 'preview' : '',
    key.deprecated === undefined ? '' : 'deprecated',
  ].filter((it) => it !== '');
  const head = `**${name}**${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  const values =
    key.schema.values?.map(
      (value) => `- \`${value}\`${key.schema.valueDocs?.[value] ? `: ${key.schema.valueDocs[value]}` : ''}`,
    ) ?? [];
  return [
    `${head}: ${key.doc}`,
    values.join('\n'),
    key.deprecated ?? key.foreign ?? '',
    key.link === undefined ? '' : `[Documentation](${documentation}${key.link})`,
  ]
    .filter((it) => it !== '')
    .join('\n\n');
}

function valueHover({ project, place, path, schemaPlace, now }: Asked): string | undefined {
  const value = asText(place.node);
  if (value === undefined || place.node?.kind !== 'scalar') return undefined;
  const { schema, key } = schemaPlace ?? {};
  switch (schema?.reference) {
    case 'runtime-type':
    case 'service-type':
    case 'stack-runtime':
      return typeHover(value);
    case 'relationship':
      return relationshipHover(project.manifest, String(path.at(-1)), place.pair?.value);
  }
  if (path.at(-1) === 'spec' && path.at(-3) === 'crons') return scheduleHover(project, path, value, now);
  const doc = schema?.valueDocs?.[value];
  return doc === undefined || key === undefined ? undefined : `\`${value}\`: ${doc}`;
}
