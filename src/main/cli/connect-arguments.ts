import { bankIdSettings, fisCredentials, fisSettings } from '../../shared/contract-connect.ts'
import { transactionFilter } from '../../shared/contract.ts'
import type { BankIdSettings } from '../../shared/bankid.ts'
import { partyTypes, type ActAs, type FisSettings } from '../../shared/fis.ts'
import { isBank, systemIds, type BankId } from '../../shared/systems.ts'
import { everywhere, given, options, usage } from './options.ts'

/** What a person or a machine wants connected. Secrets are never among the arguments, the names of their files may be. */
export type ConnectCommand = ConnectBankCommand | ConnectBankIdCommand | ConnectFisCommand

export interface ConnectBankCommand {
  readonly name: 'connect'
  readonly system: BankId
  readonly label?: string
  readonly historyFrom?: string
}

interface ConnectOther {
  readonly name: 'connect'
  readonly label?: string
  /** The connection to set up to its end or to renew: an id or a name. */
  readonly connection?: string
}

export interface ConnectBankIdCommand extends ConnectOther {
  readonly system: 'bankid'
  readonly settings: Partial<BankIdSettings>
  readonly files: { readonly certificate?: string; readonly key?: string; readonly p12?: string }
}

export interface ConnectFisCommand extends ConnectOther {
  readonly system: 'fis'
  readonly settings: Partial<FisSettings>
  readonly clientId?: string
  readonly keyFile?: string
}

const text = { type: 'string' } as const
const optionsOf = {
  bank: { 'history-from': text },
  bankid: { connection: text, environment: text, 'end-user-ip': text, certificate: text, key: text, p12: text },
  fis: {
    connection: text, key: text, 'client-id': text, as: text, 'auth-url': text, 'api-url': text, 'api-version': text,
    'sub-form': text, audience: text,
  },
} as const // prettier-ignore
const known = {
  ...everywhere,
  name: text,
  ...optionsOf.bank,
  ...optionsOf.bankid,
  ...optionsOf.fis,
} as const

type Values = ReturnType<typeof options<typeof known>>['values']

/** @throws AppError `invalid-input`, naming the option that is wrong */
export function connect(args: readonly string[]): {
  readonly command: ConnectCommand
  readonly json: boolean
} {
  const { values, positionals } = options(args, known, 1)
  const system = systemIds.find((id) => id === positionals[0])
  if (system === undefined) throw usage(`connect takes one of: ${systemIds.join(', ')}`)
  const taken: readonly string[] = Object.keys({
    ...everywhere,
    name: text,
    ...optionsOf[isBank(system) ? 'bank' : system],
  })
  const foreign = Object.keys(values).find((option) => !taken.includes(option))
  if (foreign !== undefined) throw usage(`--${foreign} is no option of ${system}`)
  const label = values.name?.trim()
  if (label !== undefined && (label === '' || label.length > 80))
    throw usage('--name takes a text of at most 80 characters')
  return { command: commandOf(system, values, label), json: values.json ?? false }
}

function commandOf(
  system: (typeof systemIds)[number],
  values: Values,
  label: string | undefined,
): ConnectCommand {
  const common = { name: 'connect', ...given({ label, connection: values.connection }) } as const
  switch (system) {
    case 'bankid':
      return { ...common, system, ...bankIdPart(values) }
    case 'fis':
      return { ...common, system, ...fisPart(values) }
    default: {
      const historyFrom = values['history-from']
      if (historyFrom !== undefined && !transactionFilter.safeParse({ from: historyFrom }).success)
        throw usage('--history-from takes a day: 2026-01-31')
      return { name: 'connect', system, ...given({ label, historyFrom }) }
    }
  }
}

function bankIdPart(values: Values): Pick<ConnectBankIdCommand, 'settings' | 'files'> {
  const { certificate, key, p12 } = values
  if (p12 !== undefined && (certificate ?? key) !== undefined)
    throw usage('a certificate comes as --p12, or as --certificate and --key')
  if (key !== undefined && certificate === undefined)
    throw usage('--key needs the --certificate it belongs to')
  const settings = bankIdSettings
    .partial()
    .safeParse(given({ environment: values.environment, endUserIp: values['end-user-ip'] }))
  if (!settings.success) throw unknownOption(settings.error.issues)
  return { settings: given(settings.data), files: given({ certificate, key, p12 }) }
}

function fisPart(values: Values): Pick<ConnectFisCommand, 'settings' | 'clientId' | 'keyFile'> {
  const { as, key: keyFile } = values
  const settings = fisSettings.partial().safeParse(
    given({
      authUrl: values['auth-url']?.replace(/\/+$/, ''),
      apiUrl: values['api-url']?.replace(/\/+$/, ''),
      apiVersion: values['api-version'] === 'none' ? null : values['api-version'],
      subForm: values['sub-form'],
      audience: values.audience,
      actAs: as === undefined ? undefined : actAsOf(as),
    }),
  )
  if (!settings.success) throw unknownOption(settings.error.issues)
  const clientId = values['client-id']
  if (clientId !== undefined && !isClientId(clientId))
    throw usage('--client-id takes the UUID that FIS gave the client')
  return { settings: given(settings.data), ...given({ clientId, keyFile }) }
}

export function isClientId(typed: string): boolean {
  return fisCredentials.shape.clientId.safeParse(typed).success
}

/** `entity`, or a party's type and number: `service_provider:1111111111111`. An end user's is a UUID, all others' a GLN (fact sheet
 *  3.1); FIS looks at no check digit. */
function actAsOf(typed: string): ActAs {
  if (typed === 'entity') return { kind: 'entity' }
  const [type, id = ''] = typed.split(':', 2)
  const partyType = partyTypes.find((each) => each === type && each !== 'organisation') // those have no number the login takes
  if (partyType === undefined) throw usage('--as takes entity, or TYPE:NUMBER with the type of a party')
  return { kind: 'party', idType: partyType === 'end_user' ? 'uuid' : 'gln', id: id.toLowerCase(), partyType }
}

/** `endUserIp` is `--end-user-ip` on the command line. */
function unknownOption(issues: readonly { readonly path: readonly PropertyKey[] }[]): Error {
  const names = issues.map(({ path }) => {
    const [field] = path.map(String)
    if (field === 'actAs') return '--as'
    return `--${(field ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  })
  return usage(`not understood: ${[...new Set(names)].join(', ')}`)
}
