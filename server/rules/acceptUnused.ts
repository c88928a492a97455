import type { Project } from '../../core/project';
import { acceptanceOf } from '../acceptances';
import type { Finding, Rule } from '../problem';

/** `differences` are the rules whose findings can be accepted. */
export function acceptUnused(differences: readonly Rule<Project>[]): Rule<Project> {
  return {
    code: 'accept-unused',
    severity: 'hint',
    summary: 'An accepted difference is not there',
    explanation:
      'An entry of `accept` in `.parity.yaml` silences the difference of its rule (`code`) that is about its `subject`. One whose difference is gone would silence the next one of its kind unseen: remove it.',
    basis: 'The entries of `accept` against the differences that are found',
    check: (project) => findings(project, differences),
  };
}

function findings(project: Project, rules: readonly Rule<Project>[]): Finding[] {
  const { accepted } = project.agreements;
  if (accepted.length === 0) return [];
  const used = new Set(
    rules
      .filter(({ code }) => accepted.some((it) => it.code === code))
      .flatMap((rule) => [...rule.check(project)].map((finding) => acceptanceOf(project, rule.code, finding))),
  );
  return accepted
    .filter((it) => !used.has(it) && rules.some(({ code }) => code === it.code))
    .map(({ code, subject, source }) => ({
      source,
      message: `Nothing is accepted here: ${code} finds no difference of "${subject}"`,
      tags: ['unnecessary'],
    }));
}
