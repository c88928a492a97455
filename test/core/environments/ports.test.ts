import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePorts } from '../../../core/environments/local/ports';

test('free ports, all different', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  for (const port of ports) expect(port).toBeGreaterThan(1023);
  const server = createServer();
  await new Promise<void>((done) => server.listen(ports[0], '127.0.0.1', done));
  expect(await freePorts(20)).not.toContain(ports[0]);
  await new Promise((done) => server.close(done));
  expect(await freePorts(0)).toEqual([]);
});
