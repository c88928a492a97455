import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choosePorts, keepPorts, releasePorts, type PortWish } from '../../../core/environments/local/ports';
import { folderWith, put } from '../../folders';

const db: PortWish = { service: 'db', target: 5432 };
const dns: PortWish[] = [
  { service: 'dns', target: 53 },
  { service: 'dns', target: 53, protocol: 'udp' },
];

const registered = (project: string, published: number) =>
  JSON.stringify({ stack: { project, services: [{ name: 'db', ports: [{ target: 5432, published }] }] } });

test('twenty environments at once, of several repositories: no port twice', async () => {
  const state = await folderWith();
  const wishes = Array.from({ length: 5 }, (_, index) => ({ service: `s${index}`, target: 80 }));
  const all = await Promise.all(Array.from({ length: 20 }, (_, index) => choosePorts(state, `p${index}`, wishes)));
  expect(new Set(all.flat()).size).toBe(100);
  for (const port of all.flat()) expect(port).toBeGreaterThanOrEqual(20_000);
});

test('the same wish gets the same port, TCP and UDP one each', async () => {
  const [here, there] = [await folderWith(), await folderWith()];
  const ports = await choosePorts(here, 'p', [db, ...dns]);
  expect(new Set(ports).size).toBe(3);
  expect(await choosePorts(there, 'p', [db, ...dns])).toEqual(ports);
  expect(await choosePorts(here, 'p', [db, ...dns])).toEqual(ports);
  expect(await choosePorts(here, 'p', [])).toEqual([]);
});

test('a port on which a program listens is left out', async () => {
  const state = await folderWith();
  const [port = 0] = await choosePorts(state, 'p', [db]);
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  try {
    expect(await choosePorts(state, 'p', [db])).not.toEqual([port]);
  } finally {
    await new Promise((done) => server.close(done));
  }
});

test('a port of an environment of any repository is left out, running or not', async () => {
  const state = await folderWith();
  const [port = 0] = await choosePorts(state, 'p', [db]);
  await releasePorts(state, 'p');
  await put(state, 'other/environments/x.json', registered('q', port));
  await put(state, 'other/environments/broken.json', '{');
  expect(await choosePorts(state, 'p', [db])).not.toEqual([port]);
  await put(state, 'other/environments/x.json', registered('p', port));
  expect(await choosePorts(state, 'p', [db])).toEqual([port]);
});

test('what was planned too long ago may be taken by another; the plan then says so', async () => {
  const state = await folderWith();
  const [port = 0] = await choosePorts(state, 'p', [db]);
  await keepPorts(state, 'p', [port]);
  await put(state, 'ports.json', JSON.stringify([{ port, owner: 'q', until: Date.now() + 1000 }]));
  await expect(keepPorts(state, 'p', [port])).rejects.toThrow(`Port ${port} belongs to another environment by now.`);
  await put(state, 'ports.json', JSON.stringify([{ port, owner: 'q', until: Date.now() - 1 }]));
  await keepPorts(state, 'p', [port]);
  expect(JSON.parse(await readFile(join(state, 'ports.json'), 'utf8'))).toMatchObject([{ port, owner: 'p' }]);
});

test('what is released leaves nothing; a broken list is begun anew', async () => {
  const state = await folderWith({ 'ports.json': '[{"port":' });
  await choosePorts(state, 'p', [db]);
  await releasePorts(state, 'p');
  await releasePorts(state, 'p');
  expect(await stat(join(state, 'ports.json')).catch(() => 'gone')).toBe('gone');
});
