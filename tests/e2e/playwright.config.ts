import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // A flaky test is a defect: it is mended, not repeated.
  retries: 0,
  // Half of what they do is to wait for a timer or for a disk.
  workers: 3,
  fullyParallel: true,
  // How long the slowest machine may take; nothing is measured against it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { actionTimeout: 30_000, navigationTimeout: 60_000 },
  reporter: 'list',
  globalSetup: './cluster-setup.ts',
  outputDir: '../../test-results',
})
