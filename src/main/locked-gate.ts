import { channels, type Channel, type EventChannel } from '../shared/channels.ts'
import type { Events, Handlers, Input, Outputs } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import type { EventListener } from './core-port.ts'
import type { Orders } from './identity/orders.ts'
import type { Stages } from './stage-port.ts'

// What a locked app says and answers, decided here for every channel and event, before any handler.

/** All that answers while the app is locked. */
export const answeredWhileLocked: ReadonlySet<Channel> = new Set<Channel>([
  'app:status',
  'order:get',
  'order:cancel',
  'order:open-app',
  'lock:unlock',
  'lock:unlock-with-code',
  'lock:unlock-with-bankid',
])

type GateDeps = {
  readonly stages: Pick<Stages, 'now' | 'isLocked' | 'lockings'>
  readonly orders: Pick<Orders, 'get'>
}

/** The same handlers, which refuse with `app-locked`. What was asked before the app was locked is not answered after it either. */
export function guardHandlers(handlers: Handlers, deps: GateDeps): Handlers {
  const guarded = <C extends Channel>(channel: C) => {
    const handler = handlers[channel] as (input: Input<C>) => Outputs[C] | Promise<Outputs[C]>
    const isBound = !answeredWhileLocked.has(channel) && channel !== 'lock:now'
    return (input: Input<C>): Outputs[C] | Promise<Outputs[C]> => {
      if (deps.stages.isLocked() && !answers(channel, input, deps)) throw locked()
      const begun = deps.stages.lockings()
      const answer = handler(input)
      if (!isBound || !(answer instanceof Promise)) return answer
      return answer.finally(() => {
        if (deps.stages.lockings() !== begun) throw locked()
      })
    }
  }
  return Object.fromEntries(channels.map((channel) => [channel, guarded(channel)])) as unknown as Handlers // one entry a channel
}

function locked(): AppError {
  return new AppError('app-locked', 'the app is locked')
}

function answers<C extends Channel>(channel: C, input: Input<C>, { stages, orders }: GateDeps): boolean {
  const stage = stages.now()
  // Who looks around in the invented household may leave it; what lies behind has a lock of its own.
  if (channel === 'demo:leave') return stage.kind === 'locked' && stage.demo !== null
  if (!answeredWhileLocked.has(channel)) return false
  // An order of before may name a person.
  return !channel.startsWith('order:') || isOfUnlocking(input as Input<'order:get'>, orders)
}

function isOfUnlocking({ orderId }: Input<'order:get'>, orders: Pick<Orders, 'get'>): boolean {
  return orders.get(orderId).purpose === 'unlock'
}

/** Passes on what a locked app may say: that its status is another, and how an unlocking goes. */
export function guardEvents(emit: EventListener, isLocked: () => boolean): EventListener {
  return <E extends EventChannel>(channel: E, payload: Events[E]): void => {
    if (!isLocked()) emit(channel, payload)
    else if (channel === 'stale') emit('stale', { topics: ['status'] })
    else if (channel === 'order' && (payload as Events['order']).purpose === 'unlock') emit(channel, payload)
  }
}
