import type { AuditArea, Report, ReportCell, ReportGroup } from '../../core/report/report';
import type { Location } from '../../core/report/location';
import { visible } from './markup';
import { madeText, type Page } from './page';
import { explanation, locationText, notShownText, percentText, scoreSentence, stateOf } from './words';

/** For a pull request or a wiki. */
export function reportAsMarkdown(page: Page): string {
  return `${page.reports.map((report) => article(report).join('\n')).join('\n')}\n${explanation} Made ${madeText(page)}.\n`;
}

function article(report: Report): string[] {
  const { title, score, places, groups, notShown, audit } = report;
  return [
    `# Parity of ${escaped(title)}: ${percentText(score.percent)}`,
    '',
    scoreSentence(score),
    '',
    ...table(
      ['Place', 'Parity', 'Same', 'Differs', 'Accepted', 'Unknown'],
      score.places.map((it) => [
        escaped(it.title),
        percentText(it.percent),
        String(it.same),
        String(it.differs),
        String(it.accepted),
        String(it.unknown),
      ]),
    ),
    ...groups.flatMap((group) => groupTable(group, places)),
    ...(notShown.length === 0 ? [] : [`Not shown: ${escaped(notShownText(notShown))}`, '']),
    ...audit.flatMap(area),
  ];
}

function groupTable({ title, rows }: ReportGroup, places: readonly string[]): string[] {
  return [
    `## ${title}`,
    '',
    ...table(
      ['', ...places.map(escaped)],
      rows.map(({ name, cells }) => [`**${escaped(name)}**`, ...cells.map((it, index) => cell(it, index === 0))]),
    ),
  ];
}

function cell(it: ReportCell, isManifest: boolean): string {
  const { state, says, reason } = it;
  const { sign, word } = stateOf(it, isManifest);
  const head = state === 'declared' ? '' : `${sign} ${word}`;
  const what = says.map(({ text, at }) => `${escaped(text)} (${place(at)})`).join(', ');
  return [head, what, reason === undefined ? '' : escaped(reason)].filter((it) => it !== '').join(': ');
}

function area({ title, known, platform }: AuditArea): string[] {
  return [
    `## ${title}`,
    '',
    ...known.map(({ text, at, attention }) => {
      return `- ${attention ? '**Look at this:** ' : ''}${escaped(text)}${at ? ` (${place(at)})` : ''}`;
    }),
    '',
    'Only the platform knows:',
    '',
    ...platform.map(({ what, command }) => `- ${escaped(what)} (\`${command}\`)`),
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function place(at: Location): string {
  return escaped(locationText(at));
}

/** Every character that Markdown or HTML reads, as text. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => (/[:()-]/.test(character) ? character : `\\${character}`))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
