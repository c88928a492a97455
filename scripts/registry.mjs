// Builds core/manifest/registry.json from the platform's public registry.
//   node scripts/registry.mjs --fetch          reads the live registry
//   node scripts/registry.mjs --from FOLDER [YYYY-MM-DD]    reads files of the same names from a folder, with the day of its data
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const base = 'https://meta.upsun.com';
const sources = {
  registry: { file: 'registry.json', path: '/image' },
  php: { file: 'php_extensions.json', path: '/extension/php/cloud' },
  postgresql: { file: 'postgresql_extensions.json', path: '/extension/postgresql/cloud' },
  solr: { file: 'solr_extensions.json', path: '/extension/solr/cloud' },
  composable: { file: 'composable.json', path: '/image/composable' },
};
const target = fileURLToPath(new URL('../core/manifest/registry.json', import.meta.url));
const statuses = ['supported', 'deprecated', 'retired', 'decommissioned'];

async function read(name) {
  const [option, folder] = process.argv.slice(2);
  const { file, path } = sources[name];
  if (option === '--from' && folder) return JSON.parse(await readFile(join(folder, file), 'utf8'));
  if (option !== '--fetch') throw new Error('Use --fetch, or --from FOLDER');
  const response = await fetch(base + path, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${base}${path} answered ${response.status}`);
  return response.json();
}

/** Versions by status, the newest first. A key may carry words after the version. */
function versionsByStatus(versions) {
  const found = Object.entries(versions).map(([key, value]) => [key.split(' ')[0], value.upsun.status]);
  return Object.fromEntries(
    statuses
      .map((status) => [
        status,
        found
          .filter((it) => it[1] === status)
          .map(([version]) => version)
          .sort(newestFirst),
      ])
      .filter(([, list]) => list.length > 0),
  );
}

/** The days on which the makers of a version leave it, of the versions that the platform still offers. */
function endsOf(versions) {
  const offered = Object.entries(versions).filter(([, { upsun }]) => statuses.slice(0, 2).includes(upsun.status));
  const days = offered.map(([key, { upstream }]) => [key.split(' ')[0], upstream?.eolFrom?.slice(0, 10)]);
  return Object.fromEntries(days.filter(([, day]) => day));
}

function newestFirst(a, b) {
  return b.localeCompare(a, 'en', { numeric: true });
}

/** Endpoints of the newest version. Some entries spell `schema`; a sole endpoint is the default. */
function endpointsOf(versions) {
  const newest = Object.keys(versions)
    .sort(newestFirst)
    .map((key) => versions[key].manifest?.endpoints)
    .find((it) => it && Object.keys(it).length > 0);
  const entries = Object.entries(newest ?? {});
  return Object.fromEntries(
    entries.map(([name, it]) => [
      name,
      {
        port: it.port,
        ...((it.scheme ?? it.schema) ? { scheme: it.scheme ?? it.schema } : {}),
        ...(it.default || entries.length === 1 ? { default: true } : {}),
      },
    ]),
  );
}

function images(registry) {
  return Object.fromEntries(
    Object.entries(registry).map(([name, image]) => [
      name,
      {
        title: image.name,
        kind: image.runtime ? 'runtime' : 'service',
        ...(image.premium ? { premium: true } : {}),
        ...(image.docs?.url ? { page: image.docs.url } : {}),
        versions: versionsByStatus(image.versions),
        ends: endsOf(image.versions),
        endpoints: image.runtime ? { http: { port: 80, scheme: 'http' } } : endpointsOf(image.versions),
      },
    ]),
  );
}

/** Extension → status letter by version, for versions from a first one on: a = must be listed, d = on by default, b = built in. */
function extensions({ cloud }, keep) {
  const letters = { available: 'a', default: 'd', 'built-in': 'b' };
  const rows = Object.entries(cloud).map(([name, it]) => [
    name,
    Object.fromEntries(
      Object.entries(it.versions)
        .filter(([version]) => keep(version))
        .map(([version, { status }]) => [version, letters[status]]),
    ),
  ]);
  return Object.fromEntries(rows);
}

function composable({ composable: { versions } }) {
  return Object.fromEntries(
    Object.entries(versions).map(([channel, it]) => [
      channel,
      {
        status: it.upsun.status,
        runtimes: Object.fromEntries(
          Object.entries(it.packages_versions ?? {}).map(([name, { versions: list }]) => [name, list]),
        ),
      },
    ]),
  );
}

const [registry, php, postgresql, solr, channels] = await Promise.all(Object.keys(sources).map(read));
const result = {
  source: `${base} (the platform's public registry of images and extensions)`,
  read: process.argv[4] ?? new Date().toISOString().slice(0, 10),
  images: images(registry),
  phpExtensions: extensions(php, (version) => Number(version) >= 7.4),
  postgresqlExtensions: extensions(postgresql, (version) => /^\d+$/.test(version) && Number(version) >= 12),
  solrModules: extensions(solr, () => true),
  composable: composable(channels),
};
await writeFile(target, `${JSON.stringify(result)}\n`);
console.log(`${target}: ${Object.keys(result.images).length} images`);
