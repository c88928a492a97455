/** Words of variables' names whose values are nobody's business. */
const words = /pass|secret|token|key|credential|private|salt|auth|dsn|cookie|signature|webhook/i;

/** True where a variable with this name is likely to hold a secret. */
export function looksSecret(name: string): boolean {
  return words.test(name);
}

/** A text without the passwords of the URLs in it. */
export function withoutPasswords(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:)[^\s@/]+@/gi, `$1${mask}@`);
}

/**
 * A command for a shell as it can be shown: without passwords of URLs, values of variables and options whose names are those of secrets, and
 * what MySQL's programs take behind `-p`.
 */
export function withoutSecrets(command: string): string {
  const masked = (all: string, name: string, sign: string) => (looksSecret(name) ? `${name}${sign}${mask}` : all);
  return withoutPasswords(command)
    .replace(new RegExp(`([\\w-]+)(=)${word}`, 'g'), masked)
    .replace(new RegExp(`(--[\\w-]+)(\\s+)${word}`, 'g'), masked)
    .replace(/\b((?:mysql|mariadb)\w*\b[^;&|]*?\s-p)[^\s;&|]+/g, `$1${mask}`);
}

/** Of a shell, as a regular expression. */
const word = `(?:"[^"]*"|'[^']*'|[^\\s;&|"'])+`;

export const mask = '***';
