import { reportOf } from '../core/report/report';
import type { ParityReport } from '../core/protocol';
import type { LiveProject } from './liveProject';
import { reportAsHtml } from './report/html';
import { nameOf } from './uris';

/** Files that only a report reads are there when it is asked again; a project that changes all the time is shown as it was last. */
const roundLimit = 10;

/** The report of a project as it is now, as a page. */
export async function parityReport(live: LiveProject): Promise<ParityReport> {
  let view = await live.view();
  const title = nameOf(view.addresses.uri(''));
  const references = await live.references(view.project.settings.report.refs);
  let report = reportOf(view.project, title, references);
  for (let round = 0; round < roundLimit; round++) {
    const next = await live.view();
    if (next === view) break;
    view = next;
    report = reportOf(view.project, title, references);
  }
  return { title, html: reportAsHtml({ reports: [report], made: new Date() }) };
}
