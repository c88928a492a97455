import type { ExplainedItem, ExplainedProject } from './explainFolder';
import { at, printable } from './reportText';

/** For people: everything that the manifest declares with what stands for it, and below it the Compose services that stand for nothing. */
export function explainText(projects: readonly ExplainedProject[]): string {
  return projects.map(projectText).join('\n');
}

function projectText({ declared, others }: ExplainedProject): string {
  const rest = others.flatMap((it) => [
    `  ${itemText(it)}: ${it.reason}`,
    ...(it.remedy === undefined ? [] : [`    To know it: ${it.remedy}`]),
  ]);
  const groups = [...declared.map(declaredLines), ...(rest.length > 0 ? [['In Compose alone:', ...rest]] : [])];
  return groups.map((lines) => lines.map((line) => `${printable(line)}\n`).join('')).join('\n');
}

function declaredLines(item: ExplainedItem): string[] {
  const lines = item.places.flatMap(placeLines);
  return [itemText(item), ...lines, ...(item.nowhere === undefined ? [] : [`  Locally: ${item.nowhere}`])];
}

function placeLines({ place, state, local, because, unknown }: ExplainedItem['places'][number]): string[] {
  const what = local ? itemText(local) : state === 'missing' ? 'no service stands for it' : 'unknown';
  return [
    `  ${place}: ${what}`,
    ...(because === undefined ? [] : [`    Matched: ${because.replaceAll('`', '"')}`]),
    ...unknown.flatMap(({ reason, remedy }) => [
      `    Unknown: ${reason}`,
      ...(remedy === undefined ? [] : [`    To know it: ${remedy}`]),
    ]),
  ];
}

/** "db, PostgreSQL 17 (.upsun/config.yaml:9:3)". */
function itemText({ name, what, ...place }: Pick<ExplainedItem, 'name' | 'what' | 'file' | 'range'>): string {
  return `${name === what ? name : `${name}, ${what}`} (${at(place)})`;
}
