import type { CalendarDate, Connection, ConnectionId, SpareBank1Settings } from '../../../../shared/model.ts'
import { defaultSparebank1Settings, isSparebank1Settings } from '../../../../shared/sparebank1.ts'
import type { SystemId } from '../../../../shared/systems.ts'

export const stepNames = [
  'bank',
  'register',
  'credentials',
  'finInst',
  'consent',
  'accounts',
  'sync',
] as const
export type StepName = (typeof stepNames)[number]

/** Everything typed and chosen so far. Steps come and go; this stays until the wizard is left. */
export interface WizardState {
  readonly step: StepName
  /** The furthest step reached: the rail leads back to it after a look at an earlier one. */
  readonly reached: StepName
  readonly system: SystemId
  readonly settings: SpareBank1Settings
  /** As main has them; null until there is a connection. */
  readonly savedSettings: SpareBank1Settings | null
  /** null until main has the client. */
  readonly connectionId: ConnectionId | null
  readonly clientId: string
  /** Emptied as soon as main has it. */
  readonly clientSecret: string
  /** The client ID that is saved with the connection, as far as it was typed in this wizard. */
  readonly savedClientId: string
  readonly hasConsent: boolean
  /** null: as the list suggests. */
  readonly accountIds: readonly string[] | null
  /** null: as far as the bank gives. */
  readonly historyFrom: CalendarDate | null
}

/** A wizard for a bank that is not connected yet. */
export function newConnection(): WizardState {
  return {
    step: 'bank',
    reached: 'bank',
    system: 'sparebank1',
    settings: defaultSparebank1Settings,
    savedSettings: null,
    connectionId: null,
    clientId: '',
    clientSecret: '',
    savedClientId: '',
    hasConsent: false,
    accountIds: null,
    historyFrom: null,
  }
}

/** A wizard that goes on with a connection there is: the same one, whatever is renewed or changed in it. */
export function existingConnection(connection: Connection, step: StepName): WizardState {
  const settings = isSparebank1Settings(connection.settings) ? connection.settings : defaultSparebank1Settings
  return {
    ...newConnection(),
    step,
    reached: later(step, 'consent'),
    system: connection.system,
    settings: settings,
    savedSettings: settings,
    connectionId: connection.id,
    hasConsent: step === 'accounts',
    historyFrom: connection.historyFrom,
  }
}

export function isStepName(text: string | null): text is StepName {
  return stepNames.some((name) => name === text)
}

export function later(one: StepName, other: StepName): StepName {
  return stepNames.indexOf(one) < stepNames.indexOf(other) ? other : one
}

/** The step so many further on, or back when negative; the first and last stay where they are. */
export function stepFrom(step: StepName, by: number): StepName {
  const last = stepNames.length - 1
  return stepNames[Math.min(last, Math.max(0, stepNames.indexOf(step) + by))] ?? step
}

/** Do the settings on screen differ from those main has? False while main has none. */
export function hasUnsavedSettings({ settings, savedSettings }: WizardState): boolean {
  if (savedSettings === null) return false
  return (Object.keys(settings) as (keyof SpareBank1Settings)[]).some(
    (key) => settings[key] !== savedSettings[key],
  )
}

export type CredentialsVerdict = 'keep' | 'save' | 'missing-id' | 'missing-secret' | 'missing-both'

/** What the two fields amount to. Spaces around a pasted value are not part of it. */
export function judgeCredentials(state: WizardState): CredentialsVerdict {
  const id = state.clientId.trim()
  const secret = state.clientSecret.trim()
  const isKept = state.connectionId !== null && secret === '' && id === state.savedClientId
  if (isKept) return 'keep'
  if (id === '' && secret === '') return 'missing-both'
  if (id === '') return 'missing-id'
  return secret === '' ? 'missing-secret' : 'save'
}
