import type { PowerMonitor } from 'electron'
import type { EventChannel } from '../../shared/channels.ts'
import type { Events } from '../../shared/contract.ts'
import type { LockPolicy } from '../../shared/lock.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { watchIdle } from './idle.ts'

/** The part of `Core` this file needs. */
export interface LockSource {
  readonly lock: {
    isOn(): boolean
    isLocked(): boolean
    policy(): LockPolicy
    lockNow(): Promise<void>
  }
  onEvent(listener: <E extends EventChannel>(channel: E, payload: Events[E]) => void): () => void
}

/** `off`: nothing is set, and there is nothing to lock. */
export type LockFace = 'off' | 'open' | 'locked'

interface Deps {
  readonly powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime'>
  readonly clock: Clock
  readonly log: Log
  /** Once at the beginning, with null for `before`, and after each change. */
  readonly onChange: (face: LockFace, before: LockFace | null) => void
}

/**
 * Locks when nobody was there for long enough, before sleep, and with the screen, as far as the person wants each; and tells
 * whoever shows something when the app became locked, by whatever way. Returns what locks at a person's word.
 *
 * Before sleep there is little time: what is on screen goes first, and the core closes behind it. A machine that slept
 * through the whole of the idle time locks when it wakes, also where sleep itself is not to lock.
 */
export function followLock({ lock, onEvent }: LockSource, deps: Deps): () => void {
  const { powerMonitor, clock, log, onChange } = deps
  let shown: LockFace | null = null
  let isLocking = false
  let sleptAt: number | null = null

  const look = (): void => {
    const face = isLocking || lock.isLocked() ? 'locked' : lock.isOn() ? 'open' : 'off'
    if (face === shown) return idle.look()
    const before = shown
    shown = face
    onChange(face, before)
    idle.restart()
  }
  const lockNow = (): void => {
    if (isLocking || !lock.isOn()) return
    if (lock.isLocked()) {
      // It may just be being opened, and then is not.
      lock.lockNow().catch((error: unknown) => void log.error('lock', error))
      return
    }
    isLocking = true
    const closing = lock.lockNow()
    look()
    const ended = (): void => {
      isLocking = false
      look()
    }
    closing.catch((error: unknown) => void log.error('lock', error)).finally(ended)
  }
  const limitMs = (): number | null => {
    const { idleMinutes } = lock.policy()
    return idleMinutes === null || shown !== 'open' ? null : idleMinutes * 60_000
  }
  const idle = watchIdle({ powerMonitor, clock, limitMs, onIdle: lockNow })

  powerMonitor.on('suspend', () => {
    if (lock.policy().onSleep) lockNow()
    sleptAt = clock.now()
  })
  powerMonitor.on('resume', () => {
    const [limit, since] = [limitMs(), sleptAt]
    sleptAt = null
    if (limit !== null && since !== null && clock.now() - since >= limit) lockNow()
    else idle.look()
  })
  const withScreen = (): void => {
    if (lock.policy().onScreenLock) lockNow()
  }
  powerMonitor.on('lock-screen', withScreen) // Linux tells no program of it
  powerMonitor.on('user-did-resign-active', withScreen) // a Mac put another person's session in front of this one
  onEvent((channel, payload) => {
    if (channel === 'stale' && concernsLock(payload as Events['stale'])) look()
  })
  look()
  return lockNow
}

function concernsLock({ topics }: Events['stale']): boolean {
  return topics.includes('lock') || topics.includes('status')
}
