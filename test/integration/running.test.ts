import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockerWith } from '../../core/environments/local/docker';
import { runningContainers } from '../../core/environments/local/runningContainers';
import { exec } from '../../core/exec';
import { checkFolder } from '../../server/checkFolder';
import { rules } from '../../server/rules';
import { folderWith, put } from '../folders';
import { describeWithDocker } from './docker';

const manifest = `applications:
  app: {type: "nodejs:24", relationships: {db: "db:postgresql"}, web: {commands: {start: node index.js}}}
services:
  db: {type: "postgresql:15"}
`;
const compose = (value: string) => `services:
  db:
    image: parity.test/postgres:17
    environment: {POSTGRES_PASSWORD: x, POSTGRES_DB: ${value}}
    ports: ["127.0.0.1::5432"]
    volumes: ["data:/var/lib/postgresql/data"]
volumes: {data: {}}
`;

describeWithDocker('running containers', () => {
  test('are read as Compose made them, and are stale after a change of the file', async () => {
    const folder = await folderWith({ '.upsun/config.yaml': manifest, 'compose.yaml': compose('main') });
    const run = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: folder });
    const docker = dockerWith(exec, () => undefined);
    const stale = async () =>
      (await checkFolder(folder, { fix: false, running: true, rules, today: '2026-11-21' })).problems
        .filter(({ code }) => code === 'container-stale')
        .map(({ message }) => message);
    expect(await runningContainers(folder, docker)).toEqual([]);
    try {
      const { code, stderr } = await run('up', '--detach', '--quiet-pull');
      expect(code, stderr).toBe(0);
      const containers = await runningContainers(folder, docker);
      expect(containers).toMatchObject([
        {
          service: 'db',
          folder: '',
          image: 'parity.test/postgres:17',
          environment: { POSTGRES_DB: 'main' },
          mounts: ['/var/lib/postgresql/data'],
        },
      ]);
      expect(await stale()).toEqual([]);
      await put(folder, 'compose.yaml', compose('other'));
      expect(await stale()).toEqual([
        'The container of db still runs with another value of POSTGRES_DB: recreate it with "docker compose up -d db"',
      ]);
      expect(await runningContainers(join(folder, '.upsun'), docker)).toEqual([]);
    } finally {
      await run('down', '--volumes', '--timeout', '1');
    }
  });
});
