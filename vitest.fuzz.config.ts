import { defineConfig } from 'vitest/config'
import { mutating } from './tests/faults/model-bank/mutations.ts'

const mutation = process.env['OVERSIKT_FUZZ_MUTATION']

/** Random histories by the ten thousand: `npm run fuzz`. One bank after another, so that the figures are each bank's own. */
export default defineConfig({
  plugins: mutation === undefined ? [] : [mutating(mutation)],
  test: {
    include: ['tests/faults/**/*.fuzz.ts'],
    fsModuleCache: mutation === undefined, // a broken module must never be found there by another run
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    disableConsoleIntercept: true,
    reporters: ['verbose'],
  },
})
