import { defineConfig } from 'vitest/config'

/** Benchmarks print what they measured. One at a time, in order: two at once would measure each other. */
export default defineConfig({
  test: {
    include: ['tests/bench/**/*.bench.ts'],
    fileParallelism: false,
    testTimeout: 10 * 60_000,
    hookTimeout: 10 * 60_000,
    disableConsoleIntercept: true,
    reporters: ['verbose'],
  },
})
