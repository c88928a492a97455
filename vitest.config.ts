import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,server,client,scripts,contracts,syntaxes}/**/*.test.ts'],
    setupFiles: ['test/properties.ts'],
    testTimeout: 20_000,
  },
});
