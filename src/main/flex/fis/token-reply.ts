import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { Http, HttpReply } from '../../http/port.ts'

/** All instants are ms since 1970, by our clock. */
export interface Token {
  readonly accessToken: string
  readonly expiresAt: number
  /** From then on a new one is asked for first. */
  readonly renewAt: number
}

export interface TokenCall {
  readonly http: Http
  readonly clock: Clock
  /** Base of the login calls. */
  readonly authUrl: string
}

/** A reply of the token address, with the times between which it was given. */
export interface TokenReply {
  readonly reply: HttpReply
  readonly askedAt: number
  readonly answeredAt: number
}

const longestS = 3600
const earlyMs = 60_000
const maxBytes = 64 * 1024

/** Every grant goes to one address as a form. @throws AppError those of Http. */
export async function askForToken(
  { http, clock, authUrl }: TokenCall,
  label: string,
  form: Readonly<Record<string, string>>,
  bearer: string | null,
): Promise<TokenReply> {
  const headers = {
    accept: 'application/json',
    ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
  }
  const askedAt = clock.now()
  const reply = await http.postForm({ url: `${authUrl}/token`, label, headers, maxBytes }, form)
  return { reply, askedAt, answeredAt: clock.now() }
}

/** `issued_token_type` is not looked at: three sources give it two values (fact sheet 6.2). */
const wireToken = z.looseObject({
  // What may stand in a header: a token with a line end in it would be another header.
  access_token: z.string().max(16_384).regex(/^[\x21-\x7e]+$/),
  token_type: z.string().regex(/^bearer$/i).nullish(),
  expires_in: z.number().nonnegative(),
}) // prettier-ignore

/** `expires_in` is the longest it can live (fact sheet 6.2). @throws AppError `unexpected-response` */
export function toToken({ reply, askedAt }: TokenReply, label: string): Token {
  const { access_token: accessToken, expires_in: seconds } = parseJson(reply, wireToken, label)
  const lifeMs = Math.min(seconds, longestS) * 1000
  // A token that is nearly at its end when it comes is used for half of what is left.
  return { accessToken, expiresAt: askedAt + lifeMs, renewAt: askedAt + Math.max(lifeMs - earlyMs, lifeMs / 2) }
} // prettier-ignore

const oauthError = z.looseObject({
  error: z.string().max(100).catch(''),
  error_description: z.string().max(2000).catch(''),
})

/** What an OAuth refusal says; empty texts where it says nothing we can read. The words are the server's: never into a message. */
export function refusalIn(reply: HttpReply): { readonly error: string; readonly words: string } {
  try {
    const { error, error_description: words } = parseJson(reply, oauthError, '')
    return { error, words }
  } catch (failure) {
    if (failure instanceof AppError) return { error: '', words: '' } // not JSON: its status says what there is to say
    throw failure
  }
}
