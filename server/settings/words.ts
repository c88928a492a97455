import type { Project } from '../../core/project';
import type { RuleWords, SettingsWords } from '../../core/settingsSchema';

/** What the settings of a project may speak of. Names are left open while the file that would have them could not be read. */
export function wordsOf(
  { comparisons, declared, manifest }: Project,
  rules: readonly RuleWords[],
  differences: readonly RuleWords[],
): SettingsWords {
  const composes = comparisons.flatMap(({ compose }) => compose ?? []);
  const isWhole = composes.every(({ state, incomplete }) => state !== 'unknown' && incomplete.length === 0);
  const isDeclared = manifest.state === 'known' && declared.gaps.length === 0;
  return {
    rules,
    differences,
    local: isWhole ? unique(composes.flatMap(({ services }) => services.map(({ name }) => name))) : undefined,
    declared: isDeclared ? declaredNames(declared) : undefined,
  };
}

/** The names that a Compose service can stand for. */
export function declaredNames({ services, applications }: Project['declared']): string[] {
  return unique([...services, ...applications].map(({ name }) => name));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
