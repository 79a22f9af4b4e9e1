import type { Settings } from '../shared/contract.ts'
import { changeSettings, readSettings } from './handlers/settings.ts'
import type { Log } from './log.ts'
import { storeKeyOf, type Place } from './place.ts'
import { storeFile } from './profile-folder.ts'
import { demoOf, type Stage } from './stage-port.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'

/** How the window speaks and looks: the person's choice, whoever's data it shows. */
type Chosen = Pick<Settings, 'language' | 'theme'>

export interface Looks {
  /** Remembers what was chosen on the stage that goes. */
  leave(stage: Stage): Promise<void>
  /** Chooses the same where the other household comes: the invented one, or the person's own. */
  enter(stage: Stage): Promise<void>
  /** The app ends: what was chosen in the invented household is there at the next start, unless the person's own data is locked. */
  end(own: Place | null): Promise<void>
}

/** Never throws: a theme that cannot be written keeps nobody from their data. */
export function createLooks(log: Log): Looks {
  let left: { readonly chosen: Chosen; readonly isDemo: boolean } | null = null
  const safely = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error('looks', error)
    }
  }
  return {
    leave: (stage) =>
      safely(() => {
        if (!('profile' in stage)) return
        const { language, theme } = readSettings(stage.profile.store)
        left = { chosen: { language, theme }, isDemo: demoOf(stage) !== null }
      }),
    enter: (stage) =>
      safely(() => {
        if (!('profile' in stage) || left === null || left.isDemo === (demoOf(stage) !== null)) return
        choose(stage.profile.store, left.chosen)
      }),
    end: (own) =>
      safely(async () => {
        if (own === null || left?.isDemo !== true || own.lock.isOn()) return
        await chooseIn(own, left.chosen, log)
      }),
  }
}

function choose(store: Store, chosen: Chosen): void {
  const now = readSettings(store)
  if (now.language !== chosen.language || now.theme !== chosen.theme) changeSettings(store, chosen)
}

/** The file alone, without what else belongs to an open profile: the app is about to end. */
async function chooseIn(place: Place, chosen: Chosen, log: Log): Promise<void> {
  const key = await storeKeyOf(place)
  if (key === null) return
  try {
    const createKey = (): Promise<never> => Promise.reject(new Error('a store with a key needs no other'))
    const store = await openStore({ file: storeFile(place.home), key, createKey, log })
    try {
      choose(store, chosen)
    } finally {
      store.close()
    }
  } finally {
    key.fill(0)
  }
}
