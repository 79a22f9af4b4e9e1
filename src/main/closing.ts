import type { Log } from './log.ts'
import type { Profile } from './profile.ts'
import { demoOf, type Stage } from './stage-port.ts'

/** A part that does not close in good order must not leave a half-closed profile on screen: it is logged, and the stage
 *  changes. */
export async function closeAnyway(close: () => Promise<void>, log: Log): Promise<void> {
  try {
    await close()
  } catch (error) {
    log.error('profile-close', error)
  }
}

/** Work stops at its next safe point, which is a matter of milliseconds; only a disk or a keychain that hangs takes longer. */
const longestMs = 10_000

/** Waits for the end, but not for ever: what hangs goes on closing by itself and wipes its keys when it ends. */
export async function closeWithin(close: () => Promise<void>, log: Log): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    log.event('profile-close-slow', { durationMs: longestMs })
    resolve()
  }, longestMs)
  await Promise.race([closeAnyway(close, log), tooLong])
  clearTimeout(timer)
}

export async function closeProfile(stage: Extract<Stage, { readonly profile: Profile }>): Promise<void> {
  if (stage.kind === 'own') stage.timetable?.stop()
  await stage.profile.close()
}

/** Also the invented household around it, which is gone then. */
export async function closeStage(stage: Stage): Promise<void> {
  try {
    if ('profile' in stage) await closeProfile(stage)
  } finally {
    await demoOf(stage)?.close()
  }
}
