import type { StoreDifference } from '../../core/drift/stores';
import type { Project } from '../../core/project';
import { counted } from '../../core/words';
import { addToYaml } from '../../core/yaml/add';
import type { FileEdit, Finding, Fix } from '../problem';
import { manifestPlace } from './manifestPath';
import { listed, plural } from './words';

/** Databases, virtual hosts or cores that are not the same on both sides. */
export function storeFindings(project: Project, difference: StoreDifference): Finding[] {
  const { match, noun, here, there, named, localOnly } = difference;
  const { declared, local } = match;
  const foreign = here.find(({ name }) => !there.includes(name)) ?? here[0];
  const have = foreign?.places.find((it) => it !== undefined) ?? local.source;
  const type = declared.engine.state === 'known' ? declared.engine.source : declared.source;
  const want = named[0]?.source ?? type;
  const [names, others] = [listed(here.map(({ name }) => name)), listed(there)];
  const shared = {
    subject: { kind: 'service' as const, name: declared.name },
    about: plural(noun, []),
    severity: localOnly ? ('warning' as const) : ('information' as const),
    fixes: [renameFix(project, difference), declareFix(project, difference)].filter((it) => it !== undefined),
  };
  return [
    {
      ...shared,
      source: have,
      message: localOnly
        ? `${local.name} has ${counted(here.length, noun)} here (${names}), and production has ${there.length} (${others})`
        : `The ${plural(noun, here)} of ${local.name} ${verb(here)} ${names} here, and production has ${others}`,
      related: [{ source: want, message: `${declared.name} has ${others}` }],
    },
    {
      ...shared,
      source: want,
      message: localOnly
        ? `${declared.name} has ${counted(there.length, noun)} in production (${others}), and ${here.length} are used locally (${names}, in ${have.file})`
        : `The ${plural(noun, there)} of ${declared.name} ${verb(there)} ${others} in production, and ${names} locally (${local.name} in ${have.file})`,
      related: [{ source: have, message: `${local.name} has ${names}` }],
    },
  ];
}

function verb(items: readonly unknown[]): string {
  return items.length === 1 ? 'is' : 'are';
}

/**
 * Gives the only local one the only declared name, in every place that says it. Preferred where the next start makes it: RabbitMQ makes
 * its virtual host only where there is no data yet.
 */
function renameFix(project: Project, { match, noun, here, named }: StoreDifference): Fix | undefined {
  const [own, other] = [here[0], named[0]];
  if (!own || !other || here.length > 1 || named.length > 1 || !/^[\w.-]+$/.test(other.name)) return undefined;
  const places = own.places.filter((it) => it !== undefined);
  const written = places.every(({ file, span }) => project.text(file).slice(span.start, span.end) === own.name);
  if (places.length < own.places.length || !written) return undefined;
  const edits = [...new Set(places.map(({ file }) => file))].map((file): FileEdit => ({
    file,
    edits: places.filter((it) => it.file === file).map(({ span }) => ({ span, newText: other.name })),
  }));
  const kept = (match.local.data ?? []).length > 0;
  return {
    title: `Call the ${noun} ${other.name} in ${listed(edits.map(({ file }) => file))}`,
    edits,
    preferred: noun === 'core' || !kept,
    ...(noun === 'virtual host' && kept
      ? {
          warning: `RabbitMQ makes the virtual host only on its first start: its volume has to be removed, or ${other.name} added by hand`,
        }
      : {}),
  };
}

/** Adds the only virtual host that the manifest lacks. Never preferred: production is not changed by the way. */
function declareFix(project: Project, { match, noun, here, named }: StoreDifference): Fix | undefined {
  const [missing, second] = here.filter(({ name }) => !named.some((it) => it.name === name));
  const place = manifestPlace(project, 'services', match.declared.name);
  const isOneMore = missing !== undefined && second === undefined && here.length > named.length;
  if (noun !== 'virtual host' || !isOneMore || !place) return undefined;
  const edit = addToYaml(place.document, [...place.path, 'configuration', 'vhosts'], { item: missing.name });
  const title = `Add the virtual host ${missing.name} to ${match.declared.name} in the manifest`;
  return edit && { title, edits: [{ file: place.file, edits: [edit] }], preferred: false };
}
