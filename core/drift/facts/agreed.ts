import { acceptanceOf, isOver, namesOf } from '../../acceptances';
import { Ignores } from '../../ignores';
import type { Project } from '../../project';
import { partsText, type ComparedFact, type Difference } from './fact';

/** Facts as people see them: what they agreed on is accepted, each with their reason. */
export function agreed(project: Project): (fact: ComparedFact) => ComparedFact {
  const ignores = new Ignores(project);
  return (fact) => {
    if (fact.verdict !== 'differs') return fact;
    const judged = (fact.differences ?? []).map((it) => ({ ...it, agreement: agreementOn(it, project, ignores) }));
    const open = judged.filter(({ agreement }) => agreement === undefined);
    const reasons = [...new Set(judged.flatMap(({ agreement }) => agreement ?? []))];
    if (reasons.length === 0) return fact;
    if (open.length === 0) return { ...fact, verdict: 'accepted', reason: reasons.join('; ') };
    return { ...fact, differences: open, reason: [partsText(open), ...reasons].filter((it) => it !== '').join('; ') };
  };
}

/** Why a difference is no problem to people: `accept`, an ignore beside it, or a rule that is switched off. */
function agreementOn({ code, places, ...topic }: Difference, project: Project, ignores: Ignores): string | undefined {
  if (project.settings.severity[code] === 'off') return `not checked: ${code} is off`;
  const ignore = ignores.silencing(code, places);
  if (ignore) return `ignored: ${ignore.reason || 'no reason is given'}`;
  const acceptance = acceptanceOf(project, code, namesOf(topic));
  if (!acceptance || isOver(project, acceptance)) return undefined;
  const until = acceptance.until === undefined ? '' : ` until ${acceptance.until}`;
  return `accepted${until}: ${acceptance.reason}`;
}
