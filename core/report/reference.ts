import type { Project } from '../project';

/** The project at another commit, by the name that people gave: a branch such as that of staging, a tag, a commit. */
export type Reference =
  | { readonly name: string; readonly state: 'known'; readonly project: Project }
  | { readonly name: string; readonly state: 'unknown'; readonly reason: string };

export type KnownReference = Extract<Reference, { readonly state: 'known' }>;
