import type { BankIdEnvironment } from '../../../shared/bankid.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { Http, HttpReply, RawReply } from '../../http/port.ts'
import type { BankIdClient, Collected, StartedOrder } from '../port.ts'
import { assertValid, type OwnCertificate } from './certificate.ts'
import type { Path } from './limits.ts'
import { isJson, refusalOf, throwIfOwnWord } from './refusal.ts'
import { bodyOf, paymentDraft, phoneDraft, screenDraft } from './request.ts'
import { wireCancelled, wireCollected, wirePhoneStarted, wireStarted, type WireCollected } from './wire.ts'

export interface ClientDeps {
  /** With our certificate, and BankID's root alone. */
  readonly http: Http
  /** Ends in a slash. */
  readonly base: string
  readonly environment: BankIdEnvironment
  readonly certificate: OwnCertificate
  readonly clock: Clock
  /** Fires when the connection is let go: nothing of it goes on then. */
  readonly closed: AbortSignal
}

/** A signature with its OCSP response is about 40 KiB, the text it signs up to 30 KiB: fact sheet 6 and 19. */
const maxBytes = 1024 * 1024
/** An answer to `collect` or `cancel` is there at once or not at all; a person waits for it. ms. */
const shortMs = 10_000

/** See `BankIdClient`. HTTP/1.1 and no second try of anything that is sent are `Http`'s own rules. */
export function createBankIdClient(deps: ClientDeps): BankIdClient {
  const post = async (path: Path, body: string, signal: AbortSignal): Promise<HttpReply> => {
    assertValid(deps.certificate, deps.clock.now())
    const request = requestOf(deps, `POST ${path}`, path, signal)
    // Exactly so: a charset behind it is answered with 415 (fact sheet 4).
    const reply = await deps.http.post(request, { type: 'application/json', text: body })
    if (reply.status < 200 || reply.status > 299) throw refusalOf(reply, request.label)
    if (!isJson(reply.headers)) throw new AppError('unexpected-response', `${request.label}: not JSON`)
    return reply
  }
  const start = async (path: Path, body: string, signal: AbortSignal): Promise<StartedOrder> => {
    const reply = await post(path, body, signal)
    const startedAt = performance.now()
    return { ...parseJson(reply, wireStarted, `POST ${path}`), startedAt }
  }
  const call = async (
    path: Path,
    body: string,
    signal: AbortSignal,
  ): Promise<{ readonly orderRef: string }> =>
    parseJson(await post(path, body, signal), wirePhoneStarted, `POST ${path}`)
  return {
    environment: deps.environment,
    auth: async (input, signal) => await start('auth', bodyOf('auth', screenDraft(input)), signal),
    sign: async (input, signal) => await start('sign', bodyOf('sign', screenDraft(input)), signal),
    payment: async (input, signal) => await start('payment', bodyOf('payment', paymentDraft(input)), signal),
    phoneAuth: async (input, signal) =>
      await call('phone/auth', bodyOf('phone/auth', phoneDraft(input)), signal),
    phoneSign: async (input, signal) =>
      await call('phone/sign', bodyOf('phone/sign', phoneDraft(input)), signal),
    async collect(orderRef, signal) {
      const reply = await soon(signal, (both) => post('collect', bodyOf('collect', { orderRef }), both))
      return collectedOf(parseJson(reply, wireCollected, 'POST collect'), orderRef)
    },
    async cancel(orderRef, signal) {
      const reply = await soon(signal, (both) => post('cancel', bodyOf('cancel', { orderRef }), both))
      parseJson(reply, wireCancelled, 'POST cancel')
    },
  }
}

/**
 * Proves our certificate and the server: a GET is what no order is made of, and BankID answers 405 to whoever it lets in (fact sheet 4).
 * @throws AppError as the client
 */
export async function probe(deps: ClientDeps, signal: AbortSignal): Promise<void> {
  assertValid(deps.certificate, deps.clock.now())
  const request = requestOf(deps, 'GET auth', 'auth', signal)
  const reply = await deps.http.get(request)
  if (reply.status !== 405) throw refusalOf(reply, request.label)
}

function requestOf({ base, closed }: ClientDeps, label: string, path: Path, asked: AbortSignal) {
  const signal = AbortSignal.any([asked, closed])
  const inspect = (reply: RawReply): void => throwIfOwnWord(reply, label)
  return {
    url: new URL(path, base).href,
    headers: { accept: 'application/json' },
    label,
    signal,
    maxBytes,
    inspect,
  }
}

function collectedOf(wire: WireCollected, orderRef: string): Collected {
  if (wire.orderRef !== undefined && wire.orderRef !== orderRef)
    throw new AppError('unexpected-response', 'POST collect: the answer is of another order')
  if (wire.status === 'complete') return { status: wire.status, completion: wire.completionData }
  return { status: wire.status, hintCode: wire.hintCode ?? '' }
}

/** Ends as an absent BankID where the answer does not come soon, and as cancelled only where the caller wanted that. */
async function soon<T>(signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(shortMs)
  try {
    return await ask(AbortSignal.any([signal, late]))
  } catch (error) {
    if (late.aborted && !signal.aborted) throw new AppError('bank-unreachable', 'BankID did not answer soon')
    throw error
  }
}
