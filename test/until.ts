import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds, and fails where it never does. Milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, deadline = 10_000): Promise<void> {
  const end = Date.now() + deadline;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition never became true.');
    await delay(10);
  }
}
