import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { driftRules } from '../../server/drift/rules';
import { outcomeOf, problemsOf } from './fixOutcome';

/** Every fix of a difference in one project, with what it leaves undone and what it brings about. */
export function fixesOf(folder: string): { title: string; left: string[]; created: string[] }[] {
  const texts = textsIn(folder);
  const codes = new Set(driftRules.map(({ code }) => code));
  return problemsOf(texts)
    .filter(({ code }) => codes.has(code))
    .flatMap((problem) => problem.fixes.map((fix) => ({ title: fix.title, ...outcomeOf(texts, problem, fix) })));
}

function textsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}
