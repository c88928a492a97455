import type { Project } from '../core/project';
import { driftRules } from './drift/rules';
import { manifestRules } from './manifest/rules';
import type { Rule } from './problem';
import { settingsInvalid } from './rules/settingsInvalid';

const languageRules: readonly Rule<Project>[] = [...manifestRules, ...driftRules];

/** Every rule of the product, in the order of the docs. */
export const rules: readonly Rule<Project>[] = [
  ...languageRules,
  settingsInvalid(languageRules.map(({ code }) => code)),
];
