import { isAppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/ids.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Profile } from './profile.ts'
import type { MachinePort, Network } from './sync/network.ts'

export interface Timetable {
  stop(): void
}

/** A closed lid stops timers, so it is asked often what is due instead of once for hours ahead. */
const lookEveryMs = 60_000
/** Nobody tells that the network came back, and to ask costs nothing. */
const networkEveryMs = 5_000
/** A machine that wakes has no network yet. */
const afterWakeMs = 10_000
/** A keychain that is locked asks the person each time it is asked itself. A sync that ends there leaves no run behind, so the
 *  pause after it is kept here. */
const keychainRestMs = 30 * 60_000

export interface TimetableDeps {
  readonly profile: Pick<Profile, 'byItself'>
  readonly machine: MachinePort
  readonly network: Network
  readonly clock: Clock
  readonly log: Log
  /** After each look, when everything that was due has been tried. */
  readonly onLooked?: () => void
}

/**
 * Syncs each connection when it is due, as long as the app runs: at the start, by timer, when the machine wakes and when the
 * network comes back. Failures are kept by the sync itself and shown with the connection; nobody else hears of them, so what
 * exactly was wrong is logged here.
 */
export function startTimetable(deps: TimetableDeps): Timetable {
  const { machine, network, log } = deps
  const look = createLook(deps)
  let isLooking = false
  const lookOnce = (): void => {
    if (isLooking) return
    isLooking = true
    void look()
      .catch((error: unknown) => log.error('timetable', error))
      .finally(() => (isLooking = false))
  }
  let waking: NodeJS.Timeout | undefined
  const endWake = machine.onWake(() => {
    clearTimeout(waking)
    waking = setTimeout(() => {
      network.wake()
      lookOnce()
    }, afterWakeMs)
  })
  lookOnce()
  const timers = [
    setInterval(lookOnce, lookEveryMs),
    setInterval(() => (network.look() ? lookOnce() : undefined), networkEveryMs),
  ]
  for (const timer of timers) timer.unref()
  return {
    stop: () => {
      endWake()
      for (const timer of [waking, ...timers]) clearTimeout(timer)
    },
  }
}

/** One after another: two banks at the same second would share this machine's network for nothing. */
function createLook({ profile, clock, log, onLooked }: TimetableDeps): () => Promise<void> {
  const restsUntil = new Map<ConnectionId, number>()
  const syncQuietly = async (connectionId: ConnectionId): Promise<void> => {
    try {
      await profile.byItself.sync(connectionId)
    } catch (error) {
      if (isAppError(error, 'vault-locked', 'vault-unavailable'))
        restsUntil.set(connectionId, clock.now() + keychainRestMs)
      if (!isAppError(error, 'cancelled', 'already-running')) log.error('timetable', error)
    }
  }
  const mayBegin = (id: ConnectionId): boolean => {
    const until = restsUntil.get(id) ?? 0
    return until <= clock.now() || until > clock.now() + keychainRestMs // the clock was set back since
  }
  return async () => {
    for (const id of profile.byItself.due()) if (mayBegin(id)) await syncQuietly(id)
    onLooked?.()
  }
}
