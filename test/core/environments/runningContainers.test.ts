import { expect, test } from 'vitest';
import { dockerWith } from '../../../core/environments/local/docker';
import { runningContainers } from '../../../core/environments/local/runningContainers';
import { UserError } from '../../../core/errors';
import { folderWith } from '../../folders';
import { fakeDocker, type Answers } from './fakeDocker';

const [own, ours, other] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];

async function ask(answers: (folder: string) => Answers) {
  const folder = await folderWith();
  const docker = fakeDocker(answers(folder));
  const containers = await runningContainers(
    folder,
    dockerWith(docker.exec, () => undefined),
  );
  return { containers, inspected: docker.commands.filter((it) => it.startsWith('container inspect')) };
}

const inspection = (folder: string) =>
  JSON.stringify([
    {
      Config: {
        Image: 'redis:8.0',
        Labels: { 'com.docker.compose.service': 'cache', 'com.docker.compose.project.working_dir': folder },
      },
    },
  ]);

test('only the project’s own containers are asked for, and not those of environments of ours', async () => {
  const { containers, inspected } = await ask((folder) => ({
    'ps ': { stdout: `${own}\t\t${folder}\n${ours}\tenvironment\t${folder}\n${other}\t\t/elsewhere\n` },
    'container inspect': { stdout: inspection(folder) },
  }));
  expect(inspected).toEqual([`container inspect ${own}`]);
  expect(containers).toMatchObject([{ service: 'cache', folder: '', image: 'redis:8.0' }]);
});

test('nothing runs', async () => {
  const { containers, inspected } = await ask(() => ({ 'ps ': { stdout: '' } }));
  expect(containers).toEqual([]);
  expect(inspected).toEqual([]);
});

test.each<[string, Answers]>([
  ['Docker does not run', { 'ps ': { code: 1, stderr: 'Cannot connect to the Docker daemon' } }],
  ['Docker is not installed', { 'ps ': new UserError('"docker" could not be started.') }],
])('nothing is known where %s', async (_, answers) => {
  expect((await ask(() => answers)).containers).toBeUndefined();
});

test('nothing is known where a container ends meanwhile', async () => {
  const { containers } = await ask((folder) => ({
    'ps ': { stdout: `${own}\t\t${folder}\n` },
    'container inspect': { code: 1, stderr: 'No such container' },
  }));
  expect(containers).toBeUndefined();
});
