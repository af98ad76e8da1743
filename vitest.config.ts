import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    // Whole calls over a migrated database each; generous, since a loaded machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
