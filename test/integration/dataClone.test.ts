import { expect, test } from 'vitest';
import { planCloneData } from '../../core/environments/local/data/planClone';
import { databaseKeys, databases, databasesOf, fill, fingerprint } from './databases';
import { dataSetting, lines, newProject, up, volumesOf } from './dataSetting';
import { describeWithDocker, docker } from './docker';

describeWithDocker('clone of data', () => {
  test.each(['store', 'copy'] as const)('by %s: three databases, byte for byte; the parent goes on', async (method) => {
    const parent = newProject();
    const child = newProject();
    await up(parent, databases);
    await fill(parent, 20_000);
    const before = await fingerprint(parent);

    const it = await dataSetting({ method });
    const to = { id: 'x', project: child, volumes: volumesOf(child, databaseKeys) };
    const plan = await planCloneData(it.context, { from: { project: parent }, to });
    expect(plan.method.kind).toBe(method);
    expect(plan.notes.join('\n')).toMatch(/The data is cloned: /);
    const details: string[] = [];
    await it.apply(plan.steps, ({ detail }) => detail !== undefined && details.push(detail));
    expect(details.at(-1)).toMatch(/^Paused for \d/);

    await up(child, databases);
    expect(await fingerprint(child)).toBe(before);
    expect(await fingerprint(parent)).toBe(before);
    await databasesOf(child).postgres('DELETE FROM t');
    await databasesOf(child).redis('FLUSHALL');
    expect(await fingerprint(parent)).toBe(before);
    const volumes = lines(await docker('volume', 'ls', '-q', '--filter', `label=com.docker.compose.project=${child}`));
    expect(volumes).toEqual(['cache', 'db', 'sql'].map((key) => `${child}_${key}`));
  });
});
