import { Ignores } from '../../core/ignores';
import type { Project } from '../../core/project';
import { placesOf, type Finding, type Rule } from '../problem';

/** `others` are all other rules: what an ignore can silence. */
export function ignoreUnused(others: readonly Rule<Project>[]): Rule<Project> {
  return {
    code: 'ignore-unused',
    severity: 'hint',
    summary: 'A parity-ignore comment silences nothing',
    explanation:
      'The comment `# parity-ignore: code reason` silences a rule for the next line, `# parity-ignore-file: code reason` for its file; a difference is silenced on both of its sides. A comment whose problem is gone would silence the next one of its kind unseen: remove it.',
    basis: 'The comments of the compared files against the problems that are found',
    check: (project) => findings(project, others),
  };
}

function findings(project: Project, rules: readonly Rule<Project>[]): Finding[] {
  const ignores = new Ignores(project);
  if (ignores.all.length === 0) return [];
  const used = new Set(
    rules.flatMap((rule) => [...rule.check(project)].map((finding) => ignores.silencing(rule.code, placesOf(finding)))),
  );
  return ignores.all
    .filter((it) => !used.has(it))
    .map(({ code, source }) => ({
      source,
      message: rules.some((rule) => rule.code === code)
        ? `Nothing is ignored here: ${code} finds nothing`
        : `There is no rule ${code} to ignore`,
      tags: ['unnecessary'],
    }));
}
