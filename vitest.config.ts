import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,server,client,scripts,contracts,syntaxes}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
