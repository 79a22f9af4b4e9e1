import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { Http, HttpReply } from '../../http/port.ts'
import type { ClientCredentials } from '../../oauth/port.ts'

const wireGranted = z.object({ access_token: z.string().min(1) })
const wireRefused = z.object({ error: z.string() })
const label = 'POST token'

export interface TokenRequest {
  readonly http: Http
  readonly tokenUrl: string
  readonly redirectUri: string
  readonly client: ClientCredentials
  readonly code: string
  readonly signal: AbortSignal
}

/**
 * Trades a code for an access token. All parameters stand in the query and there is no body; the answer is outside bunq's own
 * envelope and its signatures, and names neither an end nor a refresh token, because there is neither (fact sheet 5.2).
 * @throws AppError `code-expired`, `client-rejected`, `unexpected-response`, and those of Http.
 */
export async function requestAccessToken(request: TokenRequest): Promise<string> {
  const url = new URL(request.tokenUrl)
  const parameters = {
    grant_type: 'authorization_code',
    code: request.code,
    redirect_uri: request.redirectUri,
    client_id: request.client.clientId,
    client_secret: request.client.clientSecret,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const reply = await request.http.post({ url: url.href, label, signal: request.signal }, null)
  const error = errorIn(reply)
  if (reply.status !== 200 || error !== null) throw refusal(reply.status, error)
  return parseJson(reply, wireGranted, label).access_token
}

/** Which status a refusal has is not known (400 or 401): its word decides (fact sheet 5.2). */
function refusal(status: number, error: string | null): AppError {
  const message = `${label}: ${status} ${error ?? 'without a known error'}`
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return new AppError('client-rejected', message)
  if (error === 'invalid_grant') return new AppError('code-expired', message)
  return new AppError(status >= 500 ? 'bank-unreachable' : 'unexpected-response', message)
}

const known = [
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'invalid_request',
  'unsupported_grant_type',
] as const

/** Only words of the standard travel on into the log; any other refusal is `other`. */
function errorIn({ text }: HttpReply): string | null {
  const parsed = wireRefused.safeParse(jsonOrNull(text))
  return parsed.success ? (known.find((word) => word === parsed.data.error) ?? 'other') : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // a web page: the status says it, or the parser of a good answer will
  }
}
