import { expect, test } from 'vitest'
import { sparebank1Settings } from './contract-connect.ts'
import { finInsts } from './fin-insts.ts'

const current = finInsts.filter((bank) => bank.mergedInto === undefined)
const merged = finInsts.filter((bank) => bank.mergedInto !== undefined)

test('there are twelve banks today and six that merged, each once', () => {
  expect(current).toHaveLength(12)
  expect(merged).toHaveLength(6)
  expect(new Set(finInsts.map((bank) => bank.finInst)).size).toBe(18)
  expect(new Set(finInsts.map((bank) => bank.name)).size).toBe(18)
})

test('every merged bank leads to one that exists today, after it merged', () => {
  for (const { mergedInto } of merged) {
    expect(current.map((bank) => bank.finInst)).toContain(mergedInto?.finInst)
    expect(mergedInto?.since).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect((mergedInto?.via?.since ?? '') < (mergedInto?.since ?? '')).toBe(true)
  }
})

test('today’s banks come in the order of the Norwegian alphabet', () => {
  const names = current.map((bank) => bank.name)
  expect(names).toEqual(names.toSorted(new Intl.Collator('nb').compare))
})

test('every id is one the settings take', () => {
  for (const { finInst } of finInsts) expect(sparebank1Settings.shape.finInst.parse(finInst)).toBe(finInst)
})
