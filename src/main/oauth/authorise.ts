import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi'
import type { Language } from '../../shared/language.ts'
import type { SignInStage } from '../../shared/progress.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import type { Http } from '../http/port.ts'
import { listenForCallback, type CallbackListener } from './listener.ts'
import type { ClientCredentials, OAuthServer, TokenSet } from './port.ts'
import { exchangeCode } from './token-endpoint.ts'
import { firstTokens } from './token-set.ts'

export type AuthoriseStage = Extract<SignInStage, 'opening-browser' | 'waiting-for-bank' | 'exchanging-code'>

export interface AuthoriseOptions {
  readonly server: OAuthServer
  readonly credentials: ClientCredentials
  /** Shows the address to the person; rejecting ends the attempt with that error. */
  readonly openBrowser: (url: string) => Promise<void> | void
  /** Of the page the person comes back to. */
  readonly language: Language
  readonly http: Http
  readonly clock: Clock
  readonly signal?: AbortSignal
  /** How long the person may take at the bank. */
  readonly timeoutMs?: number
  /** `endsAt`: when waiting ends by itself, ms since 1970; null once nobody waits for a person. */
  readonly onStage?: (stage: AuthoriseStage, endsAt: number | null) => void
  /** Called once the attempt has begun, with what takes a pasted address: see `CallbackListener.accept`. */
  readonly onPasteable?: (accept: (address: string) => void) => void
}

/** What the walk up to the callback needs. */
export type WalkOptions = Omit<AuthoriseOptions, 'http' | 'server'> & {
  readonly server: Pick<OAuthServer, 'authorizeUrl' | 'redirectUri' | 'extraAuthorizeParams'>
}

/**
 * One sign-in at the bank: authorization code with state and PKCE (S256) in the person's own browser, back to this machine
 * on a loopback port. The tokens are returned, not saved. Whatever happens, the port is free again when this settles.
 *
 * @throws AppError `redirect-port-taken`, `consent-denied`, `consent-mismatch` (wrong state), `consent-timeout`,
 *   `consent-cancelled`, `code-expired` (the bank would not take the code: it lives two minutes, and a failed exchange
 *   burns it, fact sheet 3.1), `client-rejected`, `unexpected-response`, and those of Http.
 */
export async function authorise(options: AuthoriseOptions): Promise<TokenSet> {
  const verifier = generateRandomCodeVerifier()
  return await walk(options, verifier, (callback, state) => exchange(options, callback, state, verifier))
}

/**
 * The same walk for a bank whose token address is not OAuth's own (bunq): ends with the parameters of the matched callback.
 * @throws AppError as `authorise`, but for the exchange.
 */
export async function walkToCallback(options: WalkOptions): Promise<URLSearchParams> {
  return await walk(options, generateRandomCodeVerifier(), (callback) => Promise.resolve(callback))
}

async function walk<T>(
  options: WalkOptions,
  verifier: string,
  finish: (callback: URLSearchParams, state: string) => Promise<T>,
): Promise<T> {
  const { server, clock, signal, timeoutMs = 120_000, onStage = () => undefined } = options
  if (signal?.aborted === true) throw cancelled()
  const state = generateRandomState() // 256 random bits
  const url = await authorizeUrl(options, state, verifier)
  const listener = await listenForCallback({
    redirectUri: new URL(server.redirectUri),
    state,
    language: options.language,
  })
  try {
    options.onPasteable?.((address) => listener.accept(address))
    const endsAt = clock.now() + timeoutMs
    onStage('opening-browser', endsAt)
    let isWaiting = true
    const opened = open(options, url).then(() =>
      isWaiting ? onStage('waiting-for-bank', endsAt) : undefined,
    )
    const callback = await firstOf(listener, opened, signal, AbortSignal.timeout(timeoutMs))
    isWaiting = false // a browser that reports late must not turn the stages round
    refuseError(callback)
    onStage('exchanging-code', null)
    return await finish(callback, state)
  } finally {
    listener.expire()
    await listener.close()
  }
}

/** A browser that cannot be started may say so at once or later. */
async function open(options: Pick<AuthoriseOptions, 'openBrowser'>, url: string): Promise<void> {
  await options.openBrowser(url)
}

async function authorizeUrl(
  options: Pick<WalkOptions, 'server' | 'credentials'>,
  state: string,
  verifier: string,
): Promise<string> {
  const { server, credentials } = options
  const url = new URL(server.authorizeUrl)
  const parameters = {
    ...server.extraAuthorizeParams,
    response_type: 'code',
    client_id: credentials.clientId,
    redirect_uri: server.redirectUri,
    state,
    // Always sent: a server that does not know it does no harm (fact sheet 3.3).
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

/** Waits for the callback, but no longer than the person, the clock and the browser allow. */
async function firstOf(
  listener: CallbackListener,
  opened: Promise<void>,
  signal: AbortSignal | undefined,
  deadline: AbortSignal,
): Promise<URLSearchParams> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const cancel = () => reject(cancelled())
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted === true) cancel() // while the browser was being opened
  deadline.addEventListener('abort', () =>
    reject(new AppError('consent-timeout', 'nobody came back from the bank')),
  )
  try {
    return await Promise.race([listener.callback, ended, opened.then(() => ended)])
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** RFC 6749 section 4.1.2.1. `access_denied` also means the wrong bank or a scope not approved (fact sheet 3.1). */
function refuseError(callback: URLSearchParams): void {
  const error = callback.get('error')
  if (error === null) {
    if (callback.has('code')) return
    throw new AppError('unexpected-response', 'the callback carried neither a code nor an error')
  }
  switch (error) {
    case 'access_denied':
      throw new AppError('consent-denied', 'the bank answered access_denied')
    case 'unauthorized_client':
    case 'invalid_client':
      throw new AppError('client-rejected', `the bank answered ${error}`)
    case 'server_error':
    case 'temporarily_unavailable':
      throw new AppError('bank-unreachable', `the bank answered ${error}`)
    default: // another party's words: not repeated
      throw new AppError('unexpected-response', 'the callback carried another error')
  }
}

async function exchange(
  options: AuthoriseOptions,
  callback: URLSearchParams,
  state: string,
  verifier: string,
) {
  const askedAt = options.clock.now()
  try {
    const result = await exchangeCode(options, callback, state, verifier)
    if (result.kind === 'tokens') return firstTokens(result.reply, options.server, askedAt)
    throw new AppError('code-expired', `the bank would not take the code: ${result.status}`)
  } catch (error) {
    if (isAppError(error, 'cancelled')) throw cancelled()
    throw error
  }
}

function cancelled(): AppError {
  return new AppError('consent-cancelled', 'the sign-in was cancelled')
}
