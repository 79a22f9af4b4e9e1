import { AppError } from '../shared/errors.ts'
import { closeAnyway, closeProfile, closeStage, closeWithin } from './closing.ts'
import type { CoreDeps } from './core-port.ts'
import type { Demo } from './demo-port.ts'
import type { Lock } from './lock/port.ts'
import type { Log } from './log.ts'
import type { Place } from './place.ts'
import { restoreCopy } from './restore-copy.ts'
import { demoOf, type Stage, type StageDeps, type Stages } from './stage-port.ts'
import { createTheatre, type Theatre } from './theatre.ts'

/** Opens the person's own data and keeps what is on screen from then on. */
export async function openStages(deps: StageDeps): Promise<Stages> {
  const { core, orders } = deps
  const theatre = createTheatre(deps)
  const { now, change, openOwnNow } = theatre
  theatre.set(await openOwnNow())
  const lockStage = async (): Promise<void> => {
    deps.emit('stale', { topics: ['status', 'lock'] })
    await orders.forgetAll()
    await change((stage) => closed(stage, core.log))
  }
  return {
    now,
    isLocked: theatre.isLocked,
    lockings: theatre.lockings,
    place: theatre.place,
    retry: () => change(async (stage) => (stage.kind === 'problem' ? await openOwnNow() : stage)),
    restore: (fileName) =>
      change(async (stage) => {
        const place = restorable(stage, theatre.place())
        let isClosed = false
        try {
          await restoreCopy(place, core.copierEntry, fileName, async () => {
            await orders.cancelAll() // they end at BankID before the way there is closed
            isClosed = true
            if (stage.kind === 'own') await closeAnyway(() => closeProfile(stage), core.log)
          })
        } catch (error) {
          if (isClosed) theatre.set(await openOwnNow()) // nothing was put anywhere: the same as before
          throw error
        }
        return await openOwnNow()
      }),
    unlock: (open) => unlock(theatre, core, open),
    async lockNow() {
      const place = theatre.place()
      if (place?.lock.isOn() !== true) return
      place.lock.forget() // whatever is on screen: it may just be being unlocked
      await theatre.lockOnce(() => {
        const stage = now()
        if (stage.kind === 'own') stage.timetable?.stop()
      }, lockStage)
    },
    enterDemo: () =>
      change(async (stage) => {
        if (stage.kind === 'locked') throw new AppError('app-locked', 'the app is locked')
        if (stage.kind === 'demo') return stage
        await orders.cancelAll()
        return await theatre.openDemoNow(stage)
      }),
    leaveDemo: () =>
      change(async (stage) => {
        const demo = demoOf(stage)
        if (demo === null) return stage
        await orders.cancelAll()
        await closeAnyway(() => closeStage(stage), core.log)
        return await openOwnNow()
      }),
    close: theatre.close,
  }
}

/** @throws AppError what `open` throws, and `app-locked` where somebody locked it meanwhile */
async function unlock(theatre: Theatre, core: CoreDeps, open: (lock: Lock) => Promise<void>): Promise<void> {
  const place = theatre.place()
  if (place === null) throw new AppError('profile-unwritable', 'the profile folder cannot be used')
  await open(place.lock)
  await theatre.change(async (stage) => {
    if (stage.kind !== 'locked' || place.lock.isLocked()) return stage
    const opened = stage.demo === null ? await theatre.openOwnNow() : await openDemoAgain(stage.demo)
    return place.lock.isLocked() ? await closed(opened, core.log) : opened // somebody locked it meanwhile
  })
  if (place.lock.isLocked()) throw new AppError('app-locked', 'the app was locked while it was being opened')
}

/** An invented household whose own lock is off is gone then: nothing would open it, and what is locked lies behind it. */
async function closed(stage: Stage, log: Log): Promise<Stage> {
  if (stage.kind === 'locked') return stage
  const demo = demoOf(stage)
  const kept = demo?.place.lock.isOn() === true ? demo : null
  if ('profile' in stage)
    await closeWithin(() => (demo === kept ? closeProfile(stage) : closeStage(stage)), log)
  return { kind: 'locked', demo: kept }
}

async function openDemoAgain(demo: Demo): Promise<Stage> {
  try {
    return { kind: 'demo', profile: await demo.reopen(), demo }
  } catch (error) {
    demo.place.lock.forget()
    throw error
  }
}

/** Whatever else keeps the data closed, another file would not help: it needs the same key and the same app. */
function restorable(stage: Stage, place: Place | null): Place {
  const isDamaged = stage.kind === 'problem' && stage.failure.code === 'store-damaged'
  if (place !== null && (stage.kind === 'own' || isDamaged)) return place
  throw new AppError('invalid-input', 'no copy can help here')
}
