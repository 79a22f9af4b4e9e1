import { expect, test } from 'vitest'
import { extentOfFlows, extentOfLines, extentOfStack, valueAxis, valueTicks } from './value-ticks.ts'

const series = (...minor: (number | null)[]) => ({
  id: 'a',
  label: 'a',
  color: '#000',
  minor,
  beforeMinor: null,
})

test('an axis counts in ones, twos and fives, and zero is on it', () => {
  expect(valueTicks({ min: -28_000, max: 312_000 }, 6)).toEqual([
    -100_000, 0, 100_000, 200_000, 300_000, 400_000,
  ])
  expect(valueTicks({ min: 0, max: 108 }, 6)).toEqual([0, 20, 40, 60, 80, 100, 120])
  expect(valueTicks({ min: -73_500, max: 0 }, 6)).toEqual([-80_000, -60_000, -40_000, -20_000, 0])
})

test('an axis over nothing but zero still has two ends', () => {
  expect(valueTicks({ min: 0, max: 0 }, 6)).toEqual([0, 100])
})

test('an axis of the smallest amounts has whole minor units', () => {
  expect(valueTicks({ min: 0, max: 3 }, 6)).toEqual([0, 1, 2, 3])
})

test('lines reach from their lowest to their highest, zero included', () => {
  expect(extentOfLines([series(5, null, 9), series(7)])).toEqual({ min: 0, max: 9 })
  expect(extentOfLines([])).toEqual({ min: 0, max: 0 })
})

test('a stack adds debts below zero and the rest above', () => {
  expect(extentOfStack([series(5, 10), series(-3, -1), series(20, null), series(-4, 0)])).toEqual({
    min: -7,
    max: 25,
  })
})

test('months reach over both bars', () => {
  const flow = { month: '2026-10', currency: 'NOK', inMinor: 500, outMinor: -700, ownTransferMinor: 9_999 }
  expect(extentOfFlows([flow])).toEqual({ min: -700, max: 500 })
})

test('an axis ends at a tick where its last step is used', () => {
  expect(valueAxis({ min: -60_000, max: 390_000 }, 6)).toEqual({
    ticks: [-100_000, 0, 100_000, 200_000, 300_000, 400_000],
    domain: [-100_000, 400_000],
  })
})

test('a small debt or a small excess takes no step of its own', () => {
  expect(valueAxis({ min: -9_000, max: 420_000 }, 6)).toEqual({
    ticks: [0, 100_000, 200_000, 300_000, 400_000],
    domain: [-15_000, 426_000],
  })
})

test('an axis that ends at zero keeps its zero', () => {
  expect(valueAxis({ min: 0, max: 500 }, 6)).toMatchObject({ domain: [0, 500] })
  expect(valueAxis({ min: -500, max: 0 }, 6)).toMatchObject({ domain: [-500, 0] })
  expect(valueAxis({ min: 0, max: 0 }, 6)).toEqual({ ticks: [0, 100], domain: [0, 100] })
})
