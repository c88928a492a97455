import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Plan } from './plan';

/** What a file of the journal says: the plan, and how far it came. Each line is written and flushed before the step goes on. */
export interface JournalEntry {
  readonly path: string;
  readonly plan: Plan;
  /** Steps that were begun, in order; of each it is not known whether it ended. */
  readonly begun: readonly number[];
}

/** A plan's journal while it is applied. A file that is still there at the next start is what a crash left. */
export class Journal {
  private constructor(private readonly path: string) {}

  static async begin(folder: string, plan: Plan): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const journal = new Journal(join(folder, `${Date.now()}-${randomUUID()}.jsonl`));
    await journal.append({ plan });
    return journal;
  }

  async begun(step: number): Promise<void> {
    await this.append({ begun: step });
  }

  /** The plan is finished or undone: nothing is left to mend. */
  async close(): Promise<void> {
    await rm(this.path, { force: true });
  }

  private async append(line: unknown): Promise<void> {
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** Whether anything may be unfinished. It only looks: without the lock, a file may be another window's that has just begun. */
export async function hasUnfinished(folder: string): Promise<boolean> {
  return (await journals(folder)).length > 0;
}

/** The folder of the journal in that of a repository's environments. */
export function journalFolder(stateFolder: string): string {
  return join(stateFolder, 'journal');
}

/** The plans that are being applied, by this window or another, and those that a crash left. It only looks. */
export async function plansUnderWay(folder: string): Promise<readonly Plan[]> {
  const entries = await Promise.all((await journals(folder)).map((name) => readEntry(join(folder, name))));
  return entries.flatMap(({ plan }) => plan ?? []);
}

/**
 * What crashes left, the oldest first; to be asked while holding the lock. A last line that was cut off was never acted upon.
 * Files without a plan are removed: nothing was done yet.
 */
export async function unfinished(folder: string): Promise<JournalEntry[]> {
  const entries = await Promise.all((await journals(folder)).map((name) => readEntry(join(folder, name))));
  const empty = entries.filter(({ plan }) => plan === undefined);
  await Promise.all(empty.map(({ path }) => rm(path, { force: true })));
  return entries.filter((entry): entry is JournalEntry => entry.plan !== undefined);
}

async function journals(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith('.jsonl')).sort();
}

/** One that was closed meanwhile, or cut off at once, has no plan. */
async function readEntry(path: string): Promise<Omit<JournalEntry, 'plan'> & { readonly plan: Plan | undefined }> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').slice(0, -1).flatMap(parseLine);
  const plan = lines.find((line) => line.plan !== undefined)?.plan;
  return { path, plan, begun: lines.flatMap(({ begun }) => (begun === undefined ? [] : [begun])) };
}

interface Line {
  readonly plan?: Plan;
  readonly begun?: number;
}

function parseLine(line: string): Line[] {
  try {
    const value = JSON.parse(line) as Line | null;
    return value ? [value] : [];
  } catch {
    // A line that a crash cut off.
    return [];
  }
}

export async function forget(entry: JournalEntry): Promise<void> {
  await rm(entry.path, { force: true });
}
