import { createServer } from 'node:net'
import { defaultSparebank1Settings } from '../shared/sparebank1.ts'
import { openProfile, type Profile, type ProfileDeps } from './profile.ts'
import { giveConsent } from './sandbox/sparebank1/answer-consent.ts'
import { sandboxClient, startSparebank1Sandbox } from './sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from './vault/memory-keychain.ts'

export interface Demo {
  readonly profile: Profile
  /** To type into the wizard: the invented bank's, worth nothing outside it. */
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  close(): Promise<void>
}

/**
 * Opens the invented household: our own bank on loopback, connected through the very code a real bank is, with somebody
 * who says yes at once on the consent page. From then on the wizard works here as it does outside.
 */
export async function openDemo(deps: Omit<ProfileDeps, 'keychain' | 'endpoints'>): Promise<Demo> {
  const sandbox = await startSparebank1Sandbox({ clock: deps.clock })
  const endpoints = { sparebank1: sandbox.endpoints }
  // Only the first consent is given by the program; what a person starts later opens in their browser.
  let isMovingIn = true
  const profile = await openProfile({
    ...deps,
    keychain: createMemoryKeychain(),
    endpoints,
    openBrowser: async (url, origin) => {
      if (!isMovingIn) return await deps.openBrowser(url, origin)
      await giveConsent(url)
    },
  }).catch(async (error: unknown) => {
    await sandbox.close()
    throw error
  })
  const close = async (): Promise<void> => {
    try {
      await profile.close()
    } finally {
      await sandbox.close()
    }
  }
  try {
    await moveIn(profile)
    isMovingIn = false
    const { clientId, clientSecret } = sandboxClient
    return { profile, client: { clientId, clientSecret }, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function moveIn({ handlers }: Profile): Promise<void> {
  const { connectionId } = await handlers['connection:create']({
    system: 'sparebank1',
    settings: { ...defaultSparebank1Settings, redirectPort: await freePort() },
    credentials: { clientId: sandboxClient.clientId, clientSecret: sandboxClient.clientSecret },
  })
  await handlers['connection:authorise']({ connectionId })
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
