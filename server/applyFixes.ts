import { chmod, chown, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeError, UserError } from '../core/errors';
import type { Project } from '../core/project';
import { applyEdits } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import { check } from './check';
import { combineFixes, preferredFix } from './fixes';
import type { FileEdit, Rule } from './problem';

export interface AppliedFix {
  readonly title: string;
  readonly files: readonly ProjectPath[];
}

/** A fix can make room for another that touched the same text; what is left after these rounds stays a problem. */
const roundLimit = 5;

/** Applies every preferred fix of these rules to the files on the disk, until none is left. Answers the project as it is then. */
export async function applyPreferredFixes(
  root: string,
  start: Project,
  load: () => Promise<Project>,
  rules: readonly Rule<Project>[],
): Promise<{ readonly project: Project; readonly applied: readonly AppliedFix[] }> {
  const applied: AppliedFix[] = [];
  let project = start;
  for (let round = 0; round < roundLimit; round++) {
    const { fixes, edits } = combineFixes(
      check(project, rules).problems.flatMap((problem) => preferredFix(problem) ?? []),
    );
    if (fixes.length === 0) break;
    await writeEdits(root, project, edits);
    applied.push(...fixes.map(({ title, edits: files }) => ({ title, files: files.map(({ file }) => file) })));
    project = await load();
  }
  return { project, applied };
}

interface Staged {
  readonly path: string;
  readonly temporary: string;
}

/** Writes all files beside the old ones first, so that a failure leaves every file as it was, and then moves them into place. */
async function writeEdits(root: string, project: Project, edits: readonly FileEdit[]): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const edit of edits) staged.push(await stage(root, project, edit));
    for (const { path, temporary } of staged) await rename(temporary, path);
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw error instanceof UserError
      ? error
      : new UserError(
          `The fixes could not be written: ${describeError(error)}.`,
          'Make sure that the files and their folders can be written.',
        );
  }
}

/** The new file beside the old one, with its mode and owner. A link is followed, so that it stays one. */
async function stage(root: string, project: Project, { file, edits }: FileEdit): Promise<Staged> {
  const path = await realpath(join(root, file));
  const before = await readFile(path);
  const mark = before.subarray(0, 3).equals(byteOrderMark) ? '\uFEFF' : '';
  const text = project.text(file);
  if (!Buffer.from(mark + text).equals(before)) {
    throw new UserError(
      `${file} can't be edited safely: it changed on the disk, or is not UTF-8.`,
      'Nothing was changed. Check again.',
    );
  }
  const temporary = `${path}.${randomUUID()}.tmp`;
  const { mode, uid, gid } = await stat(path);
  await writeFile(temporary, mark + applyEdits(text, edits), { flag: 'wx', mode });
  await chmod(temporary, mode);
  // Only root may give a file away; for others it is theirs already, or stays with who runs this.
  await chown(temporary, uid, gid).catch(() => undefined);
  return { path, temporary };
}

const byteOrderMark = Buffer.from('\uFEFF');
