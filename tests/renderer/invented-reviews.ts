import type { AnnouncementTrace, ReviewItem, ReviewSide } from '../../src/shared/review.ts'
import { accountIds } from './invented.ts'

const side = (more: Partial<ReviewSide> & Pick<ReviewSide, 'transactionId'>): ReviewSide => ({
  bookedOn: '2026-11-16',
  amount: { minor: -24_990, currency: 'NOK' },
  text: 'REMA 1000 Torshov',
  bankText: '*0042 15.11 NOK 249.90 REMA 1000 TORSHOV',
  bankRef: '7100456',
  counterparty: null,
  firstSeenAt: '2026-11-16T06:12:00Z',
  files: [],
  ...more,
})

/** One of each kind: a payment on two days, one whose amount changed, one the bank no longer shows. */
export const reviewItems: readonly ReviewItem[] = [
  {
    id: 1,
    kind: 'maybe-same',
    reason: 'moved-out-of-window',
    accountId: accountIds.card,
    accountName: 'Mastercard',
    foundAt: '2026-11-20T06:12:00Z',
    first: side({ transactionId: 11, bookedOn: '2026-11-13', firstSeenAt: '2026-11-13T18:02:00Z' }),
    second: side({ transactionId: 12, text: 'REMA 1000', bankText: 'REMA 1000 TORSHOV OSLO' }),
    evidence: { daysApart: 3, isSameAmount: true, isSameText: false, isSameReference: true, wouldProveBalance: true },
  },
  {
    id: 2,
    kind: 'maybe-same',
    reason: 'amount-changed',
    accountId: accountIds.joint,
    accountName: 'Felleskonto',
    foundAt: '2026-11-19T06:12:00Z',
    first: side({ transactionId: 13, text: 'Circle K', amount: { minor: -50_000, currency: 'NOK' } }),
    second: side({ transactionId: 14, text: 'Circle K', amount: { minor: -61_245, currency: 'NOK' } }),
    evidence: { daysApart: 0, isSameAmount: false, isSameText: true, isSameReference: null, wouldProveBalance: null },
  },
  {
    id: 3,
    kind: 'missing',
    reason: 'no-longer-told',
    accountId: accountIds.joint,
    accountName: 'Felleskonto',
    foundAt: '2026-11-18T06:12:00Z',
    first: side({ transactionId: 15, text: 'Vinmonopolet', files: ['kontoutskrift.xml'] }),
    second: null,
    evidence: { daysApart: null, isSameAmount: null, isSameText: null, isSameReference: null, wouldProveBalance: false },
  },
] // prettier-ignore

/** Ten holds that came to nothing, the newest first. */
export const traces: readonly AnnouncementTrace[] = Array.from({ length: 10 }, (_, index) => ({
  accountName: 'Mastercard',
  firstSeenAt: '2026-11-02T08:00:00Z',
  endedAt: '2026-11-19T06:12:00Z',
  bookedOn: `2026-11-${String(12 - index).padStart(2, '0')}`,
  amount: { minor: -(50_000 + index), currency: 'NOK' },
  text: index === 0 ? 'Circle K Alna' : `Hotell Bondeheimen ${index}`,
  outcome: index === 1 ? 'expired' : 'withdrawn',
}))

/** A tray that forgets what was answered. */
export function trayOf(items: readonly ReviewItem[]) {
  let open = items
  return {
    'review:list': () => open,
    'review:decide': ({ reviewId }: { readonly reviewId: number }) => {
      open = open.filter(({ id }) => id !== reviewId)
      return null
    },
  }
}
