import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
    // Forks: sharp and the journal's file locks want a process to themselves.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
