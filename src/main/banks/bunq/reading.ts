import { AppError, isAppError } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import type { BankAccount, BankSession, TransactionQuery } from '../bank.ts'
import { readPayments } from './account-payments.ts'
import { toAccount } from './accounts.ts'
import { cardsByAccount } from './cards.ts'
import type { BunqClient } from './client.ts'
import { allPages, type Listing } from './listing.ts'
import { daysOf, listBelow, listOf, type Reader } from './reader.ts'
import { canPayLater, readRequests, readScheduled, type UpcomingPart } from './upcoming.ts'
import { readPage, type WireItem } from './wire.ts'

/**
 * Reads accounts, payments and what is to come through a signed-in client (fact sheet 6 to 10).
 * @throws AppError from each function: those of the client; `unexpected-response` when an answer is not what it should be;
 *   `not-found` when an account is none that can be shown.
 */
export function bunqReading(
  client: BunqClient,
  { clock }: { readonly clock: Clock },
): Omit<BankSession, 'test'> {
  const reader: Reader = { client, clock, known: new Map() }
  return {
    accounts: (signal) => readAccounts(reader, signal),
    account: (bankKey, signal) => readAccount(reader, bankKey, signal),
    transactions: (query, signal) => readPayments(reader, query, signal),
    upcoming: (accounts, signal) => readUpcoming(reader, accounts, signal),
  }
}

async function readAccounts(reader: Reader, signal: AbortSignal): ReturnType<BankSession['accounts']> {
  const listing = await listOf(reader, '/monetary-account', signal)
  const items = await everything(listing, signal)
  const cards = await readCards(reader, signal)
  const accounts: BankAccount[] = []
  const problems = new Set<string>()
  for (const item of items) {
    const read = toAccount(item, cards)
    if (read === 'unreadable') problems.add('ACCOUNT_UNREADABLE')
    else if (read !== null) {
      reader.known.set(read.account.bankKey, read.traits)
      accounts.push(read.account)
    }
  }
  return { accounts, problems: [...problems] }
}

/** Cards only help to tell accounts apart, and not every connection may see them: without an answer what is known stays. */
async function readCards(reader: Reader, signal: AbortSignal): Promise<ReturnType<typeof cardsByAccount> | undefined> {
  try {
    return cardsByAccount(await everything(await listOf(reader, '/card', signal), signal))
  } catch (error) {
    if (isAppError(error, 'bank-refused', 'unexpected-response', 'bank-unreachable')) return undefined
    throw error
  }
} // prettier-ignore

async function readAccount(reader: Reader, bankKey: string, signal: AbortSignal): Promise<BankAccount> {
  const { path, label, client } = await listOf(reader, `/monetary-account/${encodeURIComponent(bankKey)}`, signal)
  const [item] = readPage(await client.get(path, label, signal), label).items
  const read = item === undefined ? null : toAccount(item)
  if (read === 'unreadable') throw new AppError('unexpected-response', `${label}: no account`)
  if (read === null) throw new AppError('not-found', `${label}: nothing that can be shown`)
  reader.known.set(read.account.bankKey, read.traits)
  return read.account
} // prettier-ignore

async function readUpcoming(
  reader: Reader,
  accounts: TransactionQuery['accounts'],
  signal: AbortSignal,
): Promise<UpcomingPart> {
  const parts: UpcomingPart[] = []
  for (const { bankKey, kind } of accounts) {
    if (!canPayLater(kind)) continue
    const context = { bankKey, dayOf: daysOf(reader, bankKey), now: reader.clock.now() }
    parts.push(
      await readScheduled(await listBelow(reader, bankKey, 'schedule-payment', signal), context, signal),
    )
    parts.push(
      await readRequests(await listBelow(reader, bankKey, 'request-response', signal), context, signal),
    )
    if (parts.some(({ problems }) => problems.length > 0)) break // half an answer is not used, so no calls are spent on it
  }
  return {
    payments: parts.flatMap(({ payments }) => payments),
    problems: [...new Set(parts.flatMap(({ problems }) => problems))],
  }
}

async function everything(listing: Listing, signal: AbortSignal): Promise<readonly WireItem[]> {
  const items: WireItem[] = []
  for await (const page of allPages(listing, signal)) items.push(...page)
  return items
}
