/** How long data is going to be held while it is copied. */
export interface Estimate {
  readonly bytes: number;
  /** Some sizes could not be read: it may be more. */
  readonly atLeast: boolean;
  readonly seconds: number;
}

/** A pause above this is asked for first. */
export const askAbove = 2;

const bytesASecond = 400e6;

/** @param sizes of what has to be copied byte by byte; what shares blocks is not in it */
export function estimate(sizes: readonly (number | undefined)[]): Estimate {
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return { bytes, atLeast: sizes.includes(undefined), seconds: bytes / bytesASecond };
}
