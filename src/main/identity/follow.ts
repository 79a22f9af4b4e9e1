import { isAppError } from '../../shared/errors.ts'
import type { Collected, BankIdClient, StartedOrder } from './port.ts'
import { waitUntil, type Timers } from './timers.ts'

/** Fact sheet 16: every two seconds, and never more than once in one. ms. */
const collectEveryMs = 2000
const leastApartMs = 1000
/** Thirty seconds until somebody must have picked it up, about three minutes to finish: after that no answer can be missed. ms. */
export const pickUpMs = 30_000
const longestLifeMs = pickUpMs + 180_000

/** When the next `collect` may go out, whatever order it is for: one after the other. */
export interface CollectPace {
  /** Resolves when a second has passed since the turn before. @throws AppError `cancelled` */
  turn(signal: AbortSignal): Promise<void>
}

/** The one place that keeps BankID's limit: each `collect` of this process has had its turn here. */
export function createCollectPace(timers: Timers): CollectPace {
  let last = -Infinity
  let before: Promise<unknown> = Promise.resolve()
  return {
    async turn(signal) {
      const mine = before.then(async () => {
        await waitUntil(timers, last + leastApartMs, signal)
        last = timers.now()
      })
      before = mine.catch(() => undefined) // one that was cancelled took no turn
      await mine
    },
  }
}

export interface FollowDeps {
  readonly client: Pick<BankIdClient, 'collect'>
  readonly timers: Timers
  readonly pace: CollectPace
  readonly signal: AbortSignal
  readonly onPending: (hintCode: string) => void
}

/**
 * Asks how an order stands until BankID says it has ended. A network that comes and goes is waited out for as long as the order can live.
 * An answer that nobody could read may have been cut off, and a complete one is long: it is asked for once more. Whether BankID has the
 * end of an order ready a second time nobody says (fact sheet 16), so where it has not, the answer before is what is told.
 * @throws AppError `cancelled`, and those of `collect` that do not pass
 */
export async function follow(
  { orderRef, startedAt }: Pick<StartedOrder, 'orderRef' | 'startedAt'>,
  { client, timers, pace, signal, onPending }: FollowDeps,
): Promise<Exclude<Collected, { readonly status: 'pending' }>> {
  let unread: unknown = null
  for (let askedAt = startedAt; ;) {
    // BankID counts when a question arrives, and one that was long on its way may have arrived just before its answer.
    await waitUntil(timers, Math.max(askedAt + collectEveryMs, timers.now() + leastApartMs), signal)
    await pace.turn(signal)
    askedAt = timers.now()
    try {
      const collected = await client.collect(orderRef, signal)
      if (collected.status !== 'pending') return collected
      unread = null
      onPending(collected.hintCode)
    } catch (error) {
      const isUnread = isAppError(error, 'unexpected-response')
      if (unread !== null && (isUnread || isAppError(error, 'bank-refused'))) throw unread
      if (!(mayPass(error) || isUnread) || timers.now() > startedAt + longestLifeMs) throw error
      if (isUnread) unread = error
    }
  }
}

function mayPass(error: unknown): boolean {
  return isAppError(error, 'bank-unreachable', 'offline', 'bank-busy')
}
