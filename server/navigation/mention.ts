import type { Source } from '../../core/text';

export type NameKind = 'application' | 'service' | 'relationship' | 'mount' | 'worker' | 'endpoint' | 'store';

/** Something that the manifest calls by a name. */
export interface Name {
  readonly kind: NameKind;
  readonly name: string;
  /** The application, service or task that it is part of; absent for applications and services. */
  readonly owner?: string;
}

/** A place where a name is written. */
export interface Mention extends Name {
  readonly role: 'definition' | 'reference';
  /** Of the name alone: without quotes, and without what is written beside it. */
  readonly source: Source;
  /** The application, service, route or task that it stands in. */
  readonly holder: string;
  /** It is not written itself: a relationship leads to what it is called like, where it says nothing else. */
  readonly implied?: true;
}

/** Equal for mentions of one thing. */
export function keyOf({ kind, owner, name }: Name): string {
  return `${kind}\n${owner ?? ''}\n${name}`;
}
