import { bareNumber } from '../../shared/account-number.ts'
import type { AccountId, CalendarDate, ConnectionId } from '../../shared/ids.ts'
import type { AccountKind, BankCard } from '../../shared/model.ts'
import type { Money } from '../../shared/money.ts'

/** An account as a bank tells it: the part of the banks' port that is stored. */
export interface AccountFacts {
  readonly bankKey: string
  readonly kind: AccountKind
  readonly name: string
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly booked: Money | null
  readonly available: Money | null
  readonly creditLimit: Money | null
  readonly isClosed?: boolean
  readonly isInvented?: boolean
  readonly cards?: readonly BankCard[]
  readonly raw: string
}

/** An account as stored, with how far it was read. */
export interface AccountRecord {
  readonly id: AccountId
  /** null: known from files alone. */
  readonly connectionId: ConnectionId | null
  readonly bankKey: string
  readonly kind: AccountKind
  readonly bankName: string
  readonly ownName: string | null
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly isChosen: boolean
  readonly isCounted: boolean
  readonly isClosed: boolean
  /** Where reading backwards goes on; null before the first page. */
  readonly historyCursor: string | null
  readonly isHistoryDone: boolean
  /** Last day up to which recent rows were read completely; null before the first page. */
  readonly readThrough: CalendarDate | null
}

/** How far an account was read. What is left out stays. */
export interface ReadState {
  readonly historyCursor?: string
  readonly isHistoryDone?: boolean
  readonly readThrough?: CalendarDate
}

/** Actual #8210, syllogic #139: a new consent may mint new keys for old accounts. A number decides only when it is the same
 *  kind of account and nobody else, old or new, could be meant. */
export function recognise(
  account: AccountFacts,
  all: readonly AccountFacts[],
  known: readonly AccountRecord[],
): AccountId | undefined {
  const byKey = known.find(({ bankKey }) => bankKey === account.bankKey)
  if (byKey !== undefined) return byKey.id
  const mark = markOf(account)
  const namesakes = all.filter((other) => markOf(other) === mark && other.bankKey !== account.bankKey)
  if (mark === null || namesakes.length > 0) return undefined
  const spoken = new Set(all.map(({ bankKey }) => bankKey))
  const candidates = known.filter((old) => markOf(old) === mark && !spoken.has(old.bankKey))
  return candidates.length === 1 ? candidates[0]?.id : undefined
}

function markOf(account: Pick<AccountFacts, 'number' | 'iban' | 'kind' | 'currency'>): string | null {
  const number = account.iban ?? account.number
  return number === null ? null : [account.kind, account.currency, bareNumber(number)].join(' ')
}
