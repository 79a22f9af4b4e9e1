import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { checkedUrl } from './address.ts'
import { busy, createBudgets, createMemoryBudgetStore, longestWaitMs, type Budgets } from './budgets.ts'
import { createWire, defaultTimeouts, type Call, type Outcome, type Timeouts, type Wire } from './call.ts'
import {
  uncounted,
  type BudgetRule,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
  type TlsIdentity,
} from './port.ts'
import { retryAfterMs } from './retry-after.ts'
import { createSpacing, type Spacing } from './spacing.ts'

export interface HttpOptions {
  readonly clock: Clock
  readonly log: Log
  /** Who is calling, with a version: good manners, and the terms ask for it (fact sheet 2). */
  readonly userAgent: string
  /** Absent: calls are not counted, and a 429 is remembered for this run only. */
  readonly budget?: {
    readonly budgets: Budgets
    /** The rule of a host (`URL.host`, with a port where it is not the default one); null: not counted. */
    readonly ruleFor: (host: string) => BudgetRule | null
  }
  readonly timeouts?: Partial<Timeouts>
  /** 0 to below 1; spreads the waits before a retry. */
  readonly random?: () => number
  /** Absent: the system's roots, and no certificate of ours. */
  readonly identity?: TlsIdentity
  /** True only where a simulator stands in a bank's place on this machine. */
  readonly allowLoopbackHttp: boolean
}

interface Body {
  readonly type: string
  readonly text: string
}

interface Parts {
  readonly options: HttpOptions
  readonly budgets: Budgets
  readonly ruleFor: (host: string) => BudgetRule
  readonly random: () => number
  readonly wire: Wire
  readonly spacing: Spacing
}

const defaultMaxBytes = 10 * 1024 * 1024
const maxAttempts = 3
const firstBackoffMs = 500
const longestBackoffMs = 5000

/** A host nobody wrote a rule for: never refused by us, blocked for a minute by a bare 429. */
export const unruled: BudgetRule = { maxCalls: uncounted, windowMs: 0, defaultWaitMs: 60_000 }

/** The one way out to the network. See `Http` for what each call promises. */
export function createHttp(options: HttpOptions): HttpClient {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const wire = createWire(timeouts, options.identity)
  const budgets = options.budget?.budgets ?? createBudgets(createMemoryBudgetStore(), options.clock)
  const ruleFor = (host: string) => options.budget?.ruleFor(host) ?? unruled
  const spacing = createSpacing(options.clock)
  const parts: Parts = { options, budgets, ruleFor, random: options.random ?? Math.random, wire, spacing }

  const start = (method: Call['method'], request: HttpRequest, body: Body | null): Call => ({
    method,
    url: checkedUrl(request.url, options.allowLoopbackHttp, request.label),
    headers: {
      ...lowerCase(request.headers ?? {}),
      'user-agent': options.userAgent,
      ...(body === null ? {} : { 'content-type': body.type }),
    },
    body: body?.text ?? null,
    label: request.label,
    maxBytes: request.maxBytes ?? defaultMaxBytes,
    inspect: request.inspect,
    cancel: request.signal,
    deadline: AbortSignal.timeout(timeouts.totalMs),
    endsAt: performance.now() + timeouts.totalMs,
  })

  return {
    get: async (request) => await send(parts, start('GET', request, null)),
    postForm: async (request, form) => {
      const text = new URLSearchParams(form).toString()
      return await send(parts, start('POST', request, { type: 'application/x-www-form-urlencoded', text }))
    },
    post: async (request, body) => await send(parts, start('POST', request, body)),
    close: () => wire.close(),
  }
}

async function send(parts: Parts, call: Call): Promise<HttpReply> {
  const attempts = call.method === 'GET' ? maxAttempts : 1
  for (let attempt = 1; ; attempt += 1) {
    const outcome = judge(parts, call, await once(parts, call, attempt))
    if (outcome.ok) return outcome.reply
    const restMs = attempt < maxAttempts ? restOf(parts, call, outcome.error) : null
    if (restMs === null && (!outcome.isRetryable || attempt >= attempts)) throw outcome.error
    const longestMs = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (attempt - 1))
    await pause(restMs ?? parts.random() * longestMs, call) // full jitter: many apps must not come back in step
  }
}

