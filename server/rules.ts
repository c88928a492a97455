import { UserError } from '../core/errors';
import { nearest } from '../core/nearest';
import type { Project } from '../core/project';
import { driftRules } from './drift/rules';
import { oncePerManifest } from './manifest/manifestRule';
import { manifestRules } from './manifest/rules';
import { layoutsMixed } from './manifest/rules/layoutsMixed';
import { versionEndOfLife } from './manifest/rules/versionEndOfLife';
import type { Rule } from './problem';
import { acceptExpired } from './rules/acceptExpired';
import { acceptUnused } from './rules/acceptUnused';
import { composeInvalid } from './rules/composeInvalid';
import { ignoreUnused } from './rules/ignoreUnused';
import { matchAmbiguous } from './rules/matchAmbiguous';
import { matchUnknown } from './rules/matchUnknown';
import { settingsInvalid } from './rules/settingsInvalid';

const languageRules: readonly Rule<Project>[] = [
  ...manifestRules.map(oncePerManifest),
  versionEndOfLife,
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

/** Rules that are asked for together. What is about Compose files alone, agreements and settings belongs to neither. */
const groups: Readonly<Record<string, readonly string[]>> = {
  drift: driftRules.map(({ code }) => code),
  manifest: [...manifestRules, versionEndOfLife, layoutsMixed].map(({ code }) => code),
};

/** The rules with these codes or in these groups; all where none is named. Throws a `UserError` for a name that is neither. */
export function rulesNamed(names: readonly string[]): readonly Rule<Project>[] {
  if (names.length === 0) return rules;
  const codes = new Set(names.flatMap((name) => (Object.hasOwn(groups, name) ? (groups[name] ?? []) : name)));
  const known = rules.map(({ code }) => code);
  const wrong = [...codes].find((code) => !known.includes(code));
  if (wrong === undefined) return rules.filter(({ code }) => codes.has(code));
  const meant = nearest(wrong, [...Object.keys(groups), ...known]);
  throw new UserError(
    `There is no rule "${wrong}".`,
    meant === undefined ? 'Write drift, manifest, or a code of docs/rules.md.' : `Did you mean "${meant}"?`,
  );
}

/** Whether some of these rules compare places: else what could not be compared is nobody's question. */
export function comparePlaces(chosen: readonly Rule<Project>[]): boolean {
  return chosen.some(({ code }) => driftRules.some((rule) => rule.code === code));
}
