import { sparebank1 } from '../../../src/main/banks/sparebank1/adapter.ts'
import type { SecretStore } from '../../../src/main/systems/system.ts'
import { dayOf, osloMidnight } from '../../../src/main/sandbox/household/calendar.ts'
import { numberObject } from '../../../src/main/sandbox/sparebank1/row-json.ts'
import {
  bookedMinor,
  dayAt,
  daysBetween,
  daysLater,
  heldMinor,
  idShown,
  shownOf,
  wordsOf,
  type Payment,
  type World,
} from './ledger.ts'
import type { Answered } from './memory-http.ts'
import { unknownCall, type ModelBank } from './model.ts'
import { noOwnHttp } from '../../../src/main/http/testing/unasked.ts'

/**
 * SpareBank 1, by its sheet:
 *
 * | played | because |
 * | --- | --- |
 * | pending transfers with eighteen zeros, card holds with an id of their own | 9.4, 9.5 |
 * | booking with another sum, day, id and words | 9.5, 9.6, 8.2 |
 * | other ids for one row, all rows, or at every answer; with another day | 9.1, ynabber #75, Actual #8830 |
 * | booked rows without an id | 9.4: zeros or nothing |
 * | a card row's number bare, and behind its partition once it is historic | 9.3 |
 * | the other account told only later | 8.2 `remoteAccountNumber` |
 * | parts missing with HTTP 200, of rows and of accounts | 8.2 `errors`, 7.2 |
 * | rows out of a whole answer for a while, and rows struck out | ynabber #75, the threads behind section 9 |
 * | rows dated ahead, and selected by the day they were made | 8.1, 8.2 |
 * | a ceiling of its own below the rows asked for | 8.1 `rowLimit` |
 * | a card's balance with or without what is held | 7.2 says neither |
 * | other account keys after a new consent | 7.2: stable only as far as inferred; syllogic #139 |
 */
export const modelSparebank1: ModelBank = {
  habits: {
    booksLate: true, reissues: true, rewords: true, losesIds: true, hides: true, strikes: true, datesAhead: true,
    mintsKeys: true, unlists: true, holdsOn: 'all', mayCountHeldOn: 'cards', ceilings: [50, 100],
  },
  accounts: () => [
    { key: 'key-0-0', number: '18130000017', isCard: false, openingMinor: 1_500_000, listed: 'yes' },
    { key: 'key-0-1', number: 'K1812345678', isCard: true, openingMinor: -20_000, listed: 'yes' },
  ],
  answer(world, asked) {
    const { pathname, searchParams } = asked.url
    if (pathname === '/personal/banking/accounts') return accountList(world)
    if (pathname === '/personal/banking/transactions') return transactionList(world, searchParams)
    return unknownCall(asked)
  },
  link: (http, clock, endpoints) =>
    Promise.resolve(
      sparebank1.link({
        openHttp: noOwnHttp,
        http,
        clock,
        settings: sparebank1.defaultSettings,
        endpoints,
        credentials: { clientId: 'model', clientSecret: 'model' },
        secrets: signedIn,
        onRefresh: () => undefined,
      }),
    ),
} // prettier-ignore

const never = 8_000_000_000_000
/** A keychain whose tokens outlive every history: how they are renewed is proven elsewhere. */
const signedIn: SecretStore = {
  loadTokens: () =>
    Promise.resolve({
      accessToken: 'model',
      accessExpiresAt: never,
      refreshToken: 'model',
      refreshIdleExpiresAt: never,
      refreshAbsoluteExpiresAt: never,
    }),
  saveTokens: () => Promise.resolve(),
  loadContext: () => Promise.resolve(null),
  saveContext: () => Promise.resolve(),
}

const ok = (body: unknown): Answered => ({ status: 200, text: JSON.stringify(body) })

function accountList(world: World): Answered {
  const accounts = world.accounts.flatMap((account, index) => {
    if (account.listed !== 'yes' || (account.isCard && world.missingPart === 'card')) return []
    const booked = bookedMinor(world, index)
    const shared = {
      key: account.key,
      accountNumber: account.number,
      balance: booked / 100,
      availableBalance: (booked + heldMinor(world, index)) / 100,
      currencyCode: 'NOK',
    }
    return account.isCard
      ? { ...shared, name: '**** **** **** 1234', description: 'Mastercard', type: 'CREDITCARD', creditCardCreditLimit: 20_000, creditCardAccountID: '4821007' }
      : { ...shared, iban: 'NO0418130000017', name: 'Brukskonto', description: 'BRUKSKONTO', type: 'USER' }
  })
  const lacks = world.missingPart === 'card' || world.accounts.some(({ listed }) => listed === 'problem')
  return ok({ accounts, errors: lacks ? ['CREDIT_ACCOUNTS_FAILED'] : [] })
} // prettier-ignore

