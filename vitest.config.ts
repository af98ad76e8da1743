import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    // By itself it leaves a core free, which is half of a small machine.
    maxWorkers: '100%',
    // Whole calls over a migrated database each; generous, since a loaded machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
