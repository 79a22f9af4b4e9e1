import { expect, test } from 'vitest'
import { netOf, sumFlows } from './flows.ts'

const flow = (inMinor: number, outMinor: number, ownTransferMinor = 0) => ({
  month: '2026-10',
  currency: 'NOK',
  inMinor,
  outMinor,
  ownTransferMinor,
})

test('what is left over is in and out together, and own transfers play no part', () => {
  expect(netOf(flow(5000, -3000, 999))).toBe(2000)
  expect(netOf(flow(0, -3000))).toBe(-3000)
})

test('a period sums its months', () => {
  expect(sumFlows([flow(5000, -3000, 10), flow(100, -4000, 5)])).toEqual({
    inMinor: 5100,
    outMinor: -7000,
    netMinor: -1900,
    ownTransferMinor: 15,
  })
  expect(sumFlows([]).netMinor).toBe(0)
})
