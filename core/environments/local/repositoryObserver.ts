import { UserError } from '../../errors';
import type { Exec } from '../../exec';
import type { Declaration, DeployedManifest } from '../../manifest/deployed';
import { readManifest } from '../../manifest/read';
import { nothingObserved, type Observed, type Observer } from '../../observed';
import { readDeclared } from '../../readers/manifest';
import type { Settings } from '../../settings';
import { settle } from '../../workspace';
import { commitFiles } from './commitFiles';
import { openRepository, pathInRepository, withoutFetching, type Repository } from './git';
import { productionCommit } from './productionCommit';

/** Looks at the repository of a project on this machine. Reads what git has here, fetches nothing and runs nothing of the project's. */
export function repositoryObserver(folder: string, exec: Exec): Observer {
  return new RepositoryObserver(folder, withoutFetching(exec));
}

class RepositoryObserver implements Observer {
  refsFolder: string | undefined;
  private last: { readonly key: string; readonly observed: Observed } = { key: '', observed: nothingObserved };

  constructor(
    private readonly folder: string,
    private readonly exec: Exec,
  ) {}

  async look({ productionBranch }: Settings): Promise<Observed> {
    try {
      return await this.lookAt(await openRepository(this.folder, this.exec), productionBranch);
    } catch (error) {
      // Without git, a repository or a commit nothing is known of production.
      if (error instanceof UserError) return this.keep('', () => Promise.resolve(nothingObserved));
      throw error;
    }
  }

  private async lookAt(repository: Repository, branch: string): Promise<Observed> {
    this.refsFolder = repository.commonFolder;
    const found = await productionCommit(repository, branch);
    if (found.state === 'unknown') return this.keep('', () => Promise.resolve(nothingObserved));
    const { commit, ref } = found;
    const base = (await repository.git.ask(['merge-base', 'HEAD', commit]))?.trim() ?? commit;
    return this.keep(`${ref} ${commit} ${base}`, async () => ({
      deployed: await this.read(repository, ref, commit, base),
    }));
  }

  /** Read once for the same commits. */
  private async keep(key: string, read: () => Promise<Observed>): Promise<Observed> {
    if (this.last.key !== key) this.last = { key, observed: await read() };
    return this.last.observed;
  }

  private async read(repository: Repository, ref: string, commit: string, base: string): Promise<DeployedManifest> {
    const projectPath = await pathInRepository(repository, this.folder);
    const production = await declarationAt(repository, commit, projectPath);
    return {
      ref,
      production,
      base: base === commit ? production : await declarationAt(repository, base, projectPath),
    };
  }
}

/** What the manifest declares in a commit. */
async function declarationAt({ git }: Repository, commit: string, projectPath: string): Promise<Declaration> {
  const { answer: manifest } = await settle(commitFiles(git, commit, projectPath), readManifest);
  return { manifest, model: readDeclared(manifest) };
}
