import { isOver } from '../../core/acceptances';
import type { Project } from '../../core/project';
import type { Rule } from '../problem';

export const acceptExpired: Rule<Project> = {
  code: 'accept-expired',
  severity: 'information',
  summary: 'A difference was accepted until a day that has come',
  explanation:
    'From the day in `until` on, an entry of `accept` in `.parity.yaml` silences nothing any more: the difference is reported again. Mend it, or agree on another day, and remove the entry if it is mended.',
  basis: 'The entries of `accept` against the day of the check, in UTC',
  *check(project) {
    for (const acceptance of project.agreements.accepted) {
      const { code, subject, until, source } = acceptance;
      if (isOver(project, acceptance))
        yield { source, message: `${code} of "${subject}" was accepted until ${until}: that day has come` };
    }
  },
};
