import type { Manifest } from '../../core/manifest/manifest';

/** Whether everything that the manifest says was read, so that what is not there is missing. */
export function isWhole({ state, files, included, broken }: Manifest): boolean {
  return (
    state === 'known' &&
    broken.length === 0 &&
    [...files, ...included].every(({ document }) => document.errors.length === 0)
  );
}
