import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { parseJson } from '../http/parse-json.ts'
import type { Http, HttpReply } from '../http/port.ts'
import type { ClientCredentials, OAuthServer } from './port.ts'

/** A token reply, checked; what is absent is null. */
export interface TokenReply {
  readonly accessToken: string
  readonly expiresInS: number | null
  readonly refreshToken: string | null
  readonly refreshIdleS: number | null
  readonly refreshAbsoluteS: number | null
}

/** `dead`: the code or refresh token is not (or no longer) good. A person has to sign in again. */
export type TokenResult =
  { readonly kind: 'tokens'; readonly reply: TokenReply } | { readonly kind: 'dead'; readonly status: number }

export interface TokenCall {
  readonly server: OAuthServer
  readonly credentials: ClientCredentials
  readonly http: Http
  readonly signal?: AbortSignal
}

const label = 'POST token'

/**
 * Trades the code of a matched callback for tokens.
 * @throws AppError `client-rejected`, `unexpected-response`, and those of Http.
 */
export async function exchangeCode(
  call: TokenCall,
  callback: URLSearchParams,
  state: string,
  codeVerifier: string,
): Promise<TokenResult> {
  const { as, client, auth, options, lastReply } = prepare(call)
  const parameters = withoutIssuer(callback)
  return await understood(lastReply, async () => {
    const checked = oauth.validateAuthResponse(as, client, parameters, state)
    const { redirectUri } = call.server
    await oauth.authorizationCodeGrantRequest(as, client, auth, checked, redirectUri, codeVerifier, options)
    return (response) => oauth.processAuthorizationCodeResponse(as, client, response)
  })
}

/** Trades a refresh token for new tokens. Errors as `exchangeCode`. */
export async function refreshTokens(call: TokenCall, refreshToken: string): Promise<TokenResult> {
  const { as, client, auth, options, lastReply } = prepare(call)
  return await understood(lastReply, async () => {
    await oauth.refreshTokenGrantRequest(as, client, auth, refreshToken, options)
    return (response) => oauth.processRefreshTokenResponse(as, client, response)
  })
}

/** The library builds the requests and checks the replies; the wire is ours, so that its limits and its log hold here too. */
function prepare({ server, credentials, http, signal }: TokenCall) {
  let reply: HttpReply | null = null
  const fetchByHttp = async (
    url: string,
    { body, headers }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  ): Promise<Response> => {
    const { accept, authorization } = headers
    reply = await http.postForm(
      {
        url,
        label,
        headers: {
          ...(accept === undefined ? {} : { accept }),
          ...(authorization === undefined ? {} : { authorization }),
        },
        ...(signal === undefined ? {} : { signal }),
      },
      Object.fromEntries(body),
    )
    return new Response(null) // never read: the reply is judged by `understood`
  }
  return {
    // The bank publishes no issuer (fact sheet 3); the library wants one, and nothing we use depends on it.
    as: { issuer: new URL(server.authorizeUrl).origin, token_endpoint: server.tokenUrl },
    client: { client_id: credentials.clientId },
    auth:
      server.clientAuth === 'basic'
        ? basicAuth(credentials)
        : oauth.ClientSecretPost(credentials.clientSecret),
    // Http is the one judge of addresses: https, or this machine where a simulator stands in.
    options: { [oauth.customFetch]: fetchByHttp, [oauth.allowInsecureRequests]: true },
    lastReply: () => reply,
  }
}

/** As the bank documents it (fact sheet 3.4): the plain pair. The library's own way would send a UUID's dashes as `%2D`. */
function basicAuth({ clientId, clientSecret }: ClientCredentials): oauth.ClientAuth {
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  return (_as, _client, _body, headers) => headers.set('authorization', `Basic ${pair}`)
}

/** `iss` (RFC 9207) can only be checked against an issuer that is known beforehand. */
function withoutIssuer(parameters: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(parameters)
  kept.delete('iss')
  return kept
}

type Process = (response: Response) => Promise<oauth.TokenEndpointResponse>

async function understood(
  lastReply: () => HttpReply | null,
  ask: () => Promise<Process>,
): Promise<TokenResult> {
  try {
    const process = await ask()
    const reply = lastReply()
    if (reply === null) throw new AppError('internal', `${label}: nothing was asked`)
    if (reply.status !== 200) return refusal(reply)
    return { kind: 'tokens', reply: toReply(await process(asResponse(reply))) }
  } catch (error) {
    if (error instanceof AppError) throw error
    // The library's errors carry the reply and so the tokens as their cause: only its code may travel on.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
    throw new AppError('unexpected-response', `${label}: ${code}`)
  }
}

/**
 * Errors may be plain text, and vague on purpose (fact sheet 3.8), so the status and a few words decide. A 400 that names
 * no fault of ours means the code or token is dead: the way on is the same, and so is what the person has to do.
 */
function refusal({ status, text }: HttpReply): TokenResult {
  const error = /invalid_client|unauthorized_client|invalid_grant|invalid_request|invalid_scope|unsupported_grant_type/
    .exec(text)?.[0] // prettier-ignore
  if (status === 401 || error === 'invalid_client' || error === 'unauthorized_client') {
    throw new AppError('client-rejected', `${label}: ${status} ${error ?? ''}`.trimEnd())
  }
  if (error === 'invalid_grant' || (status === 400 && error === undefined)) return { kind: 'dead', status }
  throw new AppError('unexpected-response', `${label}: ${status} ${error ?? 'without a known error'}`)
}

/** Seconds; some servers send numbers as text. */
const seconds = z.coerce.number().nonnegative().finite()
const tokenReply = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: seconds.nullish(),
  refresh_token_expires_in: seconds.nullish(),
  refresh_token_absolute_expires_in: seconds.nullish(),
})

/** For the library's checks. An `id_token` is dropped: we ask for none, and would have no issuer to check it against. */
function asResponse(reply: HttpReply): Response {
  const { id_token: _unasked, ...fields } = parseJson(reply, tokenReply, label)
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  return Response.json(present)
}

function toReply(checked: oauth.TokenEndpointResponse): TokenReply {
  const fields = tokenReply.parse(checked)
  return {
    accessToken: fields.access_token,
    expiresInS: fields.expires_in ?? null,
    refreshToken: fields.refresh_token ?? null,
    refreshIdleS: fields.refresh_token_expires_in ?? null,
    refreshAbsoluteS: fields.refresh_token_absolute_expires_in ?? null,
  }
}
