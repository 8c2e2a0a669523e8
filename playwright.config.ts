import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// Debian's own build: nothing is downloaded, and it is the browser the node host opens.
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Each test has a program, a folder and a browser window of its own, and waits for them more than it works.
  workers: 3,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  // A first window fetches its tables and makes its shaper: on a busy machine that takes more than five seconds.
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        '--headless',
        // Chromium's sandbox refuses to run as root, as it does in most CI containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // A trace of every test takes a fifth of the time: TRACE=1 asks for those of tests that fail.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
