import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { SpareBank1Settings } from '../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'
import type { AuthorisedHttp, BankAccount, BankSession } from '../bank.ts'
import type { Endpoints } from '../../systems/system.ts'
import { toAccount } from './account.ts'
import type { KnownNumbers } from './answer.ts'
import { expectOk, problemsOf } from './envelope.ts'
import { bareNumber, readRow, wireAccounts, type WireAccount } from './wire.ts'

/** What a session of either generation works with. */
export interface SessionDeps {
  readonly http: AuthorisedHttp
  readonly settings: SpareBank1Settings
  readonly endpoints: Endpoints
  readonly clock: Clock
}

/** What a generation reads; one account at a time is made of its list in `link.ts`. */
export type Reading = Omit<BankSession, 'account'>

/** Version 1 everywhere: the only one that every resource declares (fact sheet 5). */
const headers = { accept: 'application/vnd.sparebank1.v1+json; charset=utf-8' }

/** One GET that must answer 2xx. Errors: those of Http and TokenSource, and `expectOk`'s. */
export async function getOk(
  http: AuthorisedHttp,
  url: string,
  label: string,
  signal: AbortSignal,
): Promise<HttpReply> {
  const reply = await http.get({ url, headers, label, signal })
  expectOk(reply, label)
  return reply
}

/** The account list of either generation. */
export interface AccountList {
  readonly accounts: readonly BankAccount[]
  /** Account number (also a card's `K` number) to account key. */
  readonly numbers: KnownNumbers
  readonly problems: readonly string[]
}

/**
 * Reads an account list; `asWire` brings a row into the current shape.
 * @throws AppError `unexpected-response` when it is no list, or an account has no key.
 */
export function readAccounts<T>(
  reply: HttpReply,
  label: string,
  schema: z.ZodType<T>,
  asWire: (row: T) => WireAccount,
): AccountList {
  const list = parseJson(reply, wireAccounts, label)
  const problems = problemsOf(list.errors)
  if (!list.accounts && problems.length === 0) {
    // Read as "no accounts" it would hide every account there is.
    throw new AppError('unexpected-response', `${label}: neither accounts nor errors`)
  }
  const accounts: BankAccount[] = []
  const numbers: KnownNumbers = new Map()
  for (const row of list.accounts ?? []) {
    const { wire, raw } = readRow(row, schema, label)
    const account = asWire(wire)
    const number = bareNumber(account.accountNumber)
    if (number !== null) numbers.set(number, account.key)
    accounts.push(toAccount(account, raw))
  }
  return { accounts, numbers, problems }
}
