import type { PlanContext } from '../planContext';
import type { CloneRequest } from './clone';
import type { StoreRef } from './cowStore';
import { helperImage, type Method } from './method';
import { nameOf, type Copy } from './places';

/** What is copied into what. */
export function touchesOf(copies: readonly Copy[]): string[] {
  return copies.map(({ from, to }) => `${nameOf(from)} → ${to}`);
}

/** What the steps that copy are told. */
export function requestOf({ settings }: PlanContext, copies: readonly Copy[], method: Method): CloneRequest {
  return {
    copies,
    image: helperImage(settings),
    store: storeRef(method),
    root: method.kind === 'reflink' ? method.root : null,
    longestPause: settings.data.longestPause,
  };
}

/** The store where there is one, chosen or not. */
export function storeRef({ store }: Method): StoreRef | null {
  return store && { name: store.name, mountpoint: store.mountpoint };
}
