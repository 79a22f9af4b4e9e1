import { Agent, type Dispatcher } from 'undici'
import { AppError } from '../../shared/errors.ts'
import { acceptedEncodings, readBody } from './body.ts'
import { toCallFailure, type CallFailure, type Stage } from './failures.ts'
import { pinnedConnect } from './pinned-connect.ts'
import type { HttpReply, RawReply, TlsIdentity } from './port.ts'
import type { TlsProgress } from './tls-failures.ts'

/** All in ms. `body` is the longest silence within a reply; `total` covers retries and the waits between them. */
export interface Timeouts {
  readonly connectMs: number
  readonly headersMs: number
  readonly bodyMs: number
  readonly totalMs: number
}

/** Banks answer a long transaction list slowly, and a sync can wait; a person in the wizard should not wait two minutes. */
export const defaultTimeouts: Timeouts = {
  connectMs: 10_000,
  headersMs: 30_000,
  bodyMs: 30_000,
  totalMs: 90_000,
}

/** One attempt, everything decided. */
export interface Call {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly label: string
  readonly maxBytes: number
  readonly inspect: ((reply: RawReply) => void) | undefined
  /** The caller's own wish to stop; apart from the clock of the whole call, because the two end differently. */
  readonly cancel: AbortSignal | undefined
  readonly deadline: AbortSignal
  /** When that clock fires, by `performance.now()`. */
  readonly endsAt: number
}

export type Outcome =
  | { readonly ok: true; readonly reply: HttpReply; readonly bytes: number }
  | ({ readonly ok: false } & CallFailure)

export interface Wire {
  call(call: Call): Promise<Outcome>
  close(): Promise<void>
}

/**
 * The sockets. `rejectUnauthorized` is spelled out because it outranks NODE_TLS_REJECT_UNAUTHORIZED: nothing from
 * outside can turn verification off, and there is no option of ours that does. HTTP/1.1 only: the limits below are
 * tested on its parser, and the few calls we make gain nothing from streams.
 */
export function createWire(timeouts: Timeouts, identity?: TlsIdentity): Wire {
  const progress: TlsProgress | null =
    identity === undefined ? null : { isConnected: false, hasAnswered: false }
  const options: Agent.Options = {
    connect:
      identity === undefined || progress === null
        ? { timeout: timeouts.connectMs, rejectUnauthorized: true }
        : pinnedConnect(identity, timeouts.connectMs, progress),
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    allowH2: false,
  }
  const reading = new Agent(options)
  // A form is sent once and never again, so it must not go out on an idle connection the bank may just have closed.
  const sending = new Agent({ ...options, pipelining: 0 })
  return {
    call: (call) => attempt(call.method === 'GET' ? reading : sending, call, progress),
    async close() {
      await Promise.all([reading.destroy(), sending.destroy()])
    },
  }
}

async function attempt(agent: Dispatcher, call: Call, progress: TlsProgress | null): Promise<Outcome> {
  let stage: Stage = 'asking'
  try {
    const response = await agent.request({
      origin: call.url.origin,
      path: call.url.pathname + call.url.search,
      method: call.method,
      headers: { ...call.headers, 'accept-encoding': acceptedEncodings },
      body: call.body,
      signal: call.cancel === undefined ? call.deadline : AbortSignal.any([call.cancel, call.deadline]),
    })
    stage = 'reading'
    if (progress !== null) progress.hasAnswered = true
    const headers = flat(response.headers)
    const body = await readBody(response.body, headers['content-encoding'], call.maxBytes, call.label)
    call.inspect?.({ status: response.statusCode, headers, body })
    const text = new TextDecoder().decode(body)
    return { ok: true, reply: { status: response.statusCode, headers, text }, bytes: body.byteLength }
  } catch (error) {
    return { ok: false, ...(stopped(call) ?? toCallFailure(error, call.label, stage, progress)) }
  }
}

/** Aborted calls fail in many ways; which signal fired is the only thing worth knowing. */
function stopped(call: Call): CallFailure | null {
  if (call.cancel?.aborted === true) {
    return { error: new AppError('cancelled', `${call.label}: cancelled`), isRetryable: false }
  }
  if (!call.deadline.aborted) return null
  return { error: new AppError('bank-unreachable', `${call.label}: no answer in time`), isRetryable: false }
}

/** A header sent twice becomes one, joined by a comma (RFC 9110 section 5.3). undici has names in lower case. */
function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) named[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return named
}
