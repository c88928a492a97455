import type { ImageReference } from '../compose/imageReference';
import type { ServiceAddons } from '../model';
import type { Source } from '../text';

const images: Readonly<Record<string, readonly string[]>> = {
  postgres: [],
  'pgvector/pgvector': ['vector'],
  'postgis/postgis': ['postgis', 'postgis_topology', 'postgis_tiger_geocoder', 'address_standardizer'],
  'elasticsearch/elasticsearch': [],
  elasticsearch: [],
  'opensearchproject/opensearch': [],
};

/** What an image brings beside the engine itself: of public images whose contents are known; undefined for others. */
export function imageAddons({ name }: ImageReference, source: Source, command: string): ServiceAddons | undefined {
  const addons = Object.hasOwn(images, name) ? images[name] : undefined;
  // A command may install plugins before it starts the server.
  return addons && { named: addons.map((it) => ({ name: it, source })), whole: !/plugin|apt|apk/.test(command) };
}

/** Whether an official image of an engine lacks it: what belongs to PostgreSQL itself is in all of them. */
export function needsOwnImage(name: string): boolean {
  return (
    /^(?:vector|postgis\w*|pgrouting|address_standardizer\w*)$/.test(name) ||
    /^(?:analysis-(?:icu|kuromoji|nori|phonetic|smartcn|stempel|ukrainian)|mapper-(?:annotated-text|murmur3|size))$/.test(
      name,
    )
  );
}
