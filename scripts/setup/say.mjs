/**
 * One line about what the set-up does, with the seconds that it took when it is over.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function saying(what, work) {
  say(`${what} …`);
  const start = performance.now();
  const result = await work();
  say(`${what}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Standard error, so that a script's own output stays clean.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`[set-up] ${line}\n`);
}
