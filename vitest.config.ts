import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,scripts,contracts,content,tests}/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/clients/**', '**/target/**'],
          // One core fewer by default, which on two is one.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'clients',
          include: ['tests/clients/**/*.test.ts'],
          // They start nodes, and wait for them as their clients do.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/globalSetup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser; while the pages of one file wait, those of another work.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
