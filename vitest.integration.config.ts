import { defineConfig } from 'vitest/config';

/** Against a real Docker engine of the tests' own. Files share it, each with names of its own; they mostly wait, so two run at a time. */
export default defineConfig({
  test: {
    include: ['test/integration/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
