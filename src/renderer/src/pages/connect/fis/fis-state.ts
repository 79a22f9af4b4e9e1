import {
  defaultFisSettings,
  type ActAs,
  type FisSettings,
  type PartyType,
} from '../../../../../shared/fis.ts'
import type { ConnectionId } from '../../../../../shared/ids.ts'
import type { Connection } from '../../../../../shared/model.ts'
import type { PemFile } from '../wizard-state.ts'

export const fisSteps = ['place', 'key', 'register', 'actAs', 'check', 'done'] as const
export type FisStep = (typeof fisSteps)[number]

/** Whom to act as, as it is being typed. */
export interface PartyDraft {
  readonly kind: ActAs['kind']
  readonly partyType: PartyType
  readonly id: string
}

/** Everything chosen and typed on the way to FIS; the key is forgotten as soon as main has it. */
export interface FisState {
  /** null until main has a key. */
  readonly connectionId: ConnectionId | null
  /** A key is in the keychain, and may stay. */
  readonly hasKept: boolean
  readonly settings: FisSettings
  /** As main has them; null until there is a connection. */
  readonly savedSettings: FisSettings | null
  readonly keyFrom: 'made' | 'file'
  readonly key: PemFile | null
  /** The public half, PEM, as FIS wants it registered; null until main was asked. */
  readonly publicKey: string | null
  readonly clientId: string
  /** As last saved by this wizard; empty: it was not. */
  readonly savedClientId: string
  /** FIS said no to the client ID in its last answer. */
  readonly isClientRefused: boolean
  readonly party: PartyDraft
  readonly isChecked: boolean
}

export const newFis: FisState = {
  connectionId: null,
  hasKept: false,
  settings: defaultFisSettings,
  savedSettings: null,
  keyFrom: 'made',
  key: null,
  publicKey: null,
  clientId: '',
  savedClientId: '',
  isClientRefused: false,
  party: { kind: 'entity', partyType: 'service_provider', id: '' },
  isChecked: false,
}

export function existingFis(connection: Connection): FisState {
  const settings = fisSettingsOf(connection)
  const { actAs } = settings
  return {
    ...newFis,
    connectionId: connection.id,
    hasKept: connection.status !== 'disconnected',
    settings,
    savedSettings: settings,
    party:
      actAs.kind === 'entity' ? newFis.party : { kind: 'party', partyType: actAs.partyType, id: actAs.id },
    isChecked: connection.status === 'ready',
  }
}

/** The settings of a connection to FIS. */
export function fisSettingsOf({ settings }: Pick<Connection, 'settings'>): FisSettings {
  return 'actAs' in settings ? settings : defaultFisSettings
}

/** Where the wizard is entered on a connection there is. One that was never checked may have no client yet. */
export function fisEntry(wanted: string | null, status: Connection['status']): FisStep {
  if (status === 'disconnected' || wanted === 'credentials') return 'key'
  return (
    fisSteps.find((step) => step === wanted && step !== 'done') ?? (status === 'new' ? 'register' : 'check')
  )
}

/** Do the settings on screen differ from those main has? False while main has none. */
export function hasOtherSettings({ settings, savedSettings }: FisState): boolean {
  return savedSettings !== null && JSON.stringify(settings) !== JSON.stringify(savedSettings)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** FIS makes a client's number itself: fact sheet 4. */
export function isClientId(text: string): boolean {
  return uuid.test(text.trim())
}

/** End users alone are called by a UUID, all others by a GLN: fact sheet 3.1. */
export function idTypeOf(partyType: PartyType): 'gln' | 'uuid' {
  return partyType === 'end_user' ? 'uuid' : 'gln'
}

/** What the login will ask for; null: the number is not one. A GLN's check digit is not looked at, because FIS does not. */
export function actAsOf({ kind, partyType, id }: PartyDraft): ActAs | null {
  if (kind === 'entity') return { kind: 'entity' }
  const idType = idTypeOf(partyType)
  const typed = id.replaceAll(/\s/g, '')
  const isRight = idType === 'gln' ? /^\d{13}$/.test(typed) : uuid.test(typed)
  return isRight ? { kind: 'party', idType, id: typed.toLowerCase(), partyType } : null
}

/** An address as main takes it, without a slash at the end; null: it is not one. */
export function addressOf(text: string): string | null {
  const typed = text.trim().replace(/\/+$/, '')
  return typed.length <= 2048 && URL.canParse(typed) && new URL(typed).protocol === 'https:' ? typed : null
}

/** Fact sheet 13: a date, or whatever a later version is called. */
export function isApiVersion(text: string): boolean {
  return /^[\w.-]{1,32}$/.test(text)
}
