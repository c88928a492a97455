import { repository, version as packageVersion } from '../package.json';

export const version = packageVersion;

const home = repository.url.replace(/\.git$/, '');

/** The page that explains a rule. */
export function rulePage(code: string): string {
  return `${home}/blob/main/docs/rules.md#${code}`;
}

export const homepage = home;
