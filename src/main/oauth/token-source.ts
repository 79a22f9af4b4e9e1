import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import type { Http } from '../http/port.ts'
import type { ClientCredentials, OAuthServer, TokenSet, TokenSource, TokenStore } from './port.ts'
import { refreshTokens, type TokenReply } from './token-endpoint.ts'
import { nextTokens } from './token-set.ts'

export interface TokenSourceOptions {
  readonly server: OAuthServer
  readonly credentials: ClientCredentials
  readonly store: TokenStore
  readonly http: Http
  readonly clock: Clock
  /** Told of each refresh as it begins. It goes on when nobody waits for it any more, so whoever takes the network away has
   *  to wait for it to end. */
  readonly onRefresh?: (refresh: Promise<unknown>) => void
}

/** New tokens that could not be saved yet, and the refresh token they came from. */
interface Unsaved {
  readonly replaces: string
  readonly tokens: TokenSet
}

/**
 * Make one for a connection and keep it: single flight holds within one source.
 *
 * A refresh kills the old refresh token at the bank (fact sheet 3.7), so between the bank's reply and the end of `save`
 * the new one exists only here:
 * - killed before the reply was read, or before it was saved: the stored token is dead, the next refresh is refused, and
 *   the person signs in again (`consent-revoked`). No client can do better; the gap is one keychain write.
 * - killed after the save: nothing is lost, the next start uses the saved tokens.
 * - not killed, but the save failed (keychain locked): the new tokens wait here, are handed out to nobody, and the next
 *   call saves them first.
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { store, clock } = options
  let flight: Promise<string> | null = null
  let unsaved: Unsaved | null = null

  /** Anything but `stale` that is stored is as good as a refresh: somebody else did it. */
  async function renew(stale: string): Promise<string> {
    const old = await load(store)
    if (old.accessToken !== stale) return old.accessToken
    if (old.refreshToken === null) throw ended(old, clock.now())
    if (unsaved?.replaces !== old.refreshToken) unsaved = await askBank(old, old.refreshToken)
    return unsaved === null ? (await load(store)).accessToken : await keep(unsaved)
  }

  /** null: refused, but the store has newer tokens by now (another process refreshed). */
  async function askBank(old: TokenSet, refreshToken: string): Promise<Unsaved | null> {
    const askedAt = clock.now()
    const reply = await askForTokens(options, refreshToken)
    if (reply !== null)
      return { replaces: refreshToken, tokens: nextTokens(reply, options.server, askedAt, old) }
    if ((await load(store)).refreshToken === refreshToken) throw ended(old, clock.now())
    return null
  }

  async function keep(fresh: Unsaved): Promise<string> {
    // A sign-in or a disconnect while we asked wins: its tokens are not overwritten, a deleted record does not come back.
    const stored = await load(store)
    if (stored.refreshToken === fresh.replaces) await store.saveTokens(fresh.tokens)
    unsaved = null
    return stored.refreshToken === fresh.replaces ? fresh.tokens.accessToken : stored.accessToken
  }

  /** The refresh itself is nobody's to cancel: half of it would lose the token. A caller only stops waiting. */
  function refreshOnce(stale: string, signal: AbortSignal | undefined): Promise<string> {
    if (flight === null) {
      flight = renew(stale).finally(() => {
        flight = null
      })
      options.onRefresh?.(flight)
    }
    return unlessAborted(flight, signal)
  }

  return {
    async accessToken(signal) {
      const tokens = await load(store)
      return tokens.accessExpiresAt > clock.now()
        ? tokens.accessToken
        : refreshOnce(tokens.accessToken, signal)
    },
    replaceToken: (refused, signal) => refreshOnce(refused, signal),
  }
}

async function load(store: TokenStore): Promise<TokenSet> {
  const tokens = await store.loadTokens()
  if (tokens === null) throw new AppError('needs-login', 'no tokens are stored')
  return tokens
}

/** null: the refresh token is dead. */
async function askForTokens(options: TokenSourceOptions, refreshToken: string): Promise<TokenReply | null> {
  const result = await refreshTokens(options, refreshToken)
  return result.kind === 'tokens' ? result.reply : null
}

/** The bank's clock decides, and ours may be behind it: `invalid_grant` says of neither end which it was (fact sheet 3.8). */
const clockSlackMs = 10 * 60 * 1000

/** Whose end is it? By our clock the consent ran out, or somebody took it away before. */
function ended(tokens: TokenSet, now: number): AppError {
  const { refreshToken, accessExpiresAt, refreshIdleExpiresAt, refreshAbsoluteExpiresAt } = tokens
  const ends = [refreshIdleExpiresAt, refreshAbsoluteExpiresAt]
  const isExpired =
    refreshToken === null
      ? accessExpiresAt <= now // already counted short of what the bank said
      : ends.some((end) => end !== null && end <= now + clockSlackMs)
  return isExpired
    ? new AppError('consent-expired', 'the consent reached its end')
    : new AppError('consent-revoked', 'the bank refused the consent before its end')
}

/** Waits for work that others wait for too, and goes on without the one who stops. @throws AppError `cancelled`. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new AppError('cancelled', 'stopped waiting for a token'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}