/** How long to sit out a pause the bank asked for; null: too long for its rule or for what is left of the call, which would then
 *  end as if the bank were gone and not busy; or it asked for none. A refused call did nothing at the
 *  bank, so this holds for a POST too. */
function restOf(parts: Parts, call: Call, { code, retryAt }: AppError): number | null {
  const { patienceMs } = parts.ruleFor(call.url.host)
  if (code !== 'bank-busy' || retryAt === undefined || patienceMs === undefined) return null
  const restMs = Date.parse(retryAt) - parts.options.clock.now()
  const longestMs = Math.min(patienceMs, call.endsAt - performance.now())
  return restMs <= longestMs ? Math.max(0, restMs) : null
}

/** One attempt: counted before it is made, logged after it ended. */
async function once(parts: Parts, call: Call, attempt: number): Promise<Outcome> {
  const { budgets, options } = parts
  const rule = parts.ruleFor(call.url.host)
  const turnMs = parts.spacing.take(call.url.host, rule)
  if (turnMs > 0) await pause(turnMs, call)
  const startedAt = performance.now()
  const line = { label: call.label, attempt }
  try {
    call.cancel?.throwIfAborted()
    // Behind a form stands a person whose code lives two minutes, or one refresh for many calls: counted, but only the
    // bank's own word stops it.
    if (call.method === 'POST') budgets.takeUrgent(call.url.host, rule)
    else budgets.take(call.url.host, rule)
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('cancelled', `${call.label}: cancelled`)
    options.log.event('http.not-called', { ...line, outcome: known.code })
    return { ok: false, error: known, isRetryable: false }
  }
  const outcome = await parts.wire.call(call)
  const durationMs = Math.round(performance.now() - startedAt)
  const result = outcome.ok
    ? { status: outcome.reply.status, bytes: outcome.bytes }
    : { status: null, outcome: outcome.error.code }
  options.log.event('http.call', { ...line, ...result, durationMs })
  return outcome
}

/** Which replies are ours to judge, and which the caller's. */
function judge(parts: Parts, call: Call, outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome
  const { status, headers, text } = outcome.reply
  const waitMs = retryAfterMs(headers['retry-after'], parts.options.clock.now())
  if (status === 429 || (status === 503 && waitMs !== null)) {
    const rule = parts.ruleFor(call.url.host)
    const saidMs = waitMs ?? rule.waitMsOf?.(text) ?? rule.defaultWaitMs
    const askedMs = Math.min(saidMs, longestWaitMs)
    const restMs = waitMs === null ? Math.min(askedMs, rule.longestRestMs ?? askedMs) : askedMs
    const until = parts.budgets.block(call.url.host, rule, restMs) + askedMs - restMs
    return { ok: false, error: busy(`${call.label}: the bank answered ${status}`, until), isRetryable: false }
  }
  if (status >= 500) {
    const error = new AppError('bank-unreachable', `${call.label}: the bank answered ${status}`)
    return { ok: false, error, isRetryable: true }
  }
  if (status >= 300 && status < 400 && carriesSecret(call)) {
    const error = new AppError(
      'unexpected-response',
      `${call.label}: the bank answered ${status} to a secret`,
    )
    return { ok: false, error, isRetryable: false }
  }
  return outcome
}

/** `x-bunq-client-authentication`: bunq's bearer header by another name (fact sheet 2.1). */
const secretHeaders = ['authorization', 'x-bunq-client-authentication']

/** Nothing is ever sent on to another address; with a secret aboard not even the caller gets to see where to. */
function carriesSecret(call: Call): boolean {
  return call.method === 'POST' || secretHeaders.some((name) => name in call.headers)
}

async function pause(ms: number, call: Call): Promise<void> {
  const signals = call.cancel === undefined ? [call.deadline] : [call.cancel, call.deadline]
  try {
    await sleep(ms, undefined, { signal: AbortSignal.any(signals) })
  } catch {
    const isCancelled = call.cancel?.aborted === true
    throw new AppError(
      isCancelled ? 'cancelled' : 'bank-unreachable',
      `${call.label}: stopped before a retry`,
    )
  }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
