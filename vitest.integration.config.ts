import { defineConfig } from 'vitest/config';

/** Against a real Docker engine of the tests' own; one file at a time, since they share it. */
export default defineConfig({
  test: {
    include: ['test/integration/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
