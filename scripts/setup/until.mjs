import { setTimeout as pause } from 'node:timers/promises';

/**
 * Polls a condition until it holds and returns what it gave; after the deadline an error says what was waited for.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} condition
 * @param {{seconds?: number, every?: number}} [options] every: milliseconds between two looks
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, condition, { seconds = 60, every = 100 } = {}) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await pause(every);
  }
}
