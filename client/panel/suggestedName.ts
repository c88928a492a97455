import type { ProjectState } from '../projectState';

/** A name that is free among the branches that are taken, to be typed over: `try-1121-0930`, then `try-1121-0930-2`. */
export function suggestedName(now: Date, taken: readonly string[]): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const name = `try-${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`;
  for (let number = 2, free = name; ; free = `${name}-${number++}`) if (!taken.includes(free)) return free;
}

/** The git branches of a project's environments. */
export function branchesIn({ environments }: ProjectState): string[] {
  return environments.state === 'known'
    ? environments.states.flatMap(({ environment }) => environment.branch ?? [])
    : [];
}
