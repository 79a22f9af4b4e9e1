import type { AppStatus } from '../../shared/app-status.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { LockState } from '../../shared/lock.ts'
import type { OrderId, OrderOutcome, OrderPurpose } from '../../shared/order.ts'
import type { Orders } from '../identity/orders.ts'
import type { BankIdLink, CompletionData } from '../identity/port.ts'
import type { Lock, LockConnection } from '../lock/port.ts'
import { maskedNumber } from '../lock/views.ts'
import { tellStale, type HandlerContext, type HandlersOf } from './context.ts'

export interface LockHandlerDeps extends Pick<HandlerContext, 'emit'> {
  readonly orders: Orders
  /** Of what is on screen. @throws AppError what keeps its folder from being used */
  readonly lock: () => Lock
  readonly unlock: (open: (lock: Lock) => Promise<void>) => Promise<void>
  readonly lockNow: () => Promise<void>
  readonly status: () => AppStatus
  readonly language: () => Language
  /** Of the open profile. @throws AppError `not-found`, `invalid-input` for one that is not to BankID */
  readonly connectionOf: (id: ConnectionId) => LockConnection
  /** A link that needs no open profile. */
  readonly openBankId: (connection: LockConnection) => Promise<BankIdLink>
}

/** What the person reads in the BankID app. */
const visibleTexts = {
  unlock: { en: 'Open Oversikt on this computer.', nb: 'Åpne Oversikt på denne maskinen.' },
  bind: {
    en: 'From now on this BankID opens Oversikt on this computer.',
    nb: 'Fra nå av åpner denne BankID-en Oversikt på denne maskinen.',
  },
  confirm: {
    en: 'Change how Oversikt is opened on this computer.',
    nb: 'Endre hvordan Oversikt åpnes på denne maskinen.',
  },
} as const satisfies Partial<Record<OrderPurpose, Record<Language, string>>>

export function lockHandlers(deps: LockHandlerDeps): HandlersOf<'lock'> {
  const { lock } = deps
  const changed = async (work: Promise<void>): Promise<LockState> => {
    try {
      await work
    } finally {
      tellStale(deps, 'lock', 'status') // also after a failure: a part of it may have been done
    }
    return await lock().state()
  }
  const opened = async (open: (lock: Lock) => Promise<void>): Promise<AppStatus> => {
    try {
      await deps.unlock(open)
    } finally {
      tellStale(deps, 'status') // a wrong try may have begun a wait
    }
    return deps.status()
  }
  return {
    'lock:get': () => lock().state(),
    'lock:set-policy': (policy) => changed(lock().setPolicy(policy)),
    'lock:set-password': ({ password, proof }) => changed(lock().setPassword(password, proof)),
    'lock:remove-password': ({ proof }) => changed(lock().removePassword(proof)),
    'lock:unbind-bankid': ({ proof }) => changed(lock().unbind(proof)),
    'lock:turn-off': ({ proof }) => changed(lock().turnOff(proof)),
    'lock:make-recovery-code': async ({ proof }) => await lock().draftRecoveryCode(proof),
    'lock:keep-recovery-code': ({ typed }) => changed(lock().keepRecoveryCode(typed)),
    ...bankIdHandlers(deps),
    ...pageHandlers(deps),
    'lock:now': async () => {
      if (!lock().isOn()) throw new AppError('invalid-input', 'nothing is set that could open it again')
      await deps.lockNow()
      return null
    },
    'lock:unlock': ({ password }) => opened((here) => here.unlockWithPassword(password)),
    'lock:unlock-with-code': ({ code }) => opened((here) => here.unlockWithCode(code)),
  }
}

type OfPages = 'lock:remember-page' | 'lock:remembered-page'

/** Where the window is, for when it is unlocked again: each household's own, and gone with this process. The gate answers neither while
 *  the app is locked. */
function pageHandlers({ lock }: LockHandlerDeps): Pick<HandlersOf<'lock'>, OfPages> {
  const paths = new WeakMap<Lock, string>()
  return {
    'lock:remember-page': ({ path }) => {
      paths.set(lock(), path)
      return null
    },
    'lock:remembered-page': () => ({ path: paths.get(lock()) ?? null }),
  }
}

type ByBankId = 'lock:bind-bankid' | 'lock:confirm' | 'lock:unlock-with-bankid'

function bankIdHandlers(deps: LockHandlerDeps): Pick<HandlersOf<'lock'>, ByBankId> {
  const { orders, lock } = deps

  /** `finish` gets our own number of the order too. */
  const start = async (
    purpose: keyof typeof visibleTexts,
    connection: LockConnection & { readonly personalNumber?: string },
    finish: (completion: CompletionData, orderId: OrderId) => Promise<OrderOutcome>,
  ): Promise<{ orderId: OrderId }> => {
    const { personalNumber } = connection
    const ended = orders.cancelAll() // the one before says goodbye to BankID through the link that is closed next
    const stops = orders.stops()
    await ended
    const link = await deps.openBankId(connection)
    // It may have been locked while BankID's way was opened: nobody would follow the order, and it would outlive the lock.
    if (purpose !== 'unlock' && lock().isLocked()) throw new AppError('app-locked', 'the app is locked')
    const visibleText = visibleTexts[purpose][deps.language()]
    const ask = {
      kind: 'auth',
      visibleText,
      ...(personalNumber === undefined ? {} : { personalNumber }),
    } as const
    const orderId: OrderId = orders.start(
      { purpose, link, ask, finish: (completion) => finish(completion, orderId) },
      stops,
    )
    return { orderId }
  }
  return {
    'lock:bind-bankid': async ({ connectionId, proof }) => {
      const connection = deps.connectionOf(connectionId)
      const here = lock()
      const permit = await here.mayBind(proof)
      return await start('bind', connection, async ({ user }) => {
        const { personalNumber, name } = user
        await here.bind({ ...connection, personalNumber }, permit)
        tellStale(deps, 'lock', 'status')
        return { kind: 'bound', user: { name, maskedNumber: maskedNumber(personalNumber) } }
      })
    },
    'lock:confirm': async () => {
      const here = lock()
      const asked = await here.boundPerson()
      return await start('confirm', asked, async ({ user: { personalNumber } }, orderId) => {
        await here.confirm(orderId, { slotId: asked.slotId, personalNumber })
        return { kind: 'confirmed' }
      })
    },
    'lock:unlock-with-bankid': async () => {
      const asked = await lock().boundPerson()
      return await start('unlock', asked, async ({ user: { personalNumber } }) => {
        // Whatever is on screen by now: the answer is for the slot that was asked for.
        await deps.unlock((here) => here.unlockWithPerson({ slotId: asked.slotId, personalNumber }))
        return { kind: 'unlocked' }
      })
    },
  }
}
