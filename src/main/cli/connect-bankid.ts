import { z } from 'zod'
import { defaultBankIdSettings, type BankIdSettings } from '../../shared/bankid.ts'
import { bankIdSettings, rpPemCredentials, rpPkcs12Credentials } from '../../shared/contract-connect.ts'
import type { Input } from '../../shared/contract.ts'
import { keyBlockOf } from '../identity/bankid/pem.ts'
import { bytesOf, pemOf } from './brought-file.ts'
import { call, type CliContext } from './calls.ts'
import type { ConnectBankIdCommand } from './connect-arguments.ts'
import { kept, ready, targetOf } from './connect-other.ts'
import { exitCodes } from './exit-codes.ts'
import { checked } from './machine-input.ts'
import { given, usage } from './options.ts'
import { connectionLine, printJson } from './output.ts'
import type { Asking } from './questions.ts'

type Credentials = Extract<Input<'connection:create'>, { readonly system: 'bankid' }>['credentials']

/** What a machine writes on standard input: see docs/cli.md. */
const machine = z.strictObject({
  certificate: rpPemCredentials.shape.rpCertificate.optional(),
  privateKey: rpPemCredentials.shape.rpPrivateKey.optional(),
  pkcs12: rpPkcs12Credentials.shape.pkcs12.optional(),
  passphrase: rpPkcs12Credentials.shape.passphrase.optional(),
  ...bankIdSettings.partial().shape,
})
type Given = z.infer<typeof machine>
const passphraseAlone = '{"passphrase":"…"}'
const aPkcs12 = '{"pkcs12":"…","passphrase":"…"}'

/** Keeps the certificate once it was read and found good, and shows that BankID takes it. Nobody is identified by this. */
export async function connectBankId(context: CliContext, command: ConnectBankIdCommand): Promise<number> {
  const target = await targetOf(context, 'bankid', command.connection)
  const { settings, credentials } = await inputOf(context, command)
  if (credentials === null && target === null)
    throw usage('a certificate is needed: --p12, or --certificate and --key')
  const earlier: BankIdSettings =
    target !== null && 'endUserIp' in target.settings ? target.settings : defaultBankIdSettings
  const connectionId = await kept(context, target, {
    system: 'bankid',
    name: command.label,
    settings: { ...earlier, ...settings },
    credentials,
  })
  await call(context, 'connection:prepare', { connectionId })
  await call(context, 'connection:authorise', { connectionId })
  const connection = await ready(context, connectionId)
  const { status, consentEndsAt } = connection
  if (context.json) printJson(context.streams, { connectionId, status, certificateEndsAt: consentEndsAt })
  else context.streams.out.write(`${connectionLine(connection)}\n`)
  return exitCodes.ok
}

interface BankIdInput {
  readonly settings: Partial<BankIdSettings>
  /** null: what is kept stays. */
  readonly credentials: Credentials | null
}

async function inputOf(context: CliContext, command: ConnectBankIdCommand): Promise<BankIdInput> {
  const fromFiles = filesOf(command)
  const isWhole = Object.keys(fromFiles).length > 0 && !needsPassphrase(fromFiles)
  if (isWhole) return { settings: command.settings, credentials: credentialsOf(fromFiles) }
  const found =
    context.person === null
      ? checked(machine, await context.readObject(Object.keys(fromFiles).length > 0 ? passphraseAlone : aPkcs12))
      : await context.person((asking) => asked(asking, fromFiles, command))
  const { environment, endUserIp } = found
  const fromInput = given({ environment, endUserIp })
  const twice = [...Object.keys(fromFiles), ...Object.keys(command.settings)].find((field) => Object.hasOwn(found, field))
  if (twice !== undefined) throw usage(`${twice} is given twice: as an option and on standard input`)
  return {
    settings: { ...command.settings, ...fromInput },
    credentials: credentialsOf({ ...found, ...fromFiles }),
  }
} // prettier-ignore

/** Certificate and key may be one file: fact sheet 3.3. */
function filesOf({ files: { certificate, key, p12 } }: ConnectBankIdCommand): Given {
  if (p12 !== undefined) return { pkcs12: bytesOf(p12, '--p12').toString('base64') }
  if (certificate === undefined) return {}
  const text = pemOf(certificate, '--certificate')
  return { certificate: text, privateKey: key === undefined ? text : pemOf(key, '--key') }
}

/** A .p12 always has one, be it empty. */
function needsPassphrase({ pkcs12, certificate = '', privateKey = '' }: Given): boolean {
  return pkcs12 !== undefined || (keyBlockOf(privateKey) ?? keyBlockOf(certificate))?.isEncrypted === true
}

async function asked({ ask, askSecret }: Asking, named: Given, command: ConnectBankIdCommand): Promise<Given> {
  const files = Object.keys(named).length > 0 ? {} : await askFiles(ask, command.connection !== undefined)
  const isLocked = needsPassphrase({ ...named, ...files })
  return { ...files, ...(isLocked ? { passphrase: await askSecret('Passphrase (not shown): ') } : {}) }
} // prettier-ignore

async function askFiles(ask: Asking['ask'], isOptional: boolean): Promise<Given> {
  const path = await ask(
    `File of the certificate, .p12 or PEM${isOptional ? ' (empty: keep the one there is)' : ''}: `,
  )
  if (path === '') return {}
  const bytes = bytesOf(path, 'the certificate')
  if (!bytes.includes('-----BEGIN ')) return { pkcs12: bytes.toString('base64') }
  const key = await ask('File of its private key, PEM (empty: the same file): ')
  const certificate = bytes.toString('utf8')
  return { certificate, privateKey: key === '' ? certificate : pemOf(key, 'the private key') }
}

/** @throws AppError `invalid-input` for half a pair, or both forms at once */
function credentialsOf({ certificate, privateKey, pkcs12, passphrase }: Given): BankIdInput['credentials'] {
  if (pkcs12 !== undefined) {
    if ((certificate ?? privateKey) !== undefined)
      throw usage('a certificate comes as pkcs12, or as certificate and privateKey')
    return { pkcs12, passphrase: passphrase ?? '' }
  }
  if (certificate === undefined && privateKey === undefined) {
    if (passphrase !== undefined) throw usage('a passphrase, but nothing it would open')
    return null
  }
  if (certificate === undefined) throw usage('a private key without its certificate')
  return {
    rpCertificate: certificate,
    rpPrivateKey: privateKey ?? certificate,
    passphrase: passphrase ?? null,
  }
}
