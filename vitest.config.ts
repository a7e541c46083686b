import { defineConfig } from 'vitest/config';

const contract = 'test/**/*.contract.test.ts';
const e2e = 'test/**/*.e2e.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    reporters: ['default'],
    globalSetup: ['test/scrub-environment.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [contract, e2e],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: [contract],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [e2e],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
