import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { must } from '../run.mjs';
import { buildLayer } from './layer.mjs';
import { images, layers } from './recipe.mjs';

/** @typedef {import('./recipe.mjs').Image} Image */
/** @typedef {import('./layer.mjs').BuiltLayer} BuiltLayer */

/**
 * Builds every image of the recipe into one archive that `docker load` takes.
 * @param {string} archive compressed with zstd
 * @param {{repository: string, labels: Record<string, string>}} naming
 */
export async function buildArchive(archive, naming) {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-images-'));
  try {
    /** @type {Record<string, BuiltLayer>} */
    const built = {};
    for (const [name, layer] of Object.entries(layers)) built[name] = await buildLayer(name, layer, scratch);
    const manifest = [];
    for (const [name, image] of Object.entries(images))
      manifest.push(await describe(name, image, built, scratch, naming));
    await writeFile(join(scratch, 'manifest.json'), JSON.stringify(manifest));
    const files = [
      'manifest.json',
      ...manifest.map((it) => it.Config),
      ...Object.values(built).map((it) => basename(it.tar)),
    ];
    const partial = `${archive}.${process.pid}`;
    await must('tar', ['--use-compress-program', 'zstd -1 -T0', '-C', scratch, '-cf', partial, ...files]);
    await rename(partial, archive);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Writes the image's configuration and returns its entry of manifest.json.
 * @param {string} name @param {Image} image @param {Record<string, BuiltLayer>} built @param {string} scratch
 * @param {{repository: string, labels: Record<string, string>}} naming
 */
async function describe(name, image, built, scratch, { repository, labels }) {
  const parts = image.layers.map((layer) => built[layer]).filter((it) => it !== undefined);
  const text = JSON.stringify(configuration(image, parts, labels));
  const file = `${createHash('sha256').update(text).digest('hex')}.json`;
  await writeFile(join(scratch, file), text);
  return { Config: file, RepoTags: [`${repository}/${name}`], Layers: parts.map((it) => basename(it.tar)) };
}

/** @param {Image} image @param {BuiltLayer[]} parts @param {Record<string, string>} labels */
function configuration(image, parts, labels) {
  const created = '2025-01-01T00:00:00Z';
  const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const env = Object.entries(image.env ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created,
    config: {
      Env: image.env?.PATH ? env : [path, ...env],
      Entrypoint: image.entrypoint ?? null,
      Cmd: image.cmd,
      WorkingDir: image.workdir ?? '',
      Volumes: asKeys(image.volumes),
      ExposedPorts: asKeys(image.ports),
      StopSignal: image.stopSignal ?? 'SIGTERM',
      Labels: labels,
    },
    rootfs: { type: 'layers', diff_ids: parts.map((it) => it.digest) },
    history: image.layers.map((layer) => ({ created, created_by: `layer ${layer}` })),
  };
}

/** @param {string[]} [names] */
function asKeys(names) {
  return names && Object.fromEntries(names.map((name) => [name, {}]));
}
