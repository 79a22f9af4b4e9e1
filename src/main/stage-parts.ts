import { bankIdSettings } from '../shared/contract-connect.ts'
import { isAppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/ids.ts'
import type { Language } from '../shared/language.ts'
import type { CoreDeps, EventListener } from './core-port.ts'
import { defaultSettings, languageOf } from './handlers/settings.ts'
import type { Orders } from './identity/orders.ts'
import type { LockConnection } from './lock/port.ts'
import type { Place, PlaceDeps } from './place.ts'
import type { Profile, ProfileDeps } from './profile.ts'

/** What of the core each profile gets, whichever is on screen. */
export function profileDepsOf(
  core: CoreDeps,
  orders: Orders,
  emit: EventListener,
): Omit<ProfileDeps, 'place' | 'network'> {
  const { version, systemLanguages, clock, log, readerEntry, importerEntry, copierEntry, openBrowser } = core
  const { copyText, chooseOpenFile, chooseOpenFiles, chooseSaveFile } = core
  return {
    version, systemLanguages, clock, log, readerEntry, importerEntry, copierEntry, openBrowser, copyText, chooseOpenFile,
    chooseOpenFiles, chooseSaveFile, emit, orders,
  } // prettier-ignore
}

/** The same of the place it lives in. */
export function placeDepsOf(
  core: CoreDeps,
  profile: () => Profile | null,
): Omit<PlaceDeps, 'home' | 'endpoints' | 'keychain'> {
  const { clock, log, stretcherEntry, machineUpMs, systemLanguages } = core
  const language = (): Language => profile()?.language() ?? languageOf(defaultSettings, systemLanguages)
  return { clock, log, stretcherEntry, machineUpMs, language }
}

/** The connection of this id, as far as it is one to BankID. */
export function bankIdConnectionOf({ store }: Profile, id: ConnectionId): LockConnection | null {
  const record = store.connections.get(id)
  const settings = record?.system === 'bankid' ? bankIdSettings.safeParse(record.settings) : null
  return settings?.success === true ? { connectionId: id, settings: settings.data } : null
}

/** Writes what a locked app has to know where it has changed. Never throws: the person did nothing that could fail here. */
export async function keepUp(place: Place, profile: Profile, core: CoreDeps): Promise<void> {
  const { lock } = place
  if (!lock.isOn() || lock.isLocked()) return
  const bound = lock.boundTo()
  try {
    await lock.keepUp({
      language: profile.language(),
      connection: bound === null ? null : bankIdConnectionOf(profile, bound),
    })
  } catch (error) {
    if (!isAppError(error, 'app-locked')) core.log.error('lock-keep-up', error)
  }
}
