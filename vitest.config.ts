import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/load/**'],
    globalSetup: 'tests/setup/run.ts',
    setupFiles: ['tests/setup/language.ts', 'tests/setup/properties.ts'],
    pool: 'forks',
    // Files share what they import: loading the server anew for each took a sixth of the run. No test changes a module.
    isolate: false,
    // Every worker shares the machine with the database server of the run; many tests wait rather than work.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
