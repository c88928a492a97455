import { Disposable, RelativePattern, workspace } from 'vscode';
import type { Projects } from './projects';

/** Milliseconds: a save or a checkout changes many files at once. */
const settle = 300;

const files =
  '**/{.upsun/*,.platform/*,.platform.app.yaml,compose*.y*ml,docker-compose*.y*ml,Dockerfile,.env,.ddev/*,.lando*.yml,.devcontainer/*,.devcontainer.json,.github/workflows/*,.gitlab-ci.yml,.parity.yaml}';
const repository = '{HEAD,FETCH_HEAD,refs/heads/**,refs/remotes/**,packed-refs}';

/** Refreshes the projects when one of their files, or the repository's refs, changes on the disk. */
export function watchProjects(projects: Projects): Disposable[] {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => projects.refresh(), settle);
  };
  const folders = workspace.workspaceFolders ?? [];
  const watchers = [
    workspace.createFileSystemWatcher(files),
    ...folders.map(({ uri }) =>
      workspace.createFileSystemWatcher(new RelativePattern(uri.with({ path: `${uri.path}/.git` }), repository)),
    ),
  ];
  for (const watcher of watchers)
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) event(changed);
  return [...watchers, new Disposable(() => clearTimeout(timer))];
}
