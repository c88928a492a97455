/** Why a name of an application, service or relationship is none, with one that would be; undefined where it is fine. Rules R13 and R15. */
export function nameVerdict(name: string): string | undefined {
  if (/^[a-z0-9_-]+$/.test(name)) return undefined;
  const mended = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+(?=[^-])/, '');
  const hint = /[a-z0-9]/.test(mended) ? `, such as "${mended}"` : '';
  return `"${name}" is no name: names hold small letters, digits, "-" and "_"${hint}`;
}

/** The same for a network-storage service, whose name becomes that of a host. */
export function hostNameVerdict(name: string): string | undefined {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return undefined;
  return 'The name of a network-storage service is a host name: no "_", at most 63 characters, a letter or digit at both ends';
}
