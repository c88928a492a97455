import { UserError } from '../errors';

/**
 * The id of an environment for a git branch: what Docker, Compose and every file system take as a name.
 * `feature/Login page` becomes `feature-login-page`.
 */
export function idOf(branch: string): string {
  const id = branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  if (id === '')
    throw new UserError(`"${branch}" can't be the name of an environment.`, 'Use letters, digits and hyphens.');
  return id;
}

/** Why a text can't be a branch's name; undefined where it can (git check-ref-format, and no option-like names). */
export function whyNotABranch(name: string): string | undefined {
  if (name.trim() === '') return 'Give the environment a name.';
  if (name.length > 120) return 'The name is too long: at most 120 characters.';
  if (/[\p{Cc} ~^:?*[\\]/u.test(name))
    return 'Blanks, control characters and ~ ^ : ? * [ \\ are not allowed in branch names.';
  if (/^-|^\/|\/$|\/\/|\.\.|@\{|\.$|^@$/.test(name))
    return 'A branch name can not begin with "-" or "/", end in "/" or ".", or hold "..", "//" or "@{".';
  if (name.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock')))
    return 'No part of a branch name begins with "." or ends in ".lock".';
  if (name === 'HEAD') return '"HEAD" stands for the commit that is checked out.';
  return /[a-z0-9]/i.test(name) ? undefined : 'The name needs a letter or a digit.';
}
