import type { Project } from '../core/project';
import { driftRules } from './drift/rules';
import { manifestRules } from './manifest/rules';
import { layoutsMixed } from './manifest/rules/layoutsMixed';
import type { Rule } from './problem';
import { acceptExpired } from './rules/acceptExpired';
import { acceptUnused } from './rules/acceptUnused';
import { composeInvalid } from './rules/composeInvalid';
import { ignoreUnused } from './rules/ignoreUnused';
import { matchAmbiguous } from './rules/matchAmbiguous';
import { matchUnknown } from './rules/matchUnknown';
import { settingsInvalid } from './rules/settingsInvalid';

const languageRules: readonly Rule<Project>[] = [
  ...manifestRules.map(ofCurrentLayout),
  layoutsMixed,
  composeInvalid,
  ...driftRules,
  matchAmbiguous,
  matchUnknown,
];

const agreementRules: readonly Rule<Project>[] = [ignoreUnused(languageRules), acceptUnused(driftRules), acceptExpired];

/** Every rule of the product, in the order of the docs. */
export const rules: readonly Rule<Project>[] = [
  ...languageRules,
  ...agreementRules,
  settingsInvalid([...languageRules, ...agreementRules], driftRules),
];

/** The rules over keys and names know the current layout; the older one is read for drift alone. */
function ofCurrentLayout(rule: Rule<Project>): Rule<Project> {
  return { ...rule, check: (project) => (project.manifest.layout === 'older' ? [] : rule.check(project)) };
}