/** Rows by the day they were made, newest first, and no more than the bank's own ceiling. */
function transactionList(world: World, query: URLSearchParams): Answered {
  const keys = new Set(query.getAll('accountKey'))
  if ([...keys].some((key) => world.accounts.every((account) => account.key !== key)))
    return {
      status: 404,
      text: '{"errors":[{"code":"account.unknown","message":"Unknown account key","traceId":"model","httpCode":404}]}',
    }
  const from = query.get('fromDate') ?? ''
  const to = query.get('toDate') ?? ''
  const limit = Math.min(Number(query.get('rowLimit') ?? world.ceiling), world.ceiling)
  const rows = world.accounts
    .flatMap((account, index) => (keys.has(account.key) ? shownOf(world, index) : []))
    .filter((payment) => performedOn(payment) >= from && performedOn(payment) <= to)
    .filter((payment) => world.missingPart !== 'recent' || !isRecent(world, payment))
    .filter(({ account }) => world.missingPart !== 'card' || world.accounts[account]?.isCard !== true)
    .sort((a, b) => (performedOn(a) < performedOn(b) ? 1 : performedOn(a) > performedOn(b) ? -1 : 0))
    .slice(0, limit)
  const errors = { none: [], recent: ['RECENT_TRANSACTIONS_FAILED'], card: ['CREDIT_ACCOUNTS_FAILED'] }
  return ok({ transactions: rows.map((row) => rowOf(world, row)), errors: errors[world.missingPart] })
}

/** Not more than six days before it shows: over Easter (8.1). */
function performedOn({ madeAt, day }: Payment): string {
  const made = dayAt(madeAt)
  const earliest = daysLater(day, -6)
  return made > day ? day : made < earliest ? earliest : made
}

/** Rows move to the historic system some days after they were booked; pending ones are always recent (8.2). */
function isRecent(world: World, { state, day }: Payment): boolean {
  return state === 'pending' || daysBetween(day, dayAt(world.now)) < 3
}

const zeros = '0'.repeat(18)
const partition = '4821007'

function rowOf(world: World, payment: Payment): unknown {
  const { account: index, truth, minor, heldMinor: held, day, madeAt, state } = payment
  const account = world.accounts[index]
  const isPending = state === 'pending'
  const isHistoric = !isRecent(world, payment)
  const id = idShown(world, payment)
  const isNameless = payment.isWithoutId || (isPending && account?.isCard !== true)
  const nonUniqueId = isNameless ? zeros : account?.isCard === true && isHistoric ? `${partition}-${id}` : id
  const words = wordsOf(payment)
  return {
    id: `opaque-${world.lastId}-${truth}-${Math.floor(madeAt / 1000)}`,
    truth,
    nonUniqueId,
    description: words,
    // Some rows have no cleaned text (8.2): then the raw one, with the day in front, is all there is.
    ...(isPending || payment.wording % 2 === 0 ? {} : { cleanedDescription: words }),
    amount: (isPending ? held : minor) / 100,
    date: osloMidnight(dayOf(day)),
    // A card's interest runs from the first of a later month: no day anything happened on (Actual #1392, #6480).
    interestDate: osloMidnight(
      dayOf(account?.isCard === true ? `${daysLater(day, 31).slice(0, 7)}-01` : day),
    ),
    typeCode: isPending ? 'R_946' : 'R_714',
    currencyCode: 'NOK',
    canShowDetails: !isPending,
    source: isHistoric ? 'HISTORIC' : 'RECENT',
    bookingStatus: isPending ? 'PENDING' : 'BOOKED',
    remoteAccountNumber: payment.isEnriched ? '60050612344' : '-1',
    ...(payment.isEnriched ? { remoteAccountName: 'KARI NORDMANN' } : {}),
    accountKey: account?.key,
    accountCurrency: 'NOK',
    accountNumber: numberObject(account?.number ?? ''),
    ...(account?.isCard === true && !isPending && !payment.isWithoutId
      ? { creditCardIdentifiers: { nonUniqueId, partitionKey: partition } }
      : {}),
  }
}
