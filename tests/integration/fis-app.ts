import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startFisSandbox } from '../../src/main/sandbox/fis/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { defaultFisSettings, type FisSettings } from '../../src/shared/fis.ts'
import { isAppError } from '../../src/shared/errors.ts'
import { startApp, type TestApp } from './app.ts'

const asServiceProvider = {
  kind: 'party',
  idType: 'gln',
  id: '1111111111111',
  partyType: 'service_provider',
} as const
const settings: FisSettings = { ...defaultFisSettings, actAs: asServiceProvider }

/** The app with a connection to an invented FIS, as the service provider of the fact sheet. */
export async function startWithFis() {
  const clock = movableClock('2026-11-21T11:00:00Z')
  const bank = await startFisSandbox({ clock })
  const keychain = createMemoryKeychain()
  const app = await startApp({ endpoints: { fis: bank.endpoints }, clock, keychain })
  const create = async (clientId: string | null, fisPrivateKey: string | null) => {
    const credentials = { clientId, fisPrivateKey }
    return (await app.handlers['connection:create']({ system: 'fis', settings, credentials })).connectionId
  }
  const connected = async () => {
    const connectionId = await create(bank.client.clientId, bank.client.privateKey)
    await app.handlers['connection:authorise']({ connectionId })
    return connectionId
  }
  return {
    app,
    bank,
    clock,
    create,
    connected,
    logins: () => bank.calls.all.filter(({ path }) => path.endsWith('/token')).length,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await bank.close()
    },
  }
}

export const query = { resource: 'controllable_unit', filters: [], order: null, embed: [] } as const

/** How it was refused; `answered`: it was not. */
export async function codeOf(work: unknown): Promise<string> {
  try {
    await work
    return 'answered'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}

/** Of each connection, with its last failure. */
export async function statusOf(app: TestApp): Promise<readonly (readonly [string, string | null])[]> {
  const all = await app.handlers['connections:list'](undefined)
  return all.map(({ status, lastFailure }) => [status, lastFailure?.code ?? null])
}
