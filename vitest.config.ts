import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,scripts,contracts,content,tests}/**/*.test.ts'],
          exclude: ['tests/browser/**', '**/target/**'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/globalSetup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser, one page after the other: two cores, and nothing that is timed is disturbed.
          fileParallelism: false,
        },
      },
    ],
  },
});
