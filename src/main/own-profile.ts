import { isAppError, toFailure } from '../shared/errors.ts'
import type { CoreDeps } from './core-port.ts'
import type { Place } from './place.ts'
import { toProfileError } from './profile-error.ts'
import { openProfile, type Profile, type ProfileDeps } from './profile.ts'
import type { Stage } from './stage-port.ts'
import { steadyMachine, watchNetwork, type Network } from './sync/network.ts'
import { startTimetable, type Timetable } from './timetable.ts'

export interface OwnDeps {
  readonly core: CoreDeps
  readonly profile: Omit<ProfileDeps, 'place' | 'network'>
  /** The person's own; made at the first call. Errors: those of `openPlace`. */
  readonly place: () => Place
  /** Then nobody is told of anything. */
  readonly isLocked: () => boolean
}

/** Never throws: what keeps the profile closed is a stage of its own. */
export async function openOwn(deps: OwnDeps): Promise<Stage> {
  try {
    const place = deps.place()
    await place.lock.begin()
    if (place.lock.isLocked()) return { kind: 'locked', demo: null }
    return await openUnlocked(deps, place)
  } catch (thrown) {
    const error = toProfileError(thrown)
    return { kind: 'problem', failure: toFailure(error, deps.core.log.error('profile', error)) }
  }
}

async function openUnlocked(deps: OwnDeps, place: Place): Promise<Stage> {
  const { core } = deps
  const network = watchNetwork(core.machine ?? steadyMachine, core.clock)
  try {
    const profile = await openProfile({ ...deps.profile, place, network })
    const timetable = (core.hasTimetable ?? true) ? startOwnTimetable(deps, profile, network) : null
    return { kind: 'own', profile, timetable }
  } catch (error) {
    if (!isAppError(error, 'store-key-missing')) throw error
    // Another process may just have locked the key away.
    await place.lock.begin()
    if (!place.lock.isLocked()) throw error
    return { kind: 'locked', demo: null }
  }
}

function startOwnTimetable({ core, isLocked }: OwnDeps, profile: Profile, network: Network): Timetable {
  const { clock, log, notify, machine = steadyMachine } = core
  const onLooked = (): void => {
    if (notify === undefined || isLocked()) return
    for (const notice of profile.byItself.takeNotices()) notify(notice)
  }
  return startTimetable({ profile, machine, network, clock, log, onLooked })
}
