import type { ManifestEntry } from '../../manifest/manifest';
import type { Project } from '../../project';
import { backgroundJobs, type BackgroundKind } from '../../readers/background';
import { counted } from '../../words';
import { pairAt, pairsOf, sourceIn, valueAt } from '../../yaml';
import type { Area, Known } from '.';
import { listed } from './words';

/** How code becomes a running environment, on both sides. Commands are not shown: they may hold secrets. */
export const deployment: Area = {
  title: 'Deployment process',
  known: (project) => [
    ...project.manifest.applications.flatMap((entry) => [...hooks(entry), ...start(entry)]),
    ...jobs(project, 'workers', 'worker'),
    ...jobs(project, 'crons', 'cron job'),
    ...builds(project),
    ...pipelines(project),
  ],
  platform: [
    { what: 'Which branch production is deployed from, and which commit runs', command: 'upsun environment:info' },
    { what: 'Whether the last deployments succeeded', command: 'upsun activity:list' },
    {
      what: 'What deploys: a push, or an integration with GitHub, GitLab or Bitbucket',
      command: 'upsun integration:list',
    },
  ],
};

function hooks({ name, node, file, source }: ManifestEntry): Known[] {
  const pair = pairAt(node, 'hooks');
  const names = pairsOf(pair?.value).map(({ key }) => key.text);
  if (!pair || names.length === 0) return [{ text: `${name} has no hooks: nothing runs at a deployment`, source }];
  const noun = names.length === 1 ? 'hook' : 'hooks';
  return [{ text: `${name} is deployed with the ${noun} ${listed(names)}`, source: sourceIn(file, pair.key) }];
}

function start({ name, node, file }: ManifestEntry): Known[] {
  const pair = pairAt(valueAt(node, ['web', 'commands']), 'start');
  return pair ? [{ text: `${name} starts with a command of its own`, source: sourceIn(file, pair.key) }] : [];
}

function jobs({ manifest }: Project, kind: BackgroundKind, noun: string): Known[] {
  const found = backgroundJobs(manifest, kind);
  const [first] = found;
  if (!first) return [];
  const names = listed(found.map(({ name }) => name));
  return [{ text: `${counted(found.length, noun)} beside the web server: ${names}`, source: first.source }];
}

function builds({ comparisons }: Project): Known[] {
  return comparisons.flatMap(({ compose }) =>
    (compose?.services ?? []).flatMap(({ name, build }): Known[] =>
      build
        ? [{ text: `Compose builds ${name} by itself, without the hooks of the manifest`, source: build.source }]
        : [],
    ),
  );
}

/** Folders and files of the services that run pipelines. */
function pipelines({ files }: Project): Known[] {
  const [workflows, root] = [files.list('.github/workflows'), files.list('')];
  if (!workflows || !root) return [];
  const found = [
    ...workflows.filter((name) => /\.ya?ml$/.test(name)).map((name) => `.github/workflows/${name}`),
    ...root.filter((name) => ['.gitlab-ci.yml', 'bitbucket-pipelines.yml'].includes(name)),
  ];
  return found.length === 0
    ? [{ text: 'No pipeline of GitHub, GitLab or Bitbucket is in the project' }]
    : [{ text: `${counted(found.length, 'pipeline')}: ${listed(found)}` }];
}
