import type { Order, Orders } from './orders.ts'
import { bankIdPeople, type BankIdPerson } from './people.ts'
import type { Approval, PhoneActions } from './phone.ts'
import type { PhoneRefusal, PhoneScreen } from './phone-screen.ts'

/** The pretend phone for a program. Each returns what the phone shows; what follows a scan is about the order it opened. */
export interface Phone {
  /** Scans the text of an animated code. */
  scan(qrText: string, person?: BankIdPerson): PhoneScreen
  /** As if the start address had opened the app on the same device. */
  open(autoStartToken: string, person?: BankIdPerson): PhoneScreen
  /** Opens the newest order by telephone. */
  answer(person?: BankIdPerson): PhoneScreen
  /** "I am in the call", or a passport held to the phone. */
  proceed(): PhoneScreen
  /** Ingrid's yes with a typed code, unless said otherwise. */
  approve(person?: BankIdPerson, how?: Approval): PhoneScreen
  decline(): PhoneScreen
  /** "I am not in a call." */
  denyCall(): PhoneScreen
  /** The open order ends with this hint code, known or not (fact sheet 11.2). */
  fail(hintCode: string): PhoneScreen
  /** Collects say this hint code while the order stays open (fact sheet 11.1). */
  say(hintCode: string): void
  /** Another relying party asks for the person: what was under way for them fails, else the next start does (fact sheet 14). */
  busy(person?: BankIdPerson): void
}

const nobody = {
  endUserIp: '192.0.2.1',
  visibleData: null,
  visibleFormat: null,
  hiddenData: null,
  wantsCode: false,
  wantsDocument: false,
  certificatePolicies: [],
  riskRequirement: null,
  returnUrl: null,
  wantsRisk: false,
  transaction: null,
  callInitiator: null,
} as const

const stranger = { fingerprint: 'another relying party', name: 'cn=Another Party', displayName: 'Another Party' } // prettier-ignore

export function createPhone(orders: Orders, actions: PhoneActions): Phone {
  let current: Order | null = null
  function opened(found: Order | PhoneRefusal): PhoneScreen {
    if (typeof found === 'string') return { shows: 'refusal', reason: found }
    current = found
    return actions.screen(found)
  }
  const onCurrent = (act: (order: Order) => PhoneScreen): PhoneScreen =>
    current === null ? { shows: 'refusal', reason: 'nothing-open' } : act(current)
  return {
    scan: (qrText, person) => opened(actions.scan(qrText, person)),
    open: (autoStartToken, person) => opened(actions.open(autoStartToken, person)),
    answer: (person = bankIdPeople.ingrid) => opened(actions.answer(person)),
    proceed: () => onCurrent(actions.proceed),
    approve: (person = bankIdPeople.ingrid, how = { code: '123456' }) =>
      onCurrent((order) => actions.approve(order, person, how)),
    decline: () => onCurrent((order) => actions.fail(order, 'userCancel')),
    denyCall: () => onCurrent((order) => actions.fail(order, 'userDeclinedCall')),
    fail: (hintCode) => onCurrent((order) => actions.fail(order, hintCode)),
    say: (hint) => {
      const state = current?.state
      if (current !== null && state?.phase === 'open') current.state = { ...state, hint }
    },
    busy: (person = bankIdPeople.ingrid) =>
      void orders.start('auth', { ...nobody, personalNumber: person.personalNumber }, stranger),
  }
}
