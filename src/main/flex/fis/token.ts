import { decodeJwt } from 'jose'
import type { Clock } from '../../clock.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { unlessAborted } from '../../oauth/token-source.ts'
import type { Token } from './token-reply.ts'

/** One token in memory, renewed a minute before its end; however many ask, one login or exchange is made. */
export interface HeldToken extends TokenSource {
  /** As `accessToken`, with its end. */
  current(signal?: AbortSignal): Promise<Token>
  /** A new one, whatever is held. */
  renew(signal?: AbortSignal): Promise<Token>
}

export interface HeldTokenDeps {
  readonly clock: Clock
  /** Nobody's to cancel: many may wait for it. A caller that stops only stops waiting. */
  readonly fetch: () => Promise<Token>
  /** Told of each renewal as it begins. */
  readonly onRefresh: (work: Promise<unknown>) => void
}

export function holdToken({ clock, fetch, onRefresh }: HeldTokenDeps): HeldToken {
  let held: Token | null = null
  let flight: Promise<Token> | null = null

  async function fetched(): Promise<Token> {
    held = await fetch()
    return held
  }
  function renew(signal?: AbortSignal): Promise<Token> {
    if (flight === null) {
      flight = fetched().finally(() => {
        flight = null
      })
      onRefresh(flight)
    }
    return unlessAborted(flight, signal)
  }
  const current = (signal?: AbortSignal): Promise<Token> =>
    held !== null && clock.now() < held.renewAt ? Promise.resolve(held) : renew(signal)

  return {
    current,
    renew,
    accessToken: async (signal) => (await current(signal)).accessToken,
    async replaceToken(refused, signal) {
      const isStill = held === null || held.accessToken === refused // somebody else may have renewed it meanwhile
      return (await (isStill ? renew(signal) : current(signal))).accessToken
    },
  }
}

/** What a token says its scopes are, for display: it is signed for the server and proves nothing to us (fact sheet 9). */
export function scopesIn(accessToken: string): readonly string[] {
  try {
    const { scope } = decodeJwt(accessToken)
    return typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '') : []
  } catch {
    return [] // a token may have any form
  }
}
