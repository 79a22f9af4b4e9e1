import { randomUUID } from 'node:crypto'
import { isSameAccount } from '../../shared/account-number.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, CalendarDate, ConnectionId, Instant } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import { calendarDateOf } from '../local-date.ts'
import type { AccountFacts, AccountRecord } from './account-record.ts'
import type { WriteDb } from './port.ts'

export interface NewFileAccount {
  readonly kind: AccountKind
  readonly name: string
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
}

interface Stated {
  readonly minor: number
  readonly day: CalendarDate
}

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const insert = db.prepareWrite<Record<string, string | null>>(`
    INSERT INTO account (id, bank_key, kind, bank_name, number, iban, currency, is_chosen, is_counted, raw)
    VALUES (@id, @bankKey, @kind, @name, @number, @iban, @currency, 1, 1, '{}')`)
  const stated = db.prepare<[string], Stated>(`
    SELECT stated_minor AS minor, stated_on AS day FROM import_account
    WHERE account_id = ? AND stated_on IS NOT NULL ORDER BY stated_on DESC, import_id DESC LIMIT 1`)
  const booked = db.prepare<
    { id: string; after: string; until: string },
    { minor: number; last: string | null }
  >(`
    SELECT COALESCE(SUM(minor), 0) AS minor, MAX(day) AS last FROM account_day
    WHERE account_id = @id AND day > @after AND day <= @until AND count > 0`)
  const setBalance = db.prepareWrite<Record<string, string | number | null>>(`
    UPDATE account SET stated_minor = @stated, stated_on = @statedOn, booked_minor = @booked, balance_at = @at
    WHERE id = @id AND connection_id IS NULL`)
  const removeEmpty = db.prepareWrite<{ id: string }>(`
    DELETE FROM account WHERE id = @id AND connection_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM bank_transaction WHERE account_id = @id)
      AND NOT EXISTS (SELECT 1 FROM import_account WHERE account_id = @id)`)
  // What the person called it when its file was taken in was no bank's word; a number for want of a name is no name.
  const adopt = db.prepareWrite<[string, string, string]>(`
    UPDATE account SET connection_id = ?, bank_key = ?, booked_minor = NULL, available_minor = NULL, balance_at = NULL,
      own_name = coalesce(own_name, iif(
      replace(replace(bank_name, '.', ''), ' ', '') IN (
        replace(replace(coalesce(number, ''), '.', ''), ' ', ''), replace(coalesce(iban, ''), ' ', '')), NULL, bank_name))
    WHERE id = ? AND connection_id IS NULL`)
  const staying = db.prepare<[], Pick<AccountRecord, 'number' | 'iban' | 'currency'>>(`
    SELECT number, iban, currency FROM account WHERE connection_id IN (SELECT id FROM connection WHERE is_going = 1)
      AND id IN (SELECT account_id FROM import_account)`)
  return { insert, stated, booked, setBalance, removeEmpty, adopt, staying }
}

/** Accounts no bank of ours tells of: files and the person do. */
export function fileAccountStore(db: WriteDb) {
  const { insert, stated, booked, setBalance, removeEmpty, adopt, staying } = prepareStatements(db)
  const updateBalance = (id: AccountId, at: Instant): void => {
    const base = stated.get([id])
    // A row dated ahead has not moved the balance yet; its day is the household's own.
    const sum = booked.get({ id, after: base?.day ?? '', until: calendarDateOf(Date.parse(at)) })
    setBalance.run({
      id,
      stated: base?.minor ?? null,
      statedOn: base?.day ?? null,
      booked: base === undefined ? null : base.minor + (sum?.minor ?? 0),
      at: base === undefined ? null : earlier(endOfDay(sum?.last ?? base.day), at),
    })
  }
  const assertNoneStays = (account: Pick<NewFileAccount, 'number' | 'iban' | 'currency'>): void => {
    if (staying.all([]).some((one) => one.currency === account.currency && isSameAccount(one, account)))
      throw new AppError('already-running', 'an account of this number is just being left to its files')
  }

  return {
    /**
     * A connection that is being deleted leaves accounts to their files (`removal.ts`), and nobody sees them until it is gone: a
     * second one of such a number would hold every row twice.
     * @throws AppError `already-running`
     */
    assertNoneStays,
    /** Shown and counted from the start: its file was chosen by hand. @throws AppError as `assertNoneStays` */
    create: (account: NewFileAccount): AccountId => {
      assertNoneStays(account)
      const id = randomUUID()
      insert.run({ ...account, id, bankKey: `file:${randomUUID()}` })
      return id
    },
    /**
     * Works out the balance anew: the newest one a file or the person stated, and every row booked after its day. Known as
     * of the last day anything is known of, but not later than `at`. Does nothing to an account a bank tells of.
     */
    updateBalance,
    /** An account of files alone with neither rows nor an import that names it is no account. */
    removeIfEmpty: (id: AccountId): void => void removeEmpty.run({ id }),
    /** Where only files told of it, the bank does from now on: its rows, name and choice stay. */
    adopt: (id: AccountId, connectionId: ConnectionId, bankKey: string): void =>
      void adopt.run([connectionId, bankKey, id]),
  }
}

/** The one account of files alone that this account of a bank is; undefined when there is none, or two could be meant. */
export function fileAccountOf(
  account: AccountFacts,
  all: readonly AccountFacts[],
  known: readonly AccountRecord[],
): AccountId | undefined {
  const isSame = (other: AccountFacts | AccountRecord): boolean =>
    other.currency === account.currency && isSameAccount(other, account)
  if (all.some((other) => other.bankKey !== account.bankKey && isSame(other))) return undefined
  const candidates = known.filter((other) => other.connectionId === null && isSame(other))
  return candidates.length === 1 ? candidates[0]?.id : undefined
}

/** On this machine's own calendar, as booking days are. */
function endOfDay(day: CalendarDate): Instant {
  return new Date(`${day}T23:59:59`).toISOString()
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
