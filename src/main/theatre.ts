import type { StaleTopic } from '../shared/contract.ts'
import { closeAnyway, closeStage } from './closing.ts'
import type { CoreDeps, EventListener } from './core-port.ts'
import { openDemoHouse } from './demo-house.ts'
import { createLooks } from './looks.ts'
import { openOwn } from './own-profile.ts'
import { openPlace, type Place } from './place.ts'
import type { Profile } from './profile.ts'
import { keepUp, placeDepsOf, profileDepsOf } from './stage-parts.ts'
import { demoOf, type Stage, type StageDeps } from './stage-port.ts'
import { steadyMachine, watchNetwork } from './sync/network.ts'
import { keytarKeychain } from './vault/keytar.ts'

/** What is on screen, and the one who changes it. */
export interface Theatre {
  now(): Stage
  set(stage: Stage): void
  place(): Place | null
  isLocked(): boolean
  lockings(): number
  /** One change at a time, whatever a person clicks meanwhile. */
  change(step: (now: Stage) => Promise<Stage>): Promise<void>
  /** Whoever asks while it is being locked waits for the same. */
  lockOnce(first: () => void, then: () => Promise<void>): Promise<void>
  openOwnNow(): Promise<Stage>
  openDemoNow(from: Stage): Promise<Stage>
  close(): Promise<void>
}

const everything: readonly StaleTopic[] = [
  'status', 'settings', 'connections', 'accounts', 'transactions', 'imports', 'pocket', 'journal', 'reviews', 'backups', 'lock',
  'flex',
] // prettier-ignore

export function createTheatre({ core, endpoints, emit, orders }: StageDeps): Theatre {
  let stage: Stage = { kind: 'locked', demo: null } // until it was looked
  let own: Place | null = null
  const locking = createLocking()
  const looks = createLooks(core.log)
  let changing: Promise<unknown> = Promise.resolve()

  const place = (): Place | null => demoOf(stage)?.place ?? own
  const profile = (): Profile | null => ('profile' in stage ? stage.profile : null)
  const isLocked = (): boolean => locking.isUnderWay() || stage.kind === 'locked'
  const keeping = createKeeping(core, place, profile)
  const tell = keeping.listening(emit)
  const profileDeps = profileDepsOf(core, orders, tell)
  const placeDeps = placeDepsOf(core, profile)
  const openOwnPlace = (): Place => {
    const { home, keychain = keytarKeychain() } = core
    return openPlace({ ...placeDeps, home, endpoints, keychain })
  }
  return {
    now: () => stage,
    set: (next) => void (stage = next),
    place,
    isLocked,
    lockings: locking.count,
    change: (step) => {
      const changed = (async () => {
        await changing
        await looks.leave(stage)
        stage = await step(stage)
        await looks.enter(stage)
        emit('stale', { topics: everything })
        keeping.now()
      })()
      changing = changed.catch(() => undefined) // whoever asked gets the error; the next one in line goes on
      return changed
    },
    async lockOnce(first, then) {
      if (stage.kind !== 'locked' || locking.isUnderWay()) await locking.run(first, then)
    },
    openOwnNow: () =>
      openOwn({ core, profile: profileDeps, place: () => (own ??= openOwnPlace()), isLocked }),
    async openDemoNow(from) {
      const network = watchNetwork(steadyMachine, core.clock) // its banks are on this machine
      const demo = await openDemoHouse({ profile: { ...profileDeps, network }, place: placeDeps })
      await closeAnyway(() => closeStage(from), core.log)
      own?.lock.forget()
      return { kind: 'demo', profile: demo.profile, demo }
    },
    async close() {
      await changing
      await keeping.ended()
      await looks.leave(stage)
      await Promise.all([closeStage(stage), lookAgain(own, core)])
      await looks.end(own)
      for (const here of [place(), own]) here?.lock.forget()
    },
  }
}

/** Whoever took the lock's file away meanwhile took the only key with it, unless it is put back before this process ends. Never throws. */
async function lookAgain(own: Place | null, core: CoreDeps): Promise<void> {
  try {
    await own?.lock.begin()
  } catch (error) {
    core.log.error('lock-end', error)
  }
}

/** Keeps what the locked app has to know as it is now, in the background. */
function createKeeping(core: CoreDeps, place: () => Place | null, profile: () => Profile | null) {
  let running: Promise<unknown> = Promise.resolve()
  const now = (): void => {
    const [here, open] = [place(), profile()]
    if (here !== null && open !== null) running = Promise.all([running, keepUp(here, open, core)])
  }
  const listening =
    (emit: EventListener): EventListener =>
    (channel, payload) => {
      emit(channel, payload)
      if (channel !== 'stale' || !('topics' in payload)) return
      if (payload.topics.includes('settings') || payload.topics.includes('connections')) now()
    }
  return { now, listening, ended: () => running }
}

/** One locking at a time; under way before anybody is told. */
function createLocking() {
  let underWay: Promise<void> | null = null
  let count = 0
  return {
    isUnderWay: () => underWay !== null,
    count: () => count,
    async run(first: () => void, then: () => Promise<void>): Promise<void> {
      if (underWay !== null) return await underWay
      count++
      first()
      const { promise, resolve } = Promise.withResolvers<void>()
      underWay = promise
      try {
        await then()
      } finally {
        underWay = null
        resolve()
      }
    },
  }
}
