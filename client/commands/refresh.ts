import type { Services } from '../services';

/** Reads the projects and their environments again. */
export function refresh({ projects }: Services): void {
  projects.forget();
}
