import { defineConfig } from 'vitest/config';

/** The five flows in a real workbench, driven as a person would; one at a time. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
