import type { Acceptance } from '../../core/agreements';
import { nearest } from '../../core/nearest';
import type { Project } from '../../core/project';
import { acceptancesOf, allNamesOf } from '../acceptances';
import type { Finding, Rule } from '../problem';

/** `differences` are the rules whose findings can be accepted. */
export function acceptUnused(differences: readonly Rule<Project>[]): Rule<Project> {
  return {
    code: 'accept-unused',
    severity: 'hint',
    summary: 'An accepted difference is not there',
    explanation:
      'An entry of `accept` in `.parity.yaml` silences the differences of its rule (`code`) that are about its `subject`: a service or application, or a part of one (`app:intl`). One whose difference is gone would silence the next one of its kind unseen: remove it.',
    basis: 'The entries of `accept` against the differences that are found',
    check: (project) => findings(project, differences),
  };
}

function findings(project: Project, rules: readonly Rule<Project>[]): Finding[] {
  const { accepted } = project.agreements;
  const found = rules
    .filter(({ code }) => accepted.some((it) => it.code === code))
    .map((rule) => ({ code: rule.code, differences: [...rule.check(project)] }));
  const used = new Set(
    found.flatMap(({ code, differences }) => differences.flatMap((it) => acceptancesOf(project, code, it))),
  );
  return found.flatMap(({ code, differences }) =>
    accepted
      .filter((it) => it.code === code && !used.has(it))
      .map((it) => unused(it, nearest(it.subject, differences.flatMap(allNamesOf)))),
  );
}

function unused({ code, subject, source }: Acceptance, meant: string | undefined): Finding {
  const end = meant === undefined || meant === subject ? '' : `: did you mean "${meant}"?`;
  const message = `Nothing is accepted here: ${code} finds no difference of "${subject}"${end}`;
  return { source, message, tags: ['unnecessary'] };
}
