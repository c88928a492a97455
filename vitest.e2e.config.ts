import { defineConfig } from 'vitest/config';

/** The flows in a real workbench, driven as a person would; one at a time. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    // A slow machine redraws the workbench under the mouse: a flow that fails once and passes then is a fact about the machine.
    retry: 1,
    testTimeout: 480_000,
    hookTimeout: 240_000,
  },
});
