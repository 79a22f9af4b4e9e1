import type { IdentityPolicy } from '../bank.ts'

/**
 * Sbanken, read off its fact sheet in November 2026. Rows of the archive have a lasting id (9.1); freshly booked ones have none
 * and are known by their content until they are archived, while DNB adds words to them (ynabber #156).
 */
export const identityPolicy: IdentityPolicy = {
  version: 1,
  // As long as reservations and unarchived rows are read again (7.5, 9.2); a card's rows change until its bill is out.
  settlingDays: (kind) => (kind === 'credit-card' ? 45 : 14),
  // Not documented. The sister bank on the same core system moves by three days at most (SpareBank 1's sheet 9).
  movesDays: 3,
  amountMayChange: true, // not documented either way
  announcements: {
    mayKeepId: false, // "reservations cannot have a stable id": the bank itself, October 2019 (9.1)
    bookedWithinDays: 10, // 9.2, rule 5
    holdPercent: 10, // "equal, or within a few percent for fuel, hotels, foreign currency" (9.2, rule 5)
    pendingDays: 31, // a card's network lets go of a hold within a month
  },
}
