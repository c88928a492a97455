import { EntryFindings } from './entryFindings';
import type { EntryRule } from './entryRule';
import type { Project } from '../../core/project';
import type { Rule } from '../problem';
import type { ManifestRule } from './manifestRule';

/** Rules with those over entries as rules over the manifest, in their order; they share what they keep. */
export function overManifest<T extends Rule<Project>>(
  rules: readonly (T | EntryRule)[],
): readonly (T | ManifestRule)[] {
  const entryFindings = new EntryFindings(rules.filter(isEntryRule));
  return rules.map((rule) => (isEntryRule(rule) ? overEntries(rule, entryFindings) : rule));
}

function isEntryRule(rule: object): rule is EntryRule {
  return 'checkEntry' in rule;
}

function overEntries(rule: EntryRule, findings: EntryFindings): ManifestRule {
  return {
    ...rule,
    *check({ manifest }) {
      if (manifest.state !== 'known') return;
      yield* rule.checkRest?.(manifest) ?? [];
      yield* findings.of(rule, manifest);
    },
  };
}
