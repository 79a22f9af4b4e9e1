import type { IdentityPolicy } from '../bank.ts'

/**
 * SpareBank 1, read off its fact sheet in November 2026. What stays is `nonUniqueId` (`identity.ts`); `id` is new on every call
 * (9.1), and which of the two a bank of the alliance kept has changed over the years (ynabber #64, #105; Actual #8830).
 */
export const identityPolicy: IdentityPolicy = {
  version: 1,
  // "Re-read an overlap of 14 days or more, longer for cards" (9): a card's rows change until its bill is out.
  settlingDays: (kind) => (kind === 'credit-card' ? 45 : 14),
  // A row without an id and later with one: "amount and date within 3 days and similar text" (9; ynabber #75).
  movesDays: 3,
  // Nobody has seen a booked amount change; nobody promises that it does not. Late fields do fill in (9).
  amountMayChange: true,
  announcements: {
    // Believed of card rows, not confirmed (9.5). Transfers all carry eighteen zeros (9.4), which `identity.ts` takes for none.
    mayKeepId: true,
    // No date of booking is promised: as long as the same core-banking vendor's reservations take (Sbanken's sheet 9.2).
    bookedWithinDays: 10,
    // A pending card row can be a hold that differs from the final sum (8.2, 9.6); how far is not known: a tip, a tank, a hotel.
    holdPercent: 25,
    // A card's network lets go of a hold within a month; what is older will never be booked (Actual #3138).
    pendingDays: 31,
  },
}
