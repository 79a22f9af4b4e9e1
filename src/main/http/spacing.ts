import type { Clock } from '../clock.ts'
import type { BudgetRule } from './port.ts'

/** Calls to one host so far apart as its rule says: each caller learns how long to wait for its own turn. */
export interface Spacing {
  /** Takes the next turn; ms until it comes, 0: now. */
  take(host: string, rule: BudgetRule): number
}

export function createSpacing(clock: Clock): Spacing {
  const nextAt = new Map<string, number>()
  return {
    take: (host, { spacingMs = 0 }) => {
      if (spacingMs === 0) return 0
      const now = clock.now()
      // A turn further away than a handful of calls can explain is from before the clock was set back.
      const booked = nextAt.get(host) ?? now
      const at = booked > now + spacingMs * mostWaiting ? now : Math.max(now, booked)
      nextAt.set(host, at + spacingMs)
      return at - now
    },
  }
}

const mostWaiting = 50
