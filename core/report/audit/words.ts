/** "a", "a and b", "a, b and 3 more". */
export function listed(names: readonly string[], limit = 6): string {
  if (names.length <= 1) return names.join('');
  const shown = names.slice(0, names.length > limit ? limit : -1);
  const last = names.length > limit ? `${names.length - limit} more` : (names.at(-1) ?? '');
  return `${shown.join(', ')} and ${last}`;
}
