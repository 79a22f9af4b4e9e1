import type { IdentityPolicy } from '../bank.ts'

/** bunq, read off its fact sheet in November 2026. A payment's `id` is a stable key, unique among payments (9). */
export const identityPolicy: IdentityPolicy = {
  version: 1,
  // `updated` moves when a card payment settles, and a foreign one is corrected by new rows for about five days (9).
  settlingDays: () => 14,
  // `created` does not change; our day of it does by one when the time zone of an account becomes known only later (9).
  movesDays: 1,
  amountMayChange: false, // "corrections come as new rows, never as an edited amount" (9)
  announcements: {
    mayKeepId: false, // a card action and its payment have ids of their own, and neither names the other (10)
    bookedWithinDays: 10, // a payment appears as its card is authorised (9); a hold may be finalised later (10)
    holdPercent: 25, // pre-authorised sums are finalised to other ones (10)
    pendingDays: 31, // a card's network lets go of a hold within a month
  },
}
