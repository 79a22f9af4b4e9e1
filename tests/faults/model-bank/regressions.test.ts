import { expect, test } from 'vitest'
import { modelBanks } from './banks.ts'
import { play } from './play.ts'
import { wrongWith } from './property.ts'
import type { Regression } from './regression.ts'
import { makeTemplate } from './store-of-app.ts'
import { threads } from './threads.ts'

// Histories that are never to go wrong again: those of public threads, and each one the model found (docs/regressions.md).

const found = import.meta.glob<Regression>('./regressions/*.ts', { eager: true, import: 'regression' })
const named = new Map([
  ...Object.entries(threads),
  ...Object.entries(found).map(([path, regression]) => [path.slice('./regressions/'.length, -'.ts'.length), regression] as const),
]) // prettier-ignore

for (const [name, { what, system, history, asked = 0 }] of named) {
  test(`${name}: ${what}`, async () => {
    using template = await makeTemplate(system)
    const outcome = await play(history, { system, bank: modelBanks[system], template })
    expect(wrongWith(outcome)).toBeNull()
    expect(outcome.asked).toBeLessThanOrEqual(asked)
  })
}
