import { Disposable, RelativePattern, Uri, workspace, type FileSystemWatcher } from 'vscode';
import type { WatchedFiles } from '../core/environments/provider';
import type { Projects } from './projects';

/** Milliseconds: a save or a checkout changes many files at once. */
const settle = 300;

const files =
  '**/{.upsun/*,.platform/*,.platform.app.yaml,compose*.y*ml,docker-compose*.y*ml,Dockerfile,.env,.ddev/*,.lando*.yml,.devcontainer/*,.devcontainer.json,.github/workflows/*,.gitlab-ci.yml,.parity.yaml}';

/** Refreshes the projects when one of their files, the repository's refs and worktrees, or the list of environments changes on the disk. */
export function watchProjects(projects: Projects): Disposable[] {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => projects.refresh(), settle);
  };
  const hear = (watcher: FileSystemWatcher): Disposable =>
    Disposable.from(watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed));
  const places = new Map<string, Disposable>();
  const watchPlaces = async () => {
    for (const { folder, pattern } of await watchedBy(projects)) {
      if (places.has(folder)) continue;
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), pattern));
      places.set(folder, hear(watcher));
    }
  };
  return [
    hear(workspace.createFileSystemWatcher(files)),
    // Before there is a provider: a repository is made, or its first commit.
    ...(workspace.workspaceFolders ?? []).map(({ uri }) =>
      hear(workspace.createFileSystemWatcher(new RelativePattern(uri, '.git/{HEAD,refs/heads/**}'))),
    ),
    projects.onDidChange(() => void watchPlaces()),
    new Disposable(() => {
      clearTimeout(timer);
      for (const place of places.values()) place.dispose();
    }),
  ];
}

/** What the providers' answers depend on; it may lie outside of the workspace. */
async function watchedBy(projects: Projects): Promise<readonly WatchedFiles[]> {
  const states = await projects.list();
  return states.flatMap(({ environments }) => (environments.state === 'known' ? environments.provider.watched : []));
}
