import { isAppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/ids.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Profile } from './profile.ts'

export interface Timetable {
  stop(): void
}

/** A closed lid stops timers, so it is asked often what is due instead of once for hours ahead. */
const lookEveryMs = 60_000
/** A keychain that is locked asks the person each time it is asked itself. A sync that ends there leaves no run behind, so the
 *  pause after it is kept here. */
const keychainRestMs = 30 * 60_000

/** What of a profile a timetable works with. */
export interface Timetabled {
  readonly handlers: Pick<Profile['handlers'], 'connections:list' | 'sync:run'>
}

/** Syncs each connection when it is due, as long as the app runs. Failures are kept by the sync itself and shown with the
 *  connection; nobody else hears of them, so what exactly was wrong is logged here. */
export function startTimetable({ handlers }: Timetabled, clock: Clock, log: Log): Timetable {
  const restsUntil = new Map<ConnectionId, number>()
  const syncQuietly = async (connectionId: ConnectionId): Promise<void> => {
    try {
      await handlers['sync:run']({ connectionId })
    } catch (error) {
      if (isAppError(error, 'vault-locked', 'vault-unavailable'))
        restsUntil.set(connectionId, clock.now() + keychainRestMs)
      if (!isAppError(error, 'cancelled', 'already-running')) log.error('timetable', error)
    }
  }
  const look = async (): Promise<void> => {
    const connections = await handlers['connections:list'](undefined)
    for (const { id, nextSyncAt } of connections) {
      const dueAt = nextSyncAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextSyncAt)
      if (Math.max(dueAt, restsUntil.get(id) ?? 0) <= clock.now()) await syncQuietly(id)
    }
  }
  let isLooking = false
  const lookOnce = (): void => {
    if (isLooking) return
    isLooking = true
    void look()
      .catch((error: unknown) => log.error('timetable', error))
      .finally(() => (isLooking = false))
  }
  lookOnce()
  const timer = setInterval(lookOnce, lookEveryMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
