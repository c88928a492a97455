import { expect, test } from 'vitest';
import { planCloneData } from '../../core/environments/local/data/planClone';
import { planVerify } from '../../core/environments/local/data/planVerify';
import type { Step } from '../../core/environments/plan';
import { databaseKeys, databases, databasesOf, fill } from './databases';
import { dataSetting, newProject, up, volumesOf, type DataSetting } from './dataSetting';
import { describeWithDocker, docker } from './docker';

/** What the steps that tell something have told. */
async function told({ apply }: DataSetting, steps: readonly Step[]): Promise<string> {
  const lines: string[] = [];
  await apply(steps, ({ step: index, detail }) => {
    if (steps[index]?.tells && detail !== undefined) lines.push(detail);
  });
  return lines.join('\n');
}

const oddNames = ['-rf', 'two\nlines', ' blank ', 'ü/$(x)', "it's", '*'];

describeWithDocker('verification of a clone', () => {
  test('while the parent goes on, every file that it left alone is compared, and every service is asked', async () => {
    const parent = newProject();
    const child = newProject();
    await up(parent, databases);
    await fill(parent, 5_000);
    for (const name of oddNames)
      await docker(
        'exec',
        `${parent}-cache-1`,
        'sh',
        '-c',
        'mkdir -p -- "/data/$1"; echo "$1" >"/data/$1/-"',
        '',
        name,
      );
    const it = await dataSetting({ method: 'copy' });
    const to = { id: 'x', project: child, volumes: volumesOf(child, databaseKeys) };
    const plan = await planCloneData(it.context, { from: { project: parent }, to, verify: true });
    await databasesOf(parent).postgres('CREATE TABLE more AS SELECT 1 AS i');
    const compared = await told(it, plan.steps);
    expect(compared).toMatch(new RegExp(`${child}_db +the same: \\d{3,} files`));
    expect(compared).toMatch(new RegExp(`${child}_cache +the same: \\d+ files?`));
    expect(compared).toMatch(/Compared in \d/);

    await up(child, databases);
    const answers = await told(it, plan.checks ?? []);
    expect(answers).toMatch(/^cache +answers: \d+ keys$/m);
    expect(answers).toMatch(/^db +answers: 2 databases were opened$/m);
    expect(answers).toMatch(/^sql +answers: \d+ tables were opened$/m);
    for (const name of oddNames)
      expect(await docker('exec', `${child}-cache-1`, 'cat', `/data/${name}/-`)).toBe(name.trim());

    await docker('stop', `${child}-db-1`);
    const verify = await planVerify(it.context, { id: 'x', project: child });
    expect(await told(it, verify.steps)).toMatch(/^db +does not run: not checked$/m);
  });

  test('a clone that differs is refused', async () => {
    const parent = newProject();
    const child = newProject();
    await up(parent, databases);
    const it = await dataSetting({ method: 'copy' });
    const to = { id: 'x', project: child, volumes: volumesOf(child, databaseKeys) };
    const { steps } = await planCloneData(it.context, { from: { project: parent }, to, verify: true });
    await it.apply(steps.slice(0, -1));
    const spoil = ['--volume', `${child}_db:/db`, 'parity.test/redis:8.0', 'sh', '-c', 'echo 1 >/db/PG_VERSION'];
    await docker('run', '--rm', '--entrypoint', '', ...spoil);
    await expect(it.apply(steps.slice(-1))).rejects.toThrow(
      `The copy in ${child}_db differs from what it was made of: PG_VERSION.`,
    );
  });
});
