import type { ImageReference } from '../compose/imageReference';
import type { ServiceAddon } from '../model';
import type { Source } from '../text';

const postgis = ['postgis', 'postgis_topology', 'postgis_tiger_geocoder', 'address_standardizer'];

const images: Readonly<Record<string, readonly string[]>> = {
  postgres: [],
  'pgvector/pgvector': ['vector'],
  'ankane/pgvector': ['vector'],
  'postgis/postgis': postgis,
  'imresamu/postgis': postgis,
  'elasticsearch/elasticsearch': [],
  elasticsearch: [],
  'opensearchproject/opensearch': [],
};

/** What an image brings beside the engine itself: of public images whose contents are known; undefined for others. */
export function imageAddons({ name }: ImageReference, source: Source): ServiceAddon[] | undefined {
  const addons = Object.hasOwn(images, name) ? images[name] : undefined;
  return addons?.map((it) => ({ name: it, source, by: 'image' }));
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
