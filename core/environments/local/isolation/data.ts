import type { ComposeService } from '../../../compose/compose';
import { parseImageReference } from '../../../compose/imageReference';
import { cleanPath } from '../../../compose/mounts';
import { meaningOf } from '../../../readers/images';
import { localEngine } from '../../../reproduce/engines';

/** Where engines keep their data that we do not run ourselves. */
const dataPaths = [
  '/var/lib/mysql',
  '/var/lib/postgresql',
  '/data/db',
  '/var/lib/rabbitmq',
  '/usr/share/elasticsearch/data',
  '/usr/share/opensearch/data',
  '/var/solr',
  '/var/lib/clickhouse',
  '/var/lib/influxdb',
  '/bitnami',
];

/** True for a place in the container where its engine keeps data. */
export function isData(service: ComposeService, target: string): boolean {
  const own = dataOf(service);
  const path = cleanPath(target);
  return [...dataPaths, ...(own === undefined ? [] : [own])].some((it) => path === it || path.startsWith(`${it}/`));
}

/** Where the engine of an image keeps its data; undefined for images that are none of an engine we know. */
function dataOf({ image }: ComposeService): string | undefined {
  const reference = parseImageReference(image?.value ?? '');
  const meaning = reference && meaningOf(reference);
  if (meaning?.kind !== 'service') return undefined;
  return localEngine(meaning.engine)?.data?.(meaning.version.known ? meaning.version.text : '');
}

/**
 * What lies in no volume is found again by nobody, not even by the parent once its container is made anew.
 * @param targets clean paths of all its mounts
 */
export function dataOutside(service: ComposeService, targets: readonly string[]): string[] {
  const data = dataOf(service);
  if (data === undefined || targets.some((it) => data === it || data.startsWith(`${it}/`) || it.startsWith(`${data}/`)))
    return [];
  return [`${service.name} keeps its data in no volume of the Compose files: the branch begins without it.`];
}
