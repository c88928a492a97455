import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {{ code: string, subject: string, at: string[], note?: string }} Label  `at`: file:line, one-based
 * @typedef {{ code: string, severity: string, message: string, file: string, range: Range, related: { file: string, range: Range }[] }} Problem
 * @typedef {{ start: { line: number, character: number } }} Range
 * @typedef {{ name: string, found: number, missed: Label[], extra: Problem[] }} Score  of one project
 */

/** @param {string} folder @returns {Promise<Map<string, { differences: Label[], silent: { code: string, subject: string }[] }>>} */
export async function readLabels(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return new Map(names.map((name, index) => [name.slice(0, -'.json'.length), JSON.parse(texts[index])]));
}

/**
 * What was found of what is labelled, and what was said beside it. Both ends of a difference are one.
 *
 * @param {string} name
 * @param {readonly Problem[]} problems  of drift alone
 * @param {readonly Label[]} labels
 * @returns {Score}
 */
export function score(name, problems, labels) {
  const missed = labels.filter((label) => !problems.some((problem) => isOf(problem, label)));
  const extra = problems.filter((problem) => !labels.some((label) => isOf(problem, label)));
  return { name, found: labels.length - missed.length, missed, extra };
}

/** @param {Problem} problem @param {Label} label */
function isOf(problem, label) {
  if (problem.code !== label.code) return false;
  const places = [problem, ...problem.related].map(({ file, range }) => ({ file, line: range.start.line + 1 }));
  return label.at.some((at) => {
    const [, file, line] = /^(.*):(\d+)$/.exec(at) ?? [];
    // The name and the value of an item are a line apart.
    return places.some((it) => it.file === file && Math.abs(it.line - Number(line)) <= 1);
  });
}
