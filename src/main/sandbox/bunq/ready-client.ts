import type { OAuthClient } from './oauth-clients.ts'
import type { World } from './world.ts'

const usualRedirects = ['http://localhost:8765/callback', 'https://localhost:8765/callback']

/** An OAuth client that is there from the start, Ingrid's. */
export interface ReadyClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Where it may send people back to, to the letter. Put other addresses in their place at any time. */
  redirectUris: readonly string[]
}

/** The same client to hold on to: its redirect addresses can be put in place from outside. */
export function readyClient(world: World, client: OAuthClient): ReadyClient {
  const { clientId, clientSecret, callbackUrls } = client
  const ready = {
    clientId,
    clientSecret,
    get redirectUris(): readonly string[] {
      return callbackUrls.map(({ url }) => url)
    },
    set redirectUris(urls) {
      callbackUrls.splice(0)
      for (const url of urls) world.oauth.addCallback(client, url)
    },
  }
  ready.redirectUris = usualRedirects
  return ready
}
