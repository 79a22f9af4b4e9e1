import { expect, test } from 'vitest'
import { dayOf, osloDay } from '../household/calendar.ts'
import type { Standing } from '../household/household.ts'
import { booked, type Draft } from '../household/posting.ts'
import { actionOf, entriesOf, isArranged } from './postings.ts'

const [bought, settled] = [dayOf('2026-07-06'), dayOf('2026-07-08')]
const card = { merchant: 'Zwaan', city: 'Leiden', mcc: '5942', category: 'Boeken', lastFour: '2290' }
const purchase = (rest: Partial<Draft> = {}): Draft =>
  booked('bunq-joint', 'purchase', bought, -2_000, 'Zwaan Leiden, NL', { card, settledOn: settled, ...rest })

function standing(draft: Draft, today: number, serial = 24_318_000_007): Standing {
  const status = today < draft.settledOn ? 'pending' : 'booked'
  return { posting: { ...draft, serial }, status, day: status === 'pending' ? draft.pendingOn : draft.settledOn }
} // prettier-ignore

const joint = (draft: Draft, today: number) =>
  entriesOf([standing(draft, today)], today).entries.get('bunq-joint') ?? []

test('a purchase is a payment on the day of the authorisation, and settles later', () => {
  const [entry] = joint(purchase(), bought)
  expect([osloDay(entry?.at ?? 0), osloDay(entry?.settlesAt ?? 0)]).toEqual([bought, settled])
  expect(joint(purchase(), settled)).toEqual([entry])
})

test('a hold in another sum is a payment only when it settles, in the sum it settles in', () => {
  const held = purchase({ pendingMinor: -2_500 })
  expect(joint(held, bought)).toEqual([])
  const [entry] = joint(held, settled)
  expect([entry?.minor, osloDay(entry?.at ?? 0), entry?.settlesAt]).toEqual([-2_000, settled, null])
  const before = actionOf(standing(held, settled), entry?.id ?? null, (entry?.at ?? 0) - 1)
  const after = actionOf(standing(held, settled), entry?.id ?? null, entry?.at ?? 0)
  expect(before).toMatchObject({ minor: 2_500, clearingStatus: 'PENDING', paymentId: null })
  expect(after).toMatchObject({ minor: 2_000, originalMinor: 2_500, clearingStatus: 'FIRST_PRESENTMENT_COMPLETE', paymentId: entry?.id })
}) // prettier-ignore

test('a hold that is given back is no payment, even in the very sum it was for', () => {
  const released = purchase({ isReleased: true })
  expect(joint(released, bought)).toEqual([])
  expect(actionOf(standing(released, bought), null, released.seenOn * 86_400_000 + 86_000_000)).toMatchObject(
    {
      minor: 2_000,
      clearingStatus: 'PENDING',
      authorisationStatus: 'PRE_AUTHORISED',
    },
  )
})

test.each([
  ['2026-03-29', 'a day of 23 hours'],
  ['2026-10-25', 'a day of 25 hours'],
  ['2026-07-01', 'a summer day'],
  ['2026-12-31', 'the last of a year'],
])('%s, %s: at every hour a payment keeps its date in Amsterdam', (date) => {
  const day = dayOf(date)
  for (let serial = 0; serial < 60; serial++) {
    for (const draft of [purchase({ seenOn: day }), booked('bunq-joint', 'payment', day, 100, 'x')]) {
      const { entries } = entriesOf([standing(draft, day + 9, serial)], day + 9)
      expect(osloDay(entries.get('bunq-joint')?.[0]?.at ?? 0)).toBe(day)
    }
  }
})

test('arranged is money out by transfer: not what comes in, is taken or is bought', () => {
  const kinds = ['transfer-abroad', 'own-transfer', 'payment', 'giro', 'purchase', 'round-up'] as const
  const arranged = kinds.filter((kind) =>
    isArranged({ ...booked('bunq-joint', kind, bought, -100, 'x'), serial: 1 }),
  )
  expect(arranged).toEqual(['transfer-abroad', 'own-transfer', 'payment'])
  expect(isArranged({ ...booked('bunq-joint', 'payment', bought, 100, 'x'), serial: 1 })).toBe(false)
})

test('whoever banks at bunq is known as such, everybody else is an outsider, and a shop has no account', () => {
  const of = (draft: Draft) => joint(draft, bought)[0]?.other
  const paid = (rest: Partial<Draft>) => booked('bunq-joint', 'transfer-abroad', bought, -1, 'x', { counterparty: 'I. S.', ...rest })
  expect(of(paid({ remote: 'NL96BUNQ2099004811' }))).toEqual({ name: 'I. S.', iban: 'NL96BUNQ2099004811', kind: 'bunq' })
  expect(of(paid({ remote: 'NO9386011117947' }))).toMatchObject({ kind: 'outside' })
  expect(of(purchase({ counterparty: 'Zwaan' }))).toEqual({ name: 'Zwaan', iban: null, kind: 'merchant', mcc: '5942' })
}) // prettier-ignore
