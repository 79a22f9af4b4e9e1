import type { Input } from '../../../../shared/contract.ts'
import { pemFault, pemSlots, type PemSlot } from './pem-file.ts'
import { hasStandIn, type Typed, type WizardState } from './wizard-state.ts'

export type CredentialField = keyof Typed
/** What is wrong with a field; each has words. */
export type Fault = 'missing' | 'form' | 'encrypted' | 'is-sandbox' | 'is-production'
export type Faults = Partial<Record<CredentialField, Fault>>
/** What main is told of a new connection; its settings and credentials are also what an existing one is given. */
export type Registration = Input<'connection:create'>

export type Verdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'save'; readonly registration: Registration }
  | { readonly kind: 'wrong'; readonly faults: Faults }

/** What the fields amount to. Spaces around a pasted value are not part of it. */
export function judgeCredentials(state: WizardState): Verdict {
  const fields = fieldsOf(state)
  if (state.connectionId !== null && fields.every((field) => isUntouched(state, field)))
    return { kind: 'keep' }
  const faults: Faults = {}
  for (const field of fields) {
    const fault = faultOf(state, field)
    if (fault !== null) faults[field] = fault
  }
  if (Object.keys(faults).length > 0) return { kind: 'wrong', faults }
  return { kind: 'save', registration: registrationOf(state) }
}

/** bunq's sandbox hands out invented users: the registration of a new one. */
export function newSandboxUser({ settings }: WizardState): Registration {
  return { system: 'bunq', settings: settings.bunq, credentials: { isNewSandboxUser: true } }
}

export function fieldsOf({
  system,
  settings,
}: Pick<WizardState, 'system' | 'settings'>): readonly CredentialField[] {
  if (system === 'sparebank1') return ['clientId', 'clientSecret']
  if (system === 'sbanken') return ['clientId', 'clientSecret', 'customerId']
  switch (settings.bunq.door) {
    case 'key':
      return ['apiKey']
    case 'oauth':
      return ['clientId', 'clientSecret']
    case 'provider':
      return settings.bunq.environment === 'sandbox' ? ['providerName'] : pemSlots
  }
}

/** Only the first two of Sbanken's generations wanted the customer's number (fact sheet 2). */
export function needsCustomerId({ settings }: Pick<WizardState, 'settings'>): boolean {
  return settings.sbanken.era === 'bank' || settings.sbanken.era === 'exec.bank'
}

function isUntouched({ typed, saved }: WizardState, field: CredentialField): boolean {
  const value = typed[field]
  if (typeof value !== 'string') return value === null
  return value.trim() === (field === 'clientId' || field === 'providerName' ? saved[field] : '')
}

function faultOf(state: WizardState, field: CredentialField): Fault | null {
  switch (field) {
    case 'certificate':
    case 'chain':
    case 'privateKey': {
      const file = state.typed[field]
      return file === null ? 'missing' : pemFault(field, file.text)
    }
    case 'customerId':
      return customerIdFault(state)
    case 'providerName':
      return providerNameFault(state.typed.providerName.trim())
    case 'apiKey':
      return state.typed.apiKey.trim() === '' ? 'missing' : environmentFault(state)
    default:
      return state.typed[field].trim() === '' ? 'missing' : null
  }
}

function customerIdFault(state: WizardState): Fault | null {
  const typed = state.typed.customerId.trim()
  if (typed === '') return needsCustomerId(state) ? 'missing' : null
  return /^\d{11}$/.test(typed) ? null : 'form'
}

function providerNameFault(name: string): Fault | null {
  if (name === '') return 'missing'
  return /^[\p{L}\p{N} .-]{1,30}$/u.test(name) ? null : 'form'
}

/** A key works in its own environment only, and one of a real account must not be sent to the other (fact sheet 5.1). */
function environmentFault(state: WizardState): Fault | null {
  if (hasStandIn(state)) return null
  const isOfSandbox = state.typed.apiKey.trim().startsWith('sandbox_')
  if (isOfSandbox === (state.settings.bunq.environment === 'sandbox')) return null
  return isOfSandbox ? 'is-sandbox' : 'is-production'
}

function registrationOf({ system, settings, typed }: WizardState): Registration {
  const client = { clientId: typed.clientId.trim(), clientSecret: typed.clientSecret.trim() }
  switch (system) {
    case 'sparebank1':
      return { system, settings: settings.sparebank1, credentials: client }
    case 'sbanken': {
      const customerId = typed.customerId.trim()
      const credentials = { ...client, customerId: customerId === '' ? null : customerId }
      return { system, settings: settings.sbanken, credentials }
    }
    case 'bunq':
      return { system, settings: settings.bunq, credentials: bunqCredentials(settings.bunq, typed, client) }
  }
}

function bunqCredentials(
  { door, environment }: WizardState['settings']['bunq'],
  typed: Typed,
  client: { readonly clientId: string; readonly clientSecret: string },
): Extract<Registration, { readonly system: 'bunq' }>['credentials'] {
  if (door === 'key') return { apiKey: typed.apiKey.trim() }
  if (door === 'oauth') return client
  if (environment === 'sandbox') return { providerName: typed.providerName.trim() }
  const text = (slot: PemSlot) => typed[slot]?.text.trim() ?? ''
  return { certificate: text('certificate'), chain: text('chain'), privateKey: text('privateKey') }
}
