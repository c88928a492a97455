import { createHash } from 'node:crypto';
import { UserError } from '../errors';

/** Thrown where another name would help: a form shows it at the name. */
export class NameError extends UserError {}

/** What the repository as opened is called where an environment's id could stand. */
export const localId = 'local';

/** The same for what production is deployed from. */
export const productionId = 'production';

/** Words that stand for something else where an environment's id could stand. */
export function isReserved(id: string): boolean {
  return id === localId || id === productionId;
}

/**
 * The id of an environment for a git branch: what Docker, Compose and every file system take as a name.
 * `feature/Login page` becomes `feature-login-page`; a name in other letters becomes `branch-` and a number. Different branches may get
 * the same id: a number behind it keeps them apart.
 */
export function idOf(branch: string): string {
  const id = branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  if (id === '' && /[\p{L}\p{N}]/u.test(branch))
    return `branch-${createHash('sha256').update(branch).digest('hex').slice(0, 6)}`;
  if (id === '')
    throw new NameError(`"${branch}" can't be the name of an environment.`, 'Use letters, digits and hyphens.');
  return id;
}

/** Bytes. Git makes a file of each part, and one with ".lock" behind it. */
const longestPart = 250;

/** Why a text can't be a branch's name; undefined where it can (git check-ref-format, and no option-like names). */
export function whyNotABranch(name: string): string | undefined {
  if (name.trim() === '') return 'Give the environment a name.';
  if (name.length > 250 || name.split('/').some((part) => Buffer.byteLength(part) > longestPart))
    return `The name is too long: at most 250 characters, and ${longestPart} bytes between slashes.`;
  if (/[\p{Cc} ~^:?*[\\]/u.test(name))
    return 'Blanks, control characters and ~ ^ : ? * [ \\ are not allowed in branch names.';
  if (/^-|^\/|\/$|\/\/|\.\.|@\{|\.$|^@$/.test(name))
    return 'A branch name can not begin with "-" or "/", end in "/" or ".", or hold "..", "//" or "@{".';
  if (name.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock')))
    return 'No part of a branch name begins with "." or ends in ".lock".';
  if (name === 'HEAD') return '"HEAD" stands for the commit that is checked out.';
  return /[\p{L}\p{N}]/u.test(name) ? undefined : 'The name needs a letter or a digit.';
}

/** Why a text can't be the name of a snapshot; undefined where it can. */
export function whyNotASnapshot(name: string): string | undefined {
  if (name.trim() === '') return 'Give the snapshot a name.';
  return /[\p{L}\p{N}]/u.test(name) ? whyNotATitle(name) : 'The name needs a letter or a digit.';
}

/** Why a text can't be what people call an environment; undefined where it can. It is shown in one line, never run. */
export function whyNotATitle(name: string): string | undefined {
  if (name.trim() === '') return 'Give the environment a name.';
  if (name.length > 80) return 'The name is too long: at most 80 characters.';
  return /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(name)
    ? 'A name is one line, without control characters.'
    : undefined;
}
