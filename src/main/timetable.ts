import { isAppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/model.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Profile } from './profile.ts'

export interface Timetable {
  stop(): void
}

/** A closed lid stops timers, so it is asked often what is due instead of once for hours ahead. */
const lookEveryMs = 60_000

/** Syncs each connection when it is due, as long as the app runs. Failures are kept by the sync itself and shown with the
 *  connection. */
export function startTimetable(profile: Profile, clock: Clock, log: Log): Timetable {
  const look = async (): Promise<void> => {
    const connections = await profile.handlers['connections:list'](undefined)
    for (const { id, nextSyncAt } of connections) {
      if (nextSyncAt !== null && Date.parse(nextSyncAt) <= clock.now()) await syncQuietly(profile, id, log)
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

async function syncQuietly(profile: Profile, connectionId: ConnectionId, log: Log): Promise<void> {
  try {
    await profile.handlers['sync:run']({ connectionId })
  } catch (error) {
    if (!isAppError(error)) log.error('timetable', error)
  }
}
