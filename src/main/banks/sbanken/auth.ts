import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { Http, HttpReply } from '../../http/port.ts'
import type { TokenSource } from '../../oauth/port.ts'
import type { SecretStore } from '../../systems/system.ts'

export interface TokenDeps {
  readonly http: Http
  readonly clock: Clock
  readonly tokenUrl: string
  readonly credentials: { readonly clientId: string; readonly clientSecret: string }
  readonly secrets: Pick<SecretStore, 'loadContext' | 'saveContext'>
  /** Told of each renewal as it begins. */
  readonly onRefresh: (work: Promise<unknown>) => void
}

/** What is kept: one access token, which lives an hour (fact sheet 4), and a digest of the client and secret it was given for: a
 *  secret typed anew is tried and not taken for good because the token of the one before still lives. No refresh token exists. */
const kept = z.object({ accessToken: z.string().min(1), expiresAt: z.number(), madeFor: z.string() })
type Kept = z.infer<typeof kept>

const label = 'POST token'
const hourS = 3600
/** A token is renewed so long before its end that it cannot die on the way (fact sheet 4: 30 to 60 s). */
const safetyMs = 45_000

/**
 * Access tokens by client credentials: single-flight, kept over a restart, so that one call suffices while a token lives.
 * @throws AppError `client-rejected` (secret wrong, older than three months, or minutes young; scope not ticked),
 *   `service-closed` (nobody answers there any more), `unexpected-response`, and those of Http and the vault.
 */
export function clientCredentialTokens(deps: TokenDeps): TokenSource {
  let flight: Promise<string> | null = null

  async function renew(): Promise<string> {
    const askedAt = deps.clock.now()
    const token = await ask(deps)
    await deps.secrets.saveContext(JSON.stringify(toKept(deps, token, askedAt)))
    return token.access_token
  }
  function renewOnce(): Promise<string> {
    if (flight === null) {
      flight = renew().finally(() => {
        flight = null
      })
      deps.onRefresh(flight)
    }
    return flight
  }
  return {
    async accessToken() {
      const token = await load(deps)
      return token !== null && token.expiresAt - safetyMs > deps.clock.now() ? token.accessToken : renewOnce()
    },
    async replaceToken(refused) {
      const token = await load(deps)
      return token === null || token.accessToken === refused ? renewOnce() : token.accessToken
    },
  }
}

async function load(deps: TokenDeps): Promise<Kept | null> {
  const text = await deps.secrets.loadContext()
  if (text === null) return null
  const parsed = kept.safeParse(jsonOf(text))
  return parsed.success && parsed.data.madeFor === madeForOf(deps) ? parsed.data : null // anything else is worth no more than a new token
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // as above
  }
}

const tokenReply = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().nullish(),
})
type TokenReply = z.infer<typeof tokenReply>

function toKept(
  deps: TokenDeps,
  { access_token: accessToken, expires_in: seconds }: TokenReply,
  askedAt: number,
): Kept {
  const expiresAt = askedAt + Math.min(seconds ?? hourS, hourS) * 1000
  return { accessToken, expiresAt, madeFor: madeForOf(deps) }
}

function madeForOf({ credentials: { clientId, clientSecret } }: TokenDeps): string {
  return createHash('sha256')
    .update(JSON.stringify([clientId, clientSecret]))
    .digest('hex')
}

/** Each part is URL-encoded before they are joined, as the bank asks since May 2018. The tutorial of that year joins them as
 *  they are (fact sheet 4): tried when the first form is refused, where the two differ. */
async function ask(deps: TokenDeps): Promise<TokenReply> {
  const { clientId, clientSecret } = deps.credentials
  const encoded = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  const plain = `${clientId}:${clientSecret}`
  const first = await post(deps, encoded)
  const reply = encoded !== plain && refusalOf(first) === 'invalid_client' ? await post(deps, plain) : first
  if (reply.status === 200) return parseJson(reply, tokenReply, label)
  const refusal = refusalOf(reply)
  if (refusal !== null || reply.status === 401 || reply.status === 403)
    throw new AppError('client-rejected', `${label}: ${reply.status} ${refusal ?? ''}`.trimEnd())
  if (reply.status === 404 || reply.status === 410)
    throw new AppError('service-closed', `${label}: ${reply.status}`)
  throw new AppError('unexpected-response', `${label}: ${reply.status}`)
}

function post({ http, tokenUrl }: TokenDeps, pair: string): Promise<HttpReply> {
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
  return http.postForm(
    { url: tokenUrl, label, headers: { accept: 'application/json', authorization } },
    { grant_type: 'client_credentials' },
  )
}

function refusalOf({ status, text }: HttpReply): string | null {
  if (status === 200) return null
  return (
    /invalid_client|invalid_scope|unauthorized_client|invalid_grant|invalid_request/.exec(text)?.[0] ?? null
  )
}
