import { defineConfig } from 'vitest/config'

/** Random histories by the ten thousand: `npm run fuzz`. One bank after another, so that the figures are each bank's own. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.fuzz.ts'],
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    disableConsoleIntercept: true,
    reporters: ['verbose'],
  },
})
