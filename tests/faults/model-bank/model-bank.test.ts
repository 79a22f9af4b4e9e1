import { expect, test } from 'vitest'
import { bankIds } from '../../../src/shared/systems.ts'
import { lineOf, playMany } from './property.ts'

// The same as `npm run fuzz`, so much of it as every test run can afford: histories that are always the same, and others that
// nobody has played before. A seed that fails is printed; `npm run fuzz -- --seed` plays it again.

const runs = 150
/** All of them take a few seconds of a machine that does nothing else. */
const limitMs = 40_000
const leastRuns = 10

for (const system of bankIds) {
  for (const [name, seed] of [['known', 20_261_121], ['new', Date.now() % 2 ** 31]] as const) {
    test(`${system}, ${name} histories: whatever the bank does, each payment is kept once and the balance is proven`, async () => {
      const report = await playMany(system, runs, seed, { limitMs })
      const { failure } = report
      const told = failure === null ? '' : `${JSON.stringify(failure.history)}\n${failure.why}`
      expect(report.runs).toBeGreaterThanOrEqual(leastRuns)
      expect(failure, `${lineOf(system, report)}\n${told}`).toBeNull()
    }, 180_000)
  }
} // prettier-ignore
