import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'

/**
 * One conversation of the DevTools protocol: with the browser, or with one page. Methods and events are typed by
 * Playwright's package. `send` rejects with `Method: what Chromium answered`, or because Chromium has gone.
 */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>

declare const typed: CDPSession
/** What comes with an event. */
export type CdpPayload<E extends 'Fetch.requestPaused' | 'Page.windowOpen'> = Parameters<
  Parameters<typeof typed.on<E>>[1]
>[0]

export interface CdpConnection {
  readonly browser: CdpSession
  /** The conversation with an attached page. */
  session(id: string): CdpSession
  /** Resolves when Chromium has closed its end, however it came to that. */
  readonly closed: Promise<void>
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Call {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
  /** Made by the caller, so that a failure leads back to it. */
  readonly failure: Error
  readonly method: string
}

/** Speaks to Chromium over a pair of pipes: JSON texts, each ended by a zero byte. */
export function connectCdp(input: Writable, output: Readable): CdpConnection {
  const calls = new Map<number, Call>()
  const emitters = new Map<string, EventEmitter>()
  let lastId = 0
  let isClosed = false

  const emitterOf = (id: string): EventEmitter => {
    const emitter = emitters.get(id) ?? new EventEmitter().setMaxListeners(0)
    emitters.set(id, emitter)
    return emitter
  }
  const send = (sessionId: string, method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const failure = new Error(`${method}: Chromium has gone`)
      if (isClosed) return reject(failure)
      const id = ++lastId
      calls.set(id, { resolve, reject, failure, method })
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) })}\0`)
    })
  const session = (id: string): CdpSession =>
    ({
      send: (method: string, params?: object) => send(id, method, params),
      on: emitterOf(id).on.bind(emitterOf(id)),
    }) as unknown as CdpSession
  const receive = (message: Message): void => {
    if (message.id !== undefined) settle(calls, message.id, message)
    else if (message.method !== undefined)
      emitterOf(message.sessionId ?? '').emit(message.method, message.params)
  }
  session('').on('Target.detachedFromTarget', ({ sessionId }) => void emitters.delete(sessionId))

  readMessages(output, receive)
  input.on('error', () => undefined) // Chromium went while we wrote: `closed` tells
  const closed = new Promise<void>((resolve) => {
    output.once('close', () => {
      isClosed = true
      for (const { reject, failure } of calls.values()) reject(failure)
      calls.clear()
      resolve()
    })
  })
  return { browser: session(''), session, closed }
}

function settle(calls: Map<number, Call>, id: number, { error, result }: Message): void {
  const call = calls.get(id)
  calls.delete(id)
  if (call === undefined) return
  if (error === undefined) return call.resolve(result)
  call.failure.message = `${call.method}: ${error.message}`
  call.reject(call.failure)
}

function readMessages(output: Readable, receive: (message: Message) => void): void {
  let parts: Buffer[] = []
  output.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8')
      parts = []
      rest = rest.subarray(end + 1)
      receive(JSON.parse(text))
    }
    if (rest.length > 0) parts.push(rest)
  })
}
