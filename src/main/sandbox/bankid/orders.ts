import { randomUUID } from 'node:crypto'
import type { SandboxClock } from '../clock.ts'
import type { CompletionData } from './completion-data.ts'
import type { BankIdPerson } from './people.ts'
import type { OrderKind } from './request-fields.ts'
import type { OrderRequest } from './requests.ts'
import type { Switches } from './switches.ts'

/** The relying party behind a call, by its certificate. */
export interface RelyingParty {
  readonly fingerprint: string
  /** Attributes of its subject, as `cn=…,o=…`. */
  readonly name: string
  readonly displayName: string
}

/** What belongs to an order on a screen; one by telephone has none (fact sheet 8, 10). */
export interface StartTokens {
  readonly autoStartToken: string
  readonly qrStartToken: string
  readonly qrStartSecret: string
}

/** Fact sheet 21. Instants are ms since 1970. */
export type OrderState =
  | { readonly phase: 'waiting' }
  | {
      readonly phase: 'open'
      readonly since: number
      readonly by: BankIdPerson | null
      readonly how: 'scanned' | 'started' | 'called'
      /** Said in place of what the app would say. */
      readonly hint: string | null
      /** What the app asks for: are you in a call, show your passport, approve. */
      readonly step: 'call' | 'document' | 'sign'
    }
  | { readonly phase: 'processing'; readonly collectsLeft: number; readonly completion: CompletionData }
  | { readonly phase: 'complete'; readonly at: number; readonly completion: CompletionData }
  | { readonly phase: 'failed'; readonly at: number; readonly hintCode: string }
  /** Cancelled by the relying party, or its end has been collected. */
  | { readonly phase: 'gone' }

export interface Order {
  readonly orderRef: string
  /** 1 is the sandbox's first: names it on the pretend phone. */
  readonly number: number
  readonly kind: OrderKind
  readonly request: OrderRequest
  readonly owner: RelyingParty
  readonly tokens: StartTokens | null
  readonly createdAt: number
  state: OrderState
  /** Collects since the state began. */
  collects: number
  lastCollectAt: number | null
}

export type OpenState = Extract<OrderState, { readonly phase: 'open' }>

const second = 1000
/** Fact sheet 16. */
const kept = { complete: 180 * second, failed: 300 * second, neverPickedUp: 190 * second }

export interface Orders {
  /** Newest last. */
  all(): readonly Order[]
  /** null: an order for this person is under way; both are dead (fact sheet 14). */
  start(kind: OrderKind, request: OrderRequest, owner: RelyingParty): Order | null
  /** null: unknown, another party's, cancelled, or past the time it is kept. */
  find(orderRef: string, owner: RelyingParty): Order | null
  /** The order as it is by the clock now. */
  settled(order: Order): Order
  enter(order: Order, state: OrderState): void
  fail(order: Order, hintCode: string): void
  /** The person is known from now on: whatever else was under way for them fails (fact sheet 14). */
  claim(order: Order, person: BankIdPerson): void
}

/** Waiting for the person, or for the service. */
export function isRunning({ state }: Order): boolean {
  return state.phase === 'waiting' || state.phase === 'open' || state.phase === 'processing'
}

function isFor({ request, state }: Order, personalNumber: string): boolean {
  if (request.personalNumber !== null) return request.personalNumber === personalNumber
  return state.phase === 'open' && state.by?.personalNumber === personalNumber
}

/** Whether the end of an order can still be collected. */
function isKept({ state, createdAt }: Order, now: number): boolean {
  if (state.phase === 'complete') return now <= state.at + kept.complete
  if (state.phase !== 'failed') return state.phase !== 'gone'
  if (state.hintCode === 'startFailed') return now <= createdAt + kept.neverPickedUp
  return now <= state.at + kept.failed
}

export function createOrders(clock: SandboxClock, switches: Switches): Orders {
  const all: Order[] = []

  function enter(order: Order, state: OrderState): void {
    order.state = state
    order.collects = 0
  }
  const failAt = (order: Order, hintCode: string, at: number) =>
    enter(order, { phase: 'failed', at, hintCode })

  function settled(order: Order): Order {
    const now = clock.now()
    const startsUntil = order.createdAt + switches.startWindowS * second
    if (order.state.phase === 'waiting' && now >= startsUntil) failAt(order, 'startFailed', startsUntil)
    if (order.state.phase === 'open') {
      const openUntil = order.state.since + switches.finishWindowS * second
      if (now >= openUntil) failAt(order, 'expiredTransaction', openUntil)
    }
    return order
  }

  const runningFor = (personalNumber: string): readonly Order[] =>
    all.filter((order) => isRunning(settled(order)) && isFor(order, personalNumber))
  const fail = (order: Order, hintCode: string): void => failAt(order, hintCode, clock.now())

  return {
    all: () => all,
    start: (kind, request, owner) => {
      const others = request.personalNumber === null ? [] : runningFor(request.personalNumber)
      for (const other of others) fail(other, 'cancelled')
      if (others.length > 0) return null
      const tokens = kind.startsWith('phone/') ? null : newTokens()
      const order: Order = {
        orderRef: randomUUID(),
        number: all.length + 1,
        kind,
        request,
        owner,
        tokens,
        createdAt: clock.now(),
        state: { phase: 'waiting' },
        collects: 0,
        lastCollectAt: null,
      }
      all.push(order)
      return order
    },
    find: (orderRef, owner) => {
      const order = all.find((one) => one.orderRef === orderRef)
      if (order === undefined || order.owner.fingerprint !== owner.fingerprint) return null
      return isKept(settled(order), clock.now()) ? order : null
    },
    settled,
    enter,
    fail,
    claim: (order, person) => {
      for (const other of runningFor(person.personalNumber)) if (other !== order) fail(other, 'cancelled')
    },
  }
}

function newTokens(): StartTokens {
  return { autoStartToken: randomUUID(), qrStartToken: randomUUID(), qrStartSecret: randomUUID() }
}
