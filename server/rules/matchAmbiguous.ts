import type { Ambiguity } from '../../core/drift/drift';
import type { Project } from '../../core/project';
import type { Finding, Rule } from '../problem';
import { matchFixes } from '../drift/matchFixes';

export const matchAmbiguous: Rule<Project> = {
  code: 'match-ambiguous',
  severity: 'hint',
  summary: 'Which Compose service is which of the manifest can not be told',
  explanation:
    'Several services of one kind stand on one of the sides, and neither names nor relationships tell which is which, so that they are not compared. Say it: with the label `parity.service` of the Compose service, or with `match` in `.parity.yaml`; a quick fix writes either.',
  basis: 'Names and images of the Compose services against names, types and relationships of the manifest',
  *check(project) {
    for (const { ambiguous, compose } of project.comparisons)
      if (compose) for (const ambiguity of ambiguous) yield* checkAmbiguity(project, ambiguity);
  },
};

function checkAmbiguity(project: Project, { title, declared, local }: Ambiguity): Finding[] {
  const [first, ...others] = local;
  const [only, ...rest] = declared;
  if (!first || !only) return [];
  const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join(' or ');
  const pairs = rest.length === 0 ? local.map((it) => [it, only] as const) : declared.map((it) => [first, it] as const);
  return [
    {
      source: first.source,
      message:
        rest.length === 0
          ? `Which ${title} is ${only.name} can not be told: ${names(local)}`
          : `Which ${title} this is can not be told: ${names(declared)}`,
      related: [
        ...others.map(({ name, source }) => ({ source, message: `${name} is ${title}, too` })),
        ...declared.map(({ name, source }) => ({ source, message: `${name} is declared here` })),
      ],
      fixes: pairs.flatMap(([ours, theirs]) => matchFixes(project, ours.name, theirs.name)),
    },
  ];
}
