import type { OAuthServer, TokenSet } from './port.ts'
import type { TokenReply } from './token-endpoint.ts'

/** The tokens of a sign-in. `askedAt` (ms since 1970) is when the request left: the reply is at most that old. */
export function firstTokens(reply: TokenReply, server: OAuthServer, askedAt: number): TokenSet {
  const absolute = askedAt + (reply.refreshAbsoluteS ?? server.refreshAbsoluteS) * 1000
  return tokenSet(reply, server, askedAt, reply.refreshToken, absolute)
}

/**
 * The tokens after a refresh. A reply that repeats the refresh token or leaves it out means: keep the old one (fact sheet
 * 3.7). The absolute end was fixed by the sign-in and moves only if the server says so.
 */
export function nextTokens(reply: TokenReply, server: OAuthServer, askedAt: number, old: TokenSet): TokenSet {
  const told = reply.refreshAbsoluteS === null ? null : askedAt + reply.refreshAbsoluteS * 1000
  return tokenSet(
    reply,
    server,
    askedAt,
    reply.refreshToken ?? old.refreshToken,
    told ?? old.refreshAbsoluteExpiresAt,
  )
}

function tokenSet(
  reply: TokenReply,
  server: OAuthServer,
  askedAt: number,
  refreshToken: string | null,
  absolute: number | null,
): TokenSet {
  const idle = askedAt + (reply.refreshIdleS ?? server.refreshIdleS) * 1000
  return {
    accessToken: reply.accessToken,
    accessExpiresAt: askedAt + server.accessLifetimeS(reply.expiresInS) * 1000,
    refreshToken,
    refreshIdleExpiresAt: refreshToken === null ? null : Math.min(idle, absolute ?? idle),
    refreshAbsoluteExpiresAt: refreshToken === null ? null : absolute,
  }
}
