import { rm } from 'node:fs/promises';
import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import { labels } from '../docker';
import type { LocalTools } from './context';
import { removeData } from './data';
import { removeContainers, removeLabelled } from './labelled';
import { removeWorktree } from './worktree';

/**
 * Removes what no environment owns. Input: `environment` (the id it had), `store` (of cloned data), `inDocker`, and where they are left `worktree` (as for
 * removing one) and `files`. Refused when there is an environment of that id again. There is no way back.
 */
export function removeLeftovers(tools: LocalTools): Action {
  const worktrees = removeWorktree(tools);
  const data = removeData(tools);
  return {
    async check(input) {
      const id = textOf(input, 'environment');
      if ((await tools.store.list()).some((it) => it.id === id))
        throw new UserError(`There is an environment "${id}" again.`, 'Clean up once more to see what is left.');
      if (typeof input['worktree'] === 'string') await worktrees.check?.(input);
    },
    async run(input, context) {
      const id = textOf(input, 'environment');
      if (input['inDocker'] === true) {
        const labelled = [`${labels.repository}=${tools.store.key}`, `${labels.environment}=${id}`];
        await removeContainers(tools, labelled);
        await data.run({ labels: labelled, folders: [], store: textOf(input, 'store') }, context);
        await removeLabelled(tools, labelled);
      }
      if (typeof input['worktree'] === 'string') await worktrees.run(input, context);
      if (typeof input['files'] === 'string') await rm(tools.store.files(id), { recursive: true, force: true });
    },
    undo: () => Promise.resolve(),
  };
}
