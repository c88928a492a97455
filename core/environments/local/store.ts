import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors';
import type { Environment } from '../environment';

/** Folders and files of one repository's environments, outside of the repository. */
export interface Store {
  /** Identifies the repository; short enough for names of containers. */
  readonly key: string;
  readonly folder: string;
  /** The folder that all repositories of this machine share. */
  readonly shared: string;
  worktree(id: string): string;
  /** Generated files of an environment. */
  files(id: string): string;
  /** Files of the last rehearsal of an environment, or of `local`. */
  rehearsal(owner: string): { readonly entry: string; readonly report: string };
  list(): Promise<Environment[]>;
  save(environment: Environment): Promise<void>;
  forget(id: string): Promise<void>;
}

/** The folder for application data by the system's own rules. */
export function defaultStateFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'environment-parity');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'environment-parity');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'environment-parity');
}

/** @param repository real path of the repository's common git folder */
export function openStore(stateFolder: string, repository: string): Store {
  const key = createHash('sha256').update(repository).digest('hex').slice(0, 10);
  const folder = join(stateFolder, key);
  const entries = join(folder, 'environments');
  const entry = (id: string) => join(entries, `${id}.json`);
  const rehearsal = (owner: string) => {
    const file = (extension: string) => join(folder, 'rehearsals', `${owner}.${extension}`);
    return { entry: file('json'), report: file('md') };
  };
  return {
    key,
    folder,
    shared: stateFolder,
    worktree: (id) => join(folder, 'worktrees', id),
    files: (id) => join(folder, 'files', id),
    rehearsal,
    async list() {
      const names = await readdir(entries).catch(() => [] as string[]);
      const read = await Promise.all(
        names
          .filter((name) => name.endsWith('.json'))
          .sort()
          .map((name) => readEnvironment(join(entries, name))),
      );
      return read.filter((it) => it !== undefined).sort((a, b) => a.created.localeCompare(b.created));
    },
    async save(environment) {
      await mkdir(entries, { recursive: true, mode: 0o700 });
      await writeWhole(entry(environment.id), `${JSON.stringify(environment, undefined, 2)}\n`);
    },
    async forget(id) {
      for (const file of Object.values(rehearsal(id))) await rm(file, { force: true });
      await rm(entry(id), { force: true });
    },
  };
}

/** A file that can't be read is not an environment; it is left where it is. */
async function readEnvironment(path: string): Promise<Environment | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isEnvironment(value) ? value : undefined;
  } catch {
    // Gone in the meantime, or not ours.
    return undefined;
  }
}

function isEnvironment(value: unknown): value is Environment {
  const fields = ['id', 'kind', 'commit', 'worktree', 'parent', 'created', 'projectPath'];
  return (
    typeof value === 'object' &&
    value !== null &&
    fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'string')
  );
}

/** Writes a file so that a reader sees the old text or the new one, never a part. Readable by its owner only. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, path);
}

/** Throws a `UserError` where there is none of that id. */
export async function environmentIn(store: Store, id: string): Promise<Environment> {
  const found = (await store.list()).find((it) => it.id === id);
  if (!found) throw new UserError(`There is no environment "${id}" any more.`, 'Refresh the list.');
  return found;
}
