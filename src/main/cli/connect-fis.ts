import { z } from 'zod'
import { fisCredentials, fisSettings } from '../../shared/contract-connect.ts'
import { defaultFisSettings, type FisSettings } from '../../shared/fis.ts'
import { isAppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Connection } from '../../shared/model.ts'
import { pemOf } from './brought-file.ts'
import { call, type CliContext } from './calls.ts'
import { isClientId, type ConnectFisCommand } from './connect-arguments.ts'
import { kept, ready, targetOf } from './connect-other.ts'
import { exitCodes } from './exit-codes.ts'
import { checked } from './machine-input.ts'
import { given, usage } from './options.ts'
import { connectionLine, printJson } from './output.ts'
import type { Person } from './terminal.ts'

/** What a machine writes on standard input: see docs/cli.md. */
const machine = z.strictObject({
  clientId: fisCredentials.shape.clientId.unwrap().optional(),
  privateKey: fisCredentials.shape.fisPrivateKey.unwrap().optional(),
  ...fisSettings.partial().shape,
})

interface FisInput {
  readonly settings: Partial<FisSettings>
  readonly clientId: string | null
  /** null: the one that is kept stays, or one is made. */
  readonly privateKey: string | null
}

/**
 * Keeps a key, made here or brought, and logs in with it. Where FIS has not given the client its id yet, the key to register is what
 * comes of it; the same command with the id ends it.
 */
export async function connectFis(context: CliContext, command: ConnectFisCommand): Promise<number> {
  const input = await inputOf(context, command)
  // A key that was brought never takes the place of one that was made and may be registered already, unless somebody says where.
  const isNamed = command.connection !== undefined || input.privateKey === null
  const target = isNamed ? await targetOf(context, 'fis', command.connection) : null
  const connectionId = await keptFis(context, target, input, command.label)
  const { publicKey } = await call(context, 'connection:prepare', { connectionId })
  const clientId = input.clientId ?? (await askClientId(context, target, publicKey ?? ''))
  if (input.clientId === null && clientId !== null) {
    const credentials = { clientId, fisPrivateKey: null }
    await call(context, 'connection:configure', { connectionId, credentials })
  }
  const isIn = await signedIn(context, connectionId, clientId !== null || target !== null)
  const connection = await ready(context, connectionId)
  const { streams, json } = context
  if (json) printJson(streams, { connectionId, status: connection.status, publicKey: publicKey ?? null })
  else if (isIn) streams.out.write(`${connectionLine(connection)}\n`)
  else sayWhatIsNext(context, connectionId, publicKey ?? '')
  return exitCodes.ok
}

function sayWhatIsNext({ streams, person }: CliContext, connectionId: ConnectionId, publicKey: string): void {
  if (person === null) streams.out.write(`${publicKey}\n`) // a person has seen it
  streams.err.write(
    'Register this public key with FIS; then, with the client id it shows:\n' +
      `  connect fis --connection ${connectionId} --client-id ID\n`,
  )
}

async function keptFis(
  context: CliContext,
  target: Connection | null,
  { settings, clientId, privateKey }: FisInput,
  name: string | undefined,
): Promise<ConnectionId> {
  const earlier: FisSettings =
    target !== null && 'actAs' in target.settings ? target.settings : defaultFisSettings
  const isGiven = target === null || clientId !== null || privateKey !== null
  return await kept(context, target, {
    system: 'fis',
    name,
    settings: { ...earlier, ...settings },
    credentials: isGiven ? { clientId, fisPrivateKey: privateKey } : null,
  })
}

/** @returns false where FIS has not given the client its id yet. @throws AppError why FIS does not let it in */
async function signedIn(
  context: CliContext,
  connectionId: ConnectionId,
  mayHaveClient: boolean,
): Promise<boolean> {
  if (!mayHaveClient) return false
  try {
    await call(context, 'connection:authorise', { connectionId })
    return true
  } catch (error) {
    if (isAppError(error, 'client-missing')) return false
    throw error
  }
}

async function inputOf(context: CliContext, command: ConnectFisCommand): Promise<FisInput> {
  const { settings, clientId = null, keyFile } = command
  const privateKey = keyFile === undefined ? null : pemOf(keyFile, '--key')
  if (context.person !== null) return { settings, ...(await asked(context.person, clientId, privateKey)) }
  if (privateKey !== null || clientId !== null) return { settings, clientId, privateKey }
  const found = checked(machine, await context.readObject('{"clientId":"…"}'))
  const { clientId: id = null, privateKey: key = null, ...others } = found
  const twice = Object.keys(settings).find((field) => Object.hasOwn(others, field))
  if (twice !== undefined) throw usage(`${twice} is given twice: as an option and on standard input`)
  return { settings: { ...settings, ...given(others) }, clientId: id, privateKey: key }
}

/** Whoever has the client's id has registered a key before; and whoever brings a key may have. */
async function asked(
  person: Person,
  clientId: string | null,
  privateKey: string | null,
): Promise<Pick<FisInput, 'clientId' | 'privateKey'>> {
  if (clientId !== null) return { clientId, privateKey }
  return await person(async ({ ask }) => {
    const path =
      privateKey === null
        ? await ask('File of your RSA key, PEM (empty: keep the one there is, or make one): ')
        : ''
    const key = path === '' ? privateKey : pemOf(path, 'the key')
    if (key === null) return { clientId: null, privateKey: null }
    return {
      clientId: clientIdOf(await ask('Client id (empty: the key is not registered yet): ')),
      privateKey: key,
    }
  })
}

function clientIdOf(typed: string): string | null {
  if (typed === '' || isClientId(typed)) return typed === '' ? null : typed
  throw usage('the client id is the UUID that FIS gave the client')
}

/** A person registers the key and comes back with the id, now or later. null: it is not known, or known here already. */
async function askClientId(
  { person, streams }: CliContext,
  target: Connection | null,
  publicKey: string,
): Promise<string | null> {
  if (person === null || (target !== null && target.status !== 'new')) return null
  streams.out.write(`${publicKey}\n`)
  const typed = await person(({ ask }) => ask('Client id, once this key is registered with FIS (empty: later): '))
  return clientIdOf(typed)
} // prettier-ignore
