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

export const mask = '***';
