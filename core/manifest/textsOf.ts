import type { Texts } from './keptPerEntry';
import type { Manifest } from './manifest';

/** The texts of a manifest's files, those that it includes among them; empty for any other. */
export function textsOf({ files, included }: Manifest): Texts {
  return (path) => [...files, ...included].find((file) => file.path === path)?.document.text ?? '';
}
