import { defaultBankIdSettings, type BankIdSettings } from '../../../../../shared/bankid.ts'
import type { ConnectionId } from '../../../../../shared/ids.ts'
import type { Connection } from '../../../../../shared/model.ts'
import type { OrderOutcome } from '../../../../../shared/order.ts'
import type { RpFile } from './rp-files.ts'

export const bankIdSteps = ['environment', 'certificate', 'check', 'try', 'done'] as const
export type BankIdStep = (typeof bankIdSteps)[number]

type Identified = Extract<OrderOutcome, { readonly kind: 'identified' }>

/** Everything chosen and typed on the way to BankID; secrets are emptied as soon as main has them. */
export interface BankIdState {
  /** null until main has a certificate. */
  readonly connectionId: ConnectionId | null
  /** A certificate is in the keychain, and may stay. */
  readonly hasKept: boolean
  readonly settings: BankIdSettings
  /** As main has them; null until there is a connection. */
  readonly savedSettings: BankIdSettings | null
  readonly files: readonly RpFile[]
  readonly passphrase: string
  readonly isChecked: boolean
  /** Who tried it out. */
  readonly identified: Identified | null
}

export const newBankId: BankIdState = {
  connectionId: null,
  hasKept: false,
  settings: defaultBankIdSettings,
  savedSettings: null,
  files: [],
  passphrase: '',
  isChecked: false,
  identified: null,
}

/** Where another BankID stands in for the real one, nothing there is real. */
export function firstBankId(isInvented: boolean): BankIdState {
  return isInvented
    ? { ...newBankId, settings: { ...defaultBankIdSettings, environment: 'test' } }
    : newBankId
}

export function existingBankId(connection: Connection): BankIdState {
  const settings = bankIdSettingsOf(connection)
  return {
    ...newBankId,
    connectionId: connection.id,
    hasKept: connection.status !== 'disconnected',
    settings,
    savedSettings: settings,
    isChecked: connection.status === 'ready',
  }
}

/** The settings of a connection to BankID. */
export function bankIdSettingsOf({ settings }: Pick<Connection, 'settings'>): BankIdSettings {
  return 'endUserIp' in settings ? settings : defaultBankIdSettings
}

/** Where the wizard is entered on a connection there is: `credentials` is what every bank's way calls it. */
export function bankIdEntry(wanted: string | null, hasKept: boolean): BankIdStep {
  if (!hasKept) return 'certificate'
  if (wanted === 'credentials') return 'certificate'
  return bankIdSteps.find((step) => step === wanted && step !== 'done') ?? 'check'
}

/** Do the settings on screen differ from those main has? False while main has none. */
export function hasOtherSettings({ settings, savedSettings }: BankIdState): boolean {
  if (savedSettings === null) return false
  return settings.environment !== savedSettings.environment || settings.endUserIp !== savedSettings.endUserIp
}
