import { expect, test } from 'vitest'
import type { OrderView } from '../../shared/order.ts'
import { hasEnded, newerView } from './orders.ts'

const waiting: OrderView = {
  orderId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001',
  purpose: 'identify',
  phase: 'waiting',
  qr: 'bankid.a.0.b',
  isOpenedHere: false,
  pendingHint: 'outstandingTransaction',
  failedHint: null,
  failure: null,
  outcome: null,
  waitsUntil: '2026-11-20T12:00:30Z',
  renewals: 0,
}
const open: OrderView = { ...waiting, phase: 'open', qr: null, pendingHint: 'userSign', waitsUntil: null }
const failed: OrderView = { ...open, phase: 'failed', pendingHint: null, failedHint: 'userCancel' }

test('nothing is known before the first word', () => {
  expect(newerView(null, undefined)).toBeNull()
})

test('a push is newer than the answer that was under way', () => {
  expect(newerView(open, waiting)).toBe(open)
  expect(newerView(null, waiting)).toBe(waiting)
  expect(newerView(failed, waiting)).toBe(failed)
})

test('an order that the answer knows has ended is not opened again by an older push', () => {
  expect(newerView(waiting, failed)).toBe(failed)
})

test('complete and failed are the ends, and nothing else is', () => {
  const ended = (['starting', 'waiting', 'open', 'complete', 'failed'] as const).filter((phase) =>
    hasEnded({ ...waiting, phase }),
  )
  expect(ended).toEqual(['complete', 'failed'])
})
