/** A name as the manifest takes it, made of another and not taken yet; it is taken then. */
export function freeName(wanted: string, fallback: string, taken: Set<string>): string {
  const bare = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = /^[a-z]/.test(bare) ? bare : fallback;
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
  taken.add(name);
  return name;
}
