import { AppError } from '../../../shared/errors.ts'
import type { BankIdLink, Collected, CompletionData, StartedOrder } from '../port.ts'
import type { Timers } from '../timers.ts'

const toldOfPerson = {
  user: { personalNumber: '199001011234', name: 'Namn Namnsson', givenName: 'Namn', surname: 'Namnsson' },
  device: { ipAddress: '194.168.2.25' },
  signature: 'PD94bWw+',
  ocspResponse: 'MIIH',
}
export const person: CompletionData = { ...toldOfPerson, asSent: toldOfPerson }
export const pending = (hintCode = 'outstandingTransaction'): Collected => ({ status: 'pending', hintCode })
export const failed = (hintCode: string): Collected => ({ status: 'failed', hintCode })
export const complete: Collected = { status: 'complete', completion: person }

/** Fact sheet 10. */
export const tokens = {
  autoStartToken: 'e8df5c3c-c67b-4a01-bfe5-fefeab760beb',
  qrStartToken: '01f94e28-857f-4d8a-bf8e-6c5a24466658',
  qrStartSecret: 'b4214886-3b5b-46ab-bc08-6862fddc0e06',
}

export interface Call {
  readonly path: 'auth' | 'sign' | 'collect' | 'cancel'
  readonly at: number
  /** Of an order, `order-1` for the first; null for what starts one. */
  readonly orderRef: string | null
  readonly input: unknown
}

interface Script {
  /** What the first order's collects answer in their turn, the last one for good; then the second order's, and so on. */
  readonly collects?: readonly (readonly (Collected | AppError)[])[]
  /** In the place of an answer to `auth` or `sign`: a failure, or what to wait for first. */
  readonly onStart?: () => Promise<void> | void
  /** The same for `cancel`. */
  readonly onCancel?: () => Promise<void> | void
  /** How long `collect` takes to answer; ms. */
  readonly collectMs?: number
}

/** A connection whose BankID answers by a script; `calls` is everything it was asked. */
export function inventedLink(
  timers: Timers,
  { collects = [], onStart, onCancel, collectMs = 0 }: Script = {},
) {
  const calls: Call[] = []
  const asked = new Map<string, number>()
  let orders = 0
  const unasked = (): never => {
    throw new Error('no order of this app is such a one')
  }
  const start = async (path: 'auth' | 'sign', input: unknown, signal: AbortSignal): Promise<StartedOrder> => {
    calls.push({ path, at: timers.now(), orderRef: null, input })
    await unlessAborted(signal, Promise.resolve(onStart?.()))
    orders += 1
    return { ...tokens, orderRef: `order-${orders}`, startedAt: timers.now() }
  }
  const link: BankIdLink = {
    certificateEndsAt: 0,
    endUserIp: () => '194.168.2.25',
    startAddress: (token) => ({
      url: `bankid:///?autostarttoken=${token}&redirect=null`,
      origin: 'bankid://',
    }),
    prepare: unasked,
    signIn: unasked,
    test: unasked,
    client: {
      environment: 'test',
      auth: async (input, signal) => await start('auth', input, signal),
      sign: async (input, signal) => await start('sign', input, signal),
      payment: unasked,
      phoneAuth: unasked,
      phoneSign: unasked,
      async collect(orderRef, signal) {
        calls.push({ path: 'collect', at: timers.now(), orderRef, input: null })
        const count = asked.get(orderRef) ?? 0
        asked.set(orderRef, count + 1)
        const script = collects[Number(orderRef.slice(6)) - 1] ?? [pending()]
        await unlessAborted(signal, new Promise<void>((resolve) => void timers.after(collectMs, resolve)))
        const answer = script[Math.min(count, script.length - 1)] ?? pending()
        if (answer instanceof AppError) throw answer
        return answer
      },
      async cancel(orderRef) {
        calls.push({ path: 'cancel', at: timers.now(), orderRef, input: null })
        await onCancel?.()
      },
    },
  }
  const paths = (): readonly string[] =>
    calls.map(({ path, orderRef }) => [path, orderRef].filter(Boolean).join(' '))
  return { link, calls, paths }
}

async function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'stopped'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
  })
  await Promise.race([work, stopped])
}
