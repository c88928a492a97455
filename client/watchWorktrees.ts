import { Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { Projects } from './projects';
import { projectIn, runsLocalFiles } from './worktreeDrift';

/** Milliseconds: a checkout changes many files at once. */
const settle = 500;

/** Counts the differences in the worktrees of environments again when files change there, which an editor watches only in its own folders. */
export function watchWorktrees(projects: Projects): Disposable {
  const watched = new Map<string, Disposable>();
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void projects.countDrift(), settle);
  };
  const renew = async () => {
    const folders = await foldersOf(projects);
    for (const [folder, watchers] of watched) {
      if (folders.has(folder)) continue;
      watchers.dispose();
      watched.delete(folder);
    }
    for (const folder of folders) if (!watched.has(folder)) watched.set(folder, watchFolder(folder, changed));
  };
  return Disposable.from(
    projects.onDidChange(() => void renew()),
    new Disposable(() => {
      clearTimeout(timer);
      for (const watchers of watched.values()) watchers.dispose();
    }),
  );
}

async function foldersOf(projects: Projects): Promise<ReadonlySet<string>> {
  const states = await projects.list();
  const environments = states.flatMap((it) => (it.environments.state === 'known' ? it.environments.states : []));
  return new Set(
    environments.flatMap(({ environment }) => (runsLocalFiles(environment) ? projectIn(environment) : [])),
  );
}

/** The folder itself and the manifest's, and nothing below them: a pattern with a folder in it would watch all dependencies, too. */
function watchFolder(folder: string, changed: () => void): Disposable {
  const uri = Uri.file(folder);
  const watchers = [uri, Uri.joinPath(uri, '.upsun')].map((it) =>
    workspace.createFileSystemWatcher(new RelativePattern(it, '*')),
  );
  return Disposable.from(
    ...watchers.flatMap((it) => [it, it.onDidChange(changed), it.onDidCreate(changed), it.onDidDelete(changed)]),
  );
}
