import { createHash } from 'node:crypto';
import type { Counts } from '../../core/drift/score';
import type { AuditArea, Report, ReportCell, ReportGroup } from '../../core/report/report';
import { html, Markup } from './markup';
import { madeText, type Page } from './page';
import { style } from './style';
import { explanation, locationText, notShownText, percentText, scoreSentence, stateOf } from './words';

/**
 * One page that needs nothing else: no script, no picture, no font. Its policy allows its own style and nothing more, so that it can be
 * kept as an artifact, sent by mail, or shown in a panel of an editor.
 */
export function reportAsHtml(page: Page): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Parity of ${page.reports.map(({ title }) => title).join(', ')}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <main>${page.reports.map((report) => article(report, page))}</main>
        <footer>${explanation}</footer>
      </body>
    </html> `.text;
}

function article({ title, score, places, groups, notShown, audit }: Report, page: Page): Markup {
  return html`<article>
    <header>
      <p class="kicker">Parity report, ${madeText(page)}</p>
      <h1>${title}</h1>
    </header>
    <div class="score">
      <p class="percent">${percentText(score.percent)}</p>
      <div>
        <p>${scoreSentence(score)}</p>
        ${bar(score)}
      </div>
    </div>
    <h2>By place</h2>
    <div class="wide">
      <table class="counts">
        <caption>
          How each local place agrees with the manifest
        </caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Parity</th>
            <th scope="col">Same</th>
            <th scope="col">Differs</th>
            <th scope="col">Accepted</th>
            <th scope="col">Unknown</th>
          </tr>
        </thead>
        <tbody>
          ${score.places.map(
            (it) =>
              html`<tr>
                <th scope="row">${it.title}</th>
                <td>${percentText(it.percent)}</td>
                <td>${it.same}</td>
                <td>${it.differs}</td>
                <td>${it.accepted}</td>
                <td>${it.unknown}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <h2>Fact by fact</h2>
    <div class="wide" role="region" aria-label="Facts of ${title} by place" tabindex="0">
      <table>
        <caption>
          The manifest is production as it is declared. Beside it stand what each local place says, and other commits.
        </caption>
        <thead>
          <tr>
            <td></td>
            ${places.map((it) => html`<th scope="col">${it}</th>`)}
          </tr>
        </thead>
        ${groups.map((group) => body(group, places.length + 1))}
      </table>
    </div>
    ${notShown.length === 0 ? undefined : html`<p class="quiet not-shown">Not shown: ${notShownText(notShown)}</p>`}
    <h2>Audit</h2>
    <div class="areas">${audit.map(area)}</div>
  </article> `;
}

/** The known facts as one bar; the sentence above it says the same in words. */
function bar({ same, differs }: Counts): Markup {
  const known = same + differs;
  const width = known === 0 ? 0 : (100 * same) / known;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="${known === 0 ? 'rest' : 'differs'}" width="100" height="4" />
    <rect class="same" width="${width}" height="4" />
  </svg> `;
}

function body({ title, rows }: ReportGroup, columns: number): Markup {
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="${columns}">${title}</th>
    </tr>
    ${rows.map(
      ({ name, cells }) =>
        html`<tr>
          <th scope="row">${name}</th>
          ${cells.map((it, index) => cell(it, index === 0))}
        </tr> `,
    )}
  </tbody> `;
}

function cell(it: ReportCell, isManifest: boolean): Markup {
  const { state, says, reason } = it;
  const { sign, word } = stateOf(it, isManifest);
  const mark = html`<span class="state"><span class="sign" aria-hidden="true">${sign}</span>${word}</span>`;
  return html`<td class="is-${state}">
    ${state === 'declared' ? undefined : mark}${says.map(
      ({ text, at }) => html`<span class="what">${text}</span><span class="at">${locationText(at)}</span>`,
    )}${reason === undefined ? undefined : html`<span class="why">${reason}</span>`}
  </td>`;
}

function area({ title, known, platform }: AuditArea): Markup {
  return html`<section class="area">
    <h3>${title}</h3>
    ${known.length === 0 ? html`<p class="quiet">The files tell nothing of it.</p>` : undefined}
    <ul>
      ${known.map(
        ({
          text,
          at,
          attention,
        }) => html`<li${new Markup(attention ? ' class="attention"' : '')}>${attention ? html`<span class="said">Look at this: </span>` : undefined}${text}${at ? html` <span class="at">${locationText(at)}</span>` : undefined}</li>
`,
      )}
    </ul>
    <h4>Only the platform knows</h4>
    <ul>
      ${platform.map(({ what, command }) => html`<li>${what} <code>${command}</code></li> `)}
    </ul>
  </section> `;
}
