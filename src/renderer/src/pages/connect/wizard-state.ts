import { defaultBunqSettings, isBunqSettings } from '../../../../shared/bunq.ts'
import type { Prepared } from '../../../../shared/contract.ts'
import type { CalendarDate, ConnectionId } from '../../../../shared/ids.ts'
import type {
  BankConnection,
  BankSettings,
  BunqSettings,
  ConnectionSettings,
  SbankenSettings,
  SpareBank1Settings,
} from '../../../../shared/model.ts'
import { defaultSbankenSettings, isSbankenSettings } from '../../../../shared/sbanken.ts'
import { defaultSparebank1Settings } from '../../../../shared/sparebank1.ts'
import { isBank, systemIds, type BankId, type SystemId } from '../../../../shared/systems.ts'
import { entryStep, later, type StepName } from './steps.ts'

/** What one can connect beside banks; each has a wizard of its own. */
export type OtherSystem = Exclude<SystemId, BankId>
export const otherSystems: readonly OtherSystem[] = systemIds.filter((id) => !isBank(id))

export function isOtherSystem(text: string | null): text is OtherSystem {
  return otherSystems.some((id) => id === text)
}

/** Each bank's settings stand by themselves: choosing another bank and coming back loses nothing. */
export interface AllSettings {
  readonly sparebank1: SpareBank1Settings
  readonly bunq: BunqSettings
  readonly sbanken: SbankenSettings
}

/** A certificate or key that was read from a file: never shown, only named. */
export interface PemFile {
  readonly name: string
  readonly text: string
}

/** What stands in the fields of the credentials step, whichever bank they are of. */
export interface Typed {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiKey: string
  readonly customerId: string
  readonly providerName: string
  readonly certificate: PemFile | null
  readonly chain: PemFile | null
  readonly privateKey: PemFile | null
}

export const nothingTyped: Typed = {
  clientId: '',
  clientSecret: '',
  apiKey: '',
  customerId: '',
  providerName: '',
  certificate: null,
  chain: null,
  privateKey: null,
}

/** Everything typed and chosen so far. Steps come and go; this stays until the wizard is left. */
export interface WizardState {
  readonly step: StepName
  /** The furthest step reached: the rail leads back to it after a look at an earlier one. */
  readonly reached: StepName
  readonly system: BankId
  /** Chosen in the first step in place of a bank: going on leads to another wizard. */
  readonly other: OtherSystem | null
  readonly settings: AllSettings
  /** As main has them; null until there is a connection. */
  readonly savedSettings: ConnectionSettings | null
  /** null until main has the credentials. */
  readonly connectionId: ConnectionId | null
  /** It was signed in to before this wizard: accounts and history may be there. */
  readonly hasHistory: boolean
  /** Secrets are emptied as soon as main has them. */
  readonly typed: Typed
  /** What was typed and is no secret, as it was last saved by this wizard. */
  readonly saved: Pick<Typed, 'clientId' | 'providerName'>
  /** What a provider's set-up made; null before it has run here. */
  readonly prepared: Prepared | null
  readonly hasConsent: boolean
  /** null: as the list suggests. */
  readonly accountIds: readonly string[] | null
  /** null: as far as the bank gives. */
  readonly historyFrom: CalendarDate | null
  /** Banks in whose place something else answers: the invented household, or OVERSIKT_ENDPOINTS. */
  readonly standIns: readonly BankId[]
}

/** A wizard for a bank that is not connected yet. */
export function newConnection(
  standIns: readonly BankId[] = [],
  other: OtherSystem | null = null,
): WizardState {
  return {
    step: 'bank',
    reached: 'bank',
    system: 'sparebank1',
    other,
    settings: {
      sparebank1: defaultSparebank1Settings,
      bunq: defaultBunqSettings,
      sbanken: defaultSbankenSettings,
    },
    savedSettings: null,
    connectionId: null,
    hasHistory: false,
    typed: { ...nothingTyped, providerName: 'Oversikt' },
    saved: { clientId: '', providerName: '' },
    prepared: null,
    hasConsent: false,
    accountIds: null,
    historyFrom: null,
    standIns,
  }
}

/** A wizard that goes on with a connection there is: the same one, whatever is renewed or changed in it. `wanted` names
 *  the step to begin with. */
export function existingConnection(
  connection: BankConnection,
  wanted: string | null,
  standIns: readonly BankId[] = [],
): WizardState {
  const fresh = newConnection(standIns)
  const { system } = connection
  const settings = withSettings(fresh.settings, connection.settings)
  const step = entryStep({ system, settings }, wanted)
  return {
    ...fresh,
    step,
    reached: later(step, 'consent'),
    system,
    settings,
    savedSettings: connection.settings,
    connectionId: connection.id,
    hasHistory: connection.status !== 'new',
    typed: nothingTyped,
    hasConsent: step === 'accounts',
    historyFrom: connection.historyFrom,
  }
}

/** The settings of the bank in hand. */
export function settingsOf({ settings, system }: Pick<WizardState, 'settings' | 'system'>): BankSettings {
  return settings[system]
}

/** One bank's settings replaced; the others' stay. */
export function withSettings(all: AllSettings, settings: BankSettings): AllSettings {
  if (isBunqSettings(settings)) return { ...all, bunq: settings }
  if (isSbankenSettings(settings)) return { ...all, sbanken: settings }
  return { ...all, sparebank1: settings }
}

/** Do the settings on screen differ from those main has? False while main has none. */
export function hasUnsavedSettings(
  state: Pick<WizardState, 'settings' | 'system' | 'savedSettings'>,
): boolean {
  if (state.savedSettings === null) return false
  const saved = new Map(Object.entries(state.savedSettings))
  return Object.entries(settingsOf(state)).some(([key, value]) => value !== saved.get(key))
}

/** Does the person go to the bank's own page? Where not, the credentials are all the bank wants. */
export function needsBrowser({ system, settings }: Pick<WizardState, 'settings' | 'system'>): boolean {
  return system === 'sparebank1' || (system === 'bunq' && settings.bunq.door !== 'key')
}

export function hasStandIn({ standIns, system }: Pick<WizardState, 'standIns' | 'system'>): boolean {
  return standIns.includes(system)
}
