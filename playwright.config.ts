import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from './tests/setup/browser.ts'

const { executablePath, env } = await findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/setup/run.ts',
  // A test that passes only when tried again is a finding, not noise.
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  use: {
    trace: 'off',
    launchOptions: { executablePath, args: LAUNCH_ARGS, env: { ...(process.env as Record<string, string>), ...env } },
  },
})
