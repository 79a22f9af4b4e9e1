import { randomUUID, type KeyObject } from 'node:crypto'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { signedAssertion } from './assertion.ts'
import { clockDifferenceMs } from './clock-difference.ts'
import {
  askForToken,
  refusalIn,
  toToken,
  type Token,
  type TokenCall,
  type TokenReply,
} from './token-reply.ts'

export interface LoginCall extends TokenCall {
  readonly clientId: string
  readonly privateKey: KeyObject
  readonly audience: string
}

const label = 'POST token (login)'

/**
 * A token for the party that `sub` names, or for the entity itself (null). Without an `Authorization` header: with one the caller
 * would count as somebody who is logged in already (fact sheet 6).
 * @throws AppError `client-rejected`, `key-refused`, `clock-wrong`, `party-refused`, `bank-refused`, `unexpected-response`, and
 *   those of Http.
 */
export async function login(call: LoginCall, sub: string | null): Promise<Token> {
  const { audience, clientId, privateKey, clock } = call
  const claims = { audience, clientId, jti: randomUUID(), sub, now: clock.now() }
  const answer = await askForToken(
    call,
    label,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: await signedAssertion(claims, privateKey),
    },
    null,
  )
  if (answer.reply.status === 200) return toToken(answer, label)
  throw refusal(answer)
}

/** `iat` may lie less than ten seconds off (fact sheet 6); the answer's time comes in whole seconds. */
const clockSlackMs = 8_000

/** The server stops at the first fault, in the order of fact sheet 12, and says which in words that differ between versions. */
function refusal(answer: TokenReply): AppError {
  const { status } = answer.reply
  const { error, words } = refusalIn(answer.reply)
  const told = (code: ErrorCode, what: string): AppError =>
    new AppError(code, `${label}: ${status} ${knownErrors.has(error) ? error : 'no known error'}, ${what}`)

  if (error === 'invalid_target') return told('party-refused', 'the party may not be assumed')
  if (error === 'invalid_client') {
    if (/anonymous/i.test(words)) return told('bank-refused', 'the caller counts as logged in')
    return /assume|party/i.test(words)
      ? told('party-refused', 'the party may not be assumed')
      : told('client-rejected', 'the client is unknown or has no key')
  }
  if (error !== 'invalid_request') return told('bank-refused', 'no words we know')
  if (/audience/i.test(words)) return told('bank-refused', 'another audience is expected')
  // A form the server cannot read is named before any rule about its content, and is no matter of clocks.
  if (/format|subject|\bsub\b/i.test(words)) return told('bank-refused', 'the form of the assertion')
  if (/could not verify|signature/i.test(words)) return told('key-refused', 'the signature')
  const naming = /\b(iat|exp)\b/i.test(words)
  if (naming || /payload/i.test(words)) return ofClaims(answer, naming, told)
  return told('bank-refused', 'the assertion')
}

const knownErrors: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_target',
  'unsupported_grant_type',
  'access_denied',
  'server_error',
])

/** A rule about the claims was broken. Ours are made by the rules, so the times are the suspects; the answer carries the server's. */
function ofClaims(
  answer: TokenReply,
  naming: boolean,
  told: (code: ErrorCode, what: string) => AppError,
): AppError {
  const offMs = clockDifferenceMs(answer)
  if (offMs === null)
    return naming ? told('clock-wrong', 'the times of the assertion') : told('bank-refused', 'its claims')
  if (offMs < clockSlackMs) return told('bank-refused', 'its claims, and the clocks agree')
  return told('clock-wrong', `the clocks differ by about ${Math.max(1, Math.round(offMs / 60_000))} min`)
}
