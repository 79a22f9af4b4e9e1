import { createServer } from 'node:net'
import { defaultBankIdSettings } from '../shared/bankid.ts'
import { defaultBunqSettings } from '../shared/bunq.ts'
import type { Input } from '../shared/contract.ts'
import { defaultFisSettings } from '../shared/fis.ts'
import type { ConnectionId } from '../shared/ids.ts'
import { defaultSbankenSettings } from '../shared/sbanken.ts'
import { defaultSparebank1Settings } from '../shared/sparebank1.ts'
import type { EndpointMap } from './endpoints.ts'
import type { Demo, DemoDeps } from './demo-port.ts'
import type { Place } from './place.ts'
import { openProfile, type Profile, type ProfileDeps } from './profile.ts'
import { startBankIdSandbox, type BankIdSandbox } from './sandbox/bankid/sandbox.ts'
import { startBunqSandbox, type BunqSandbox } from './sandbox/bunq/sandbox.ts'
import { startFisSandbox, type FisSandbox } from './sandbox/fis/sandbox.ts'
import { startSbankenSandbox, type SbankenSandbox } from './sandbox/sbanken/sandbox.ts'
import { giveConsent } from './sandbox/sparebank1/answer-consent.ts'
import {
  sandboxClient,
  startSparebank1Sandbox,
  type Sparebank1Sandbox,
} from './sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from './vault/memory-keychain.ts'

interface InventedBanks {
  readonly sparebank1: Sparebank1Sandbox
  readonly bunq: BunqSandbox
  readonly sbanken: SbankenSandbox
  readonly bankid: BankIdSandbox
  readonly fis: FisSandbox
  readonly endpoints: EndpointMap
  close(): Promise<void>
}

/**
 * Opens the invented household: our own banks, BankID and FIS on loopback, connected through the very code real ones are, with
 * somebody who says yes at once on a consent page. From then on the wizard works here as it does outside.
 */
export async function openDemo(deps: DemoDeps): Promise<Demo> {
  const banks = await startBanks(deps)
  // Only the first consent is given by the program; what a person starts later opens in their browser.
  let isMovingIn = true
  const open = async (place: Place): Promise<Profile> =>
    await openProfile({
      ...deps,
      place,
      openBrowser: async (url, origin) => {
        if (!isMovingIn) return await deps.openBrowser(url, origin)
        await giveConsent(url)
      },
    })
  let profile: Profile | null = null
  try {
    const place = deps.openPlace(banks.endpoints, createMemoryKeychain())
    profile = await open(place)
    await moveIn(profile, banks)
    isMovingIn = false
    const { clientId, clientSecret } = sandboxClient
    return {
      place,
      profile,
      reopen: () => open(place),
      client: { clientId, clientSecret },
      credentials: credentialsOf(banks),
      close: banks.close,
    }
  } catch (error) {
    await profile?.close()
    await banks.close()
    throw error
  }
}

function credentialsOf({ bunq, sbanken, bankid, fis }: InventedBanks): Demo['credentials'] {
  const { clientId, clientSecret } = bunq.oauthClient
  return {
    bunq: { apiKey: bunq.apiKey, clientId, clientSecret },
    sbanken: {
      clientId: sbanken.client.clientId,
      clientSecret: sbanken.client.clientSecret,
      customerId: sbanken.client.customerId,
    },
    bankid: bankid.client,
    fis: fis.client,
  }
}

/** Nobody should wait for an invented bank's limit on calls. */
async function startBanks({ clock }: Pick<ProfileDeps, 'clock'>): Promise<InventedBanks> {
  const started: { close(): Promise<void> }[] = []
  const close = async (): Promise<void> => void (await Promise.all(started.map((bank) => bank.close())))
  const keep = <B extends { close(): Promise<void> }>(bank: B): B => {
    started.push(bank)
    return bank
  }
  try {
    const sparebank1 = keep(await startSparebank1Sandbox({ clock }))
    const bunq = keep(await startBunqSandbox({ clock, switches: { rateLimits: 'off' } }))
    const sbanken = keep(await startSbankenSandbox({ clock, switches: { callsPerMinute: null } }))
    const fis = keep(await startFisSandbox({ clock }))
    const bankid = keep(await startBankIdSandbox({ clock }))
    const endpoints = {
      sparebank1: sparebank1.endpoints,
      bunq: bunq.endpoints,
      sbanken: sbanken.endpoints,
      bankid: bankid.endpoints,
      fis: fis.endpoints,
    }
    return { sparebank1, bunq, sbanken, bankid, fis, endpoints, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function moveIn(profile: Profile, { bunq, sbanken, bankid, fis }: InventedBanks): Promise<void> {
  const { clientId, clientSecret } = sandboxClient
  await connectAll(profile, {
    system: 'sparebank1',
    settings: { ...defaultSparebank1Settings, redirectPort: await freePort() },
    credentials: { clientId, clientSecret },
  })
  await connectAll(profile, {
    system: 'bunq',
    settings: { ...defaultBunqSettings, environment: 'sandbox' },
    credentials: { apiKey: bunq.apiKey },
  })
  await connectAll(profile, {
    system: 'sbanken',
    settings: defaultSbankenSettings,
    credentials: {
      clientId: sbanken.client.clientId,
      clientSecret: sbanken.client.clientSecret,
      customerId: sbanken.client.customerId,
    },
  })
  const { certificate, privateKey } = bankid.client
  await signIn(profile, {
    system: 'bankid',
    settings: { ...defaultBankIdSettings, environment: 'test' },
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  const party = { kind: 'party', idType: 'gln', id: fis.client.gln, partyType: 'service_provider' } as const
  await signIn(profile, {
    system: 'fis',
    settings: { ...defaultFisSettings, actAs: party },
    credentials: { clientId: fis.client.clientId, fisPrivateKey: fis.client.privateKey },
  })
}

async function signIn({ handlers }: Profile, connection: Input<'connection:create'>): Promise<ConnectionId> {
  const { connectionId } = await handlers['connection:create'](connection)
  await handlers['connection:authorise']({ connectionId })
  return connectionId
}

async function connectAll(profile: Profile, connection: Input<'connection:create'>): Promise<void> {
  const { handlers } = profile
  const connectionId = await signIn(profile, connection)
  const accounts = await handlers['connection:read-accounts']({ connectionId })
  await handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
  await handlers['sync:run']({ connectionId })
}

/** The invented bank takes any loopback address, so no fixed port need be free for looking around. */
async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => {
      if (address !== null && typeof address === 'object') resolve(address.port)
      else reject(new Error('a TCP server has an address with a port'))
    })
  })
  return await promise
}
