import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/load/**'],
    globalSetup: 'tests/setup/database.ts',
    setupFiles: ['tests/setup/language.ts', 'tests/setup/properties.ts'],
    pool: 'forks',
    // Every worker shares the machine with the database server of the run; many tests wait rather than work.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
