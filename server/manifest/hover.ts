import { findImage, statusOf, versionsOf, type Image } from '../../core/manifest/registry';
import { documentation, type Key, type Schema } from '../../core/manifest/schema/types';
import { placeOf } from '../../core/manifest/schema/walk';
import type { Project } from '../../core/project';
import { targetOf } from '../../core/readers/manifest';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asText, valueAt } from '../../core/yaml';
import { placeAt, type YamlPlace } from '../../core/yaml/place';
import { environmentNames } from './environmentNames';
import { endpointsOf } from './endpoints';

export interface ManifestHover {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/** What the manifest's language says of the key or value at an offset. */
export function hover(project: Project, file: ProjectPath, offset: number): ManifestHover | undefined {
  const document = project.manifest.files.find(({ path }) => path === file)?.document;
  if (!document?.root) return undefined;
  const place = placeAt(document, offset);
  const schemaPlace = placeOf(document.root, place.path);
  const contents = place.inKey
    ? keyHover(place, schemaPlace?.key, project, place.path)
    : valueHover(project, place, schemaPlace?.schema, schemaPlace?.key);
  return contents === undefined || !place.node ? undefined : { contents, span: place.node.span };
}

function keyHover(
  place: YamlPlace,
  key: Key | undefined,
  project: Project,
  path: YamlPlace['path'],
): string | undefined {
  if (key) return describeKey(String(path.at(-1)), key);
  if (path.at(-2) === 'relationships') return relationshipHover(project, String(path.at(-1)), place);
  return undefined;
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

function valueHover(
  project: Project,
  place: YamlPlace,
  schema: Schema | undefined,
  key: Key | undefined,
): string | undefined {
  const value = asText(place.node);
  if (value === undefined || place.node?.kind !== 'scalar') return undefined;
  if (schema?.reference === 'runtime-type' || schema?.reference === 'service-type') return typeHover(value);
  if (schema?.reference === 'relationship') return relationshipHover(project, String(place.path.at(-1)), place);
  const doc = schema?.valueDocs?.[value];
  return doc === undefined || key === undefined ? undefined : `\`${value}\`: ${doc}`;
}

/** Title, state of the written version, what else there is, and how it is reached. */
export function typeHover(value: string): string | undefined {
  const [name = '', version = ''] = value.split(':');
  const image = findImage(name);
  if (!image) return undefined;
  const status = statusOf(image, version);
  const state = version === '' ? '' : ` ${version}: ${status ?? 'not in the registry'}`;
  const supported = versionsOf(image, 'supported');
  const endpoints = Object.entries(image.endpoints).map(([endpoint, { port }]) => `\`${endpoint}\` (port ${port})`);
  return [
    `**${image.title}**${state}`,
    supported.length > 0 ? `Supported: ${supported.join(', ')}` : '',
    deprecatedLine(image),
    endpoints.length > 0 ? `Endpoints: ${endpoints.join(', ')}` : '',
  ]
    .filter((it) => it !== '')
    .join('\n\n');
}

function deprecatedLine(image: Image): string {
  const deprecated = versionsOf(image, 'deprecated');
  return deprecated.length > 0 ? `Deprecated: ${deprecated.join(', ')}` : '';
}

function relationshipHover(project: Project, name: string, place: YamlPlace): string | undefined {
  const { service, endpoint } = targetOf(name, place.pair?.value);
  const { services, applications } = project.manifest;
  const target = services.find((it) => it.name === service) ?? applications.find((it) => it.name === service);
  if (!target) return undefined;
  const isApplication = applications.includes(target);
  const type = asText(valueAt(target.node, ['type'])) ?? 'of unknown type';
  const reached = endpoint ?? endpointsOf(target, isApplication)?.[0];
  return [
    `**${name}** leads to \`${target.name}\` (${type}${reached === undefined ? '' : `, endpoint \`${reached}\``})`,
    `Gives the container ${environmentNames(name)
      .map((it) => `\`${it}\``)
      .join(', ')} and others`,
  ].join('\n\n');
}
