import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { must } from '../../scripts/setup/run.mjs';
import { branch, worktreeOf } from './environment';
import { flow } from './flow';

/** Only code is branched: that takes no images. */
const withoutDocker = { env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' } };

flow(
  '7: the view tells what differs in an environment, and offers to remove one that is merged',
  withoutDocker,
  async (desk) => {
    await desk.openEnvironments();
    await branch('local', 'feature/badge', desk);
    await desk.treeItem(/^feature-badge, code only · 3 differences · from local/).waitFor();
    await branch('environment:feature-badge', 'feature/below', desk);
    const below = desk.treeItem(/^feature-below, code only · 3 differences$/);
    await below.waitFor();

    await desk.setOpen(desk.treeItem(/^feature-badge/), false);
    await desk.webview().getByRole('button', { name: 'Show in Tree' }).click();
    await below.waitFor();

    const worktree = await worktreeOf('feature/badge', desk);
    const compose = join(worktree, 'compose.yaml');
    await writeFile(compose, (await readFile(compose, 'utf8')).replace('postgres:15', 'postgres:17'));
    await desk.treeItem(/^feature-badge, code only · 2 differences/).waitFor();

    await desk.chooseUntil(desk.treeItem(/^feature-badge/), 'Compare Environment With', desk.listed('its parent'));
    await desk.pick('its parent');
    const comparison = desk.webview();
    await comparison.getByRole('heading', { name: 'feature-badge compared with Local' }).waitFor({ timeout: 60_000 });
    expect(await comparison.locator('body').innerText()).toMatch(/image\s+postgres:15\s+postgres:17/);

    const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
    await must('git', ['-C', worktree, ...author, 'commit', '--quiet', '--all', '-m', 'PostgreSQL 17']);
    await must('git', ['-C', desk.folder, 'update-ref', 'refs/heads/main', 'feature/badge']);
    const merged = desk.treeItem(/^feature-badge, merged · code only/);
    await merged.waitFor();
    await desk.chooseAndAsk(merged, 'Remove Environment');
    await desk.answerDialog('Remove');
    await merged.waitFor({ state: 'hidden', timeout: 60_000 });
    await desk.treeItem(/^feature-below, code only/).waitFor();
  },
);
