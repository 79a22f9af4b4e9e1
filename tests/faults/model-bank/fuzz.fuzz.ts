import { expect, test } from 'vitest'
import { bankIds } from '../../../src/shared/systems.ts'
import { lineOf, playMany } from './property.ts'

// Run by `npm run fuzz`: as many histories as wanted, each bank in a test of its own.

const runs = Number(process.env['OVERSIKT_FUZZ_RUNS'] ?? 10_000)
const seed = Number(process.env['OVERSIKT_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
/** By a mutation: that it is found says all there is to say. */
const isBroken = process.env['OVERSIKT_FUZZ_MUTATION'] !== undefined
const only = process.env['OVERSIKT_FUZZ_BANK'] ?? null

for (const system of bankIds.filter((id) => only === null || id === only)) {
  test(`${system}: whatever the bank does, each payment is kept once and the balance is proven`, async () => {
    const report = await playMany(system, runs, seed, { isShrunk: !isBroken })
    console.log(lineOf(system, report))
    if (report.failure !== null)
      console.log(
        `after ${report.failure.after}: ${JSON.stringify(report.failure.history)}\n${report.failure.why}`,
      )
    expect(report.failure).toBeNull()
  })
}
