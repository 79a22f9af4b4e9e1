import { completionOf, type CompletionParts } from './completion.ts'
import { isRunning, type OpenState, type Order, type Orders, type OrderState } from './orders.ts'
import type { BankIdPerson } from './people.ts'
import { personBy, screenOf, type PhoneRefusal, type PhoneScreen } from './phone-screen.ts'
import type { SandboxClock } from '../clock.ts'
import { scanned } from './qr.ts'
import { mobilePolicy } from './signature-keys.ts'

export type Approval = { readonly code: string } | { readonly biometrics: true }

/** Everything one can do with an order on the phone. Instants are the sandbox clock's. */
export interface PhoneActions {
  /** Scans the text of a code, perhaps on the phone of somebody known. */
  scan(qrText: string, person?: BankIdPerson): Order | PhoneRefusal
  /** Opens the app on the device the order was made on. */
  open(autoStartToken: string, person?: BankIdPerson): Order | PhoneRefusal
  /** Opens the app on the newest order by telephone that is for this person. */
  answer(person: BankIdPerson): Order | PhoneRefusal
  /** The app's step is done: the person is in the call, or has shown a passport. */
  proceed(order: Order): PhoneScreen
  approve(order: Order, person: BankIdPerson, how: Approval): PhoneScreen
  /** Ends the order with this hint code. */
  fail(order: Order, hintCode: string): PhoneScreen
  screen(order: Order): PhoneScreen
}

const refused = (reason: PhoneRefusal): PhoneScreen => ({ shows: 'refusal', reason })

/** Mobile BankID in test and in production; one `*` may stand at the end (fact sheet 7). */
function takesMobile(policies: readonly string[]): boolean {
  if (policies.length === 0) return true
  const own = [mobilePolicy, '1.2.752.78.1.5']
  return policies.some((policy) =>
    own.some((one) => (policy.endsWith('*') ? one.startsWith(policy.slice(0, -1)) : one === policy)),
  )
}

function firstStep({ kind, request }: Order): OpenState['step'] {
  if (kind.startsWith('phone/')) return 'call'
  return request.wantsDocument ? 'document' : 'sign'
}

function afterStep({ request }: Order, step: OpenState['step']): OpenState['step'] {
  return step === 'call' && request.wantsDocument ? 'document' : 'sign'
}

function isCallTo({ personalNumber }: BankIdPerson, { request, state }: Order): boolean {
  const isForThem = request.personalNumber === null || request.personalNumber === personalNumber
  return request.callInitiator !== null && state.phase === 'waiting' && isForThem
}

interface PhoneParts extends CompletionParts {
  readonly clock: SandboxClock
}

/** Why this person's yes is not taken; null: it is. */
function judge({ request, state }: Order, person: BankIdPerson, how: Approval): PhoneRefusal | null {
  const wanted = request.personalNumber ?? (state.phase === 'open' ? state.by?.personalNumber : undefined)
  if (wanted !== undefined && wanted !== person.personalNumber) return 'not-for-you'
  if (!takesMobile(request.certificatePolicies)) return 'no-fitting-bankid'
  const isTyped = 'code' in how && /^\d{6}$/.test(how.code)
  return isTyped || ('biometrics' in how && !request.wantsCode) ? null : 'code-needed'
}

function approved(order: Order, { how: opened }: OpenState, person: BankIdPerson, how: Approval, parts: PhoneParts): OrderState {
  const approvedWith = 'code' in how ? 'pw' : 'biometrics'
  const completion = completionOf(order, person, { opened, approvedWith }, parts)
  const collectsLeft = parts.switches.processingCollects
  if (collectsLeft > 0) return { phase: 'processing', collectsLeft, completion }
  return { phase: 'complete', at: parts.clock.now(), completion }
} // prettier-ignore

export function createPhoneActions(orders: Orders, parts: PhoneParts): PhoneActions {
  const { clock, switches } = parts

  function pickUp(order: Order, how: OpenState['how'], person: BankIdPerson | null): Order | PhoneRefusal {
    if (orders.settled(order).state.phase !== 'waiting') return 'too-late'
    const wanted = order.request.personalNumber
    if (person !== null && wanted !== null && wanted !== person.personalNumber) return 'not-for-you'
    const by = person ?? personBy(wanted)
    if (by !== null) orders.claim(order, by)
    orders.enter(order, { phase: 'open', since: clock.now(), by, how, hint: null, step: firstStep(order) })
    return order
  }

  function approve(order: Order, person: BankIdPerson, how: Approval): PhoneScreen {
    const { state } = orders.settled(order)
    if (state.phase !== 'open' || state.step !== 'sign') return screenOf(order)
    const reason = judge(order, person, how)
    if (reason !== null) return refused(reason)
    if (order.request.riskRequirement !== null && switches.riskRequirement === 'blocked') {
      orders.fail(order, 'transactionRiskBlocked')
    } else {
      orders.claim(order, person)
      orders.enter(order, approved(order, state, person, how, parts))
    }
    return screenOf(order)
  }

  return {
    scan: (qrText, person) => {
      const found = scanned(qrText, orders.all(), clock.now())
      return typeof found === 'string' ? found : pickUp(found, 'scanned', person ?? null)
    },
    open: (autoStartToken, person) => {
      const order = orders.all().find(({ tokens }) => tokens?.autoStartToken === autoStartToken)
      if (order === undefined) return 'unknown-code'
      const { state } = orders.settled(order)
      const isOpenHere = state.phase === 'open' && state.how === 'started'
      return isOpenHere ? order : pickUp(order, 'started', person ?? null)
    },
    answer: (person) => {
      const order = orders.all().findLast((one) => isCallTo(person, orders.settled(one)))
      return order === undefined ? 'nothing-open' : pickUp(order, 'called', person)
    },
    proceed: (order) => {
      const { state } = orders.settled(order)
      if (state.phase === 'open') order.state = { ...state, step: afterStep(order, state.step) }
      return screenOf(order)
    },
    approve,
    fail: (order, hintCode) => {
      if (isRunning(orders.settled(order))) orders.fail(order, hintCode)
      return screenOf(order)
    },
    screen: (order) => screenOf(orders.settled(order)),
  }
}
