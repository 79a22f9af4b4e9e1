import { sbanken } from '../../../src/main/banks/sbanken/adapter.ts'
import { amount, jsonText, literal } from '../../../src/main/sandbox/sbanken/json-text.ts'
import {
  bookedMinor,
  dayAt,
  dayMs,
  daysLater,
  heldMinor,
  idShown,
  shownOf,
  wordsOf,
  type ModelAccount,
  type Payment,
  type World,
} from './ledger.ts'
import type { Answered, Asked } from './memory-http.ts'
import { unknownCall, type ModelBank } from './model.ts'
import { noOwnHttp } from '../../../src/main/http/testing/unasked.ts'

/**
 * Sbanken in its last era, by its sheet:
 *
 * | played | because |
 * | --- | --- |
 * | reservations without an id, booked with another sum, day, code and words | 9.1, 9.2 rule 4 |
 * | booked rows without an id until they are archived two days later | 7.5, 9.2 |
 * | ids that are wholly other ones for one row or all rows | 9.1: ids were removed, moved and given anew three times |
 * | the latest list failing while the archive answers | 7.5 step 3 |
 * | the receiver told only by some answers | 7.3 `transactionDetail` |
 * | rows struck out while they are fresh | 8: codes 949 and `KORREKSJON`; asked for by the brief of the model |
 * | rows out of a whole answer for a while | 7.5: between the latest list and the archive |
 * | other account ids after a new registration | 6: stable only as far as inferred |
 *
 * Not played: rows without an id for good (the archive has them), rows dated ahead, a list of accounts in part, ceilings: the
 * sheet knows of none.
 */
export const modelSbanken: ModelBank = {
  habits: {
    booksLate: true, reissues: true, rewords: true, losesIds: false, hides: true, strikes: true, datesAhead: false,
    mintsKeys: true, unlists: false, holdsOn: 'all', mayCountHeldOn: 'none', ceilings: [],
  },
  accounts: () => [
    { key: 'A1B2C3D4E5F60718293A4B5C6D7E8F90', number: '97100000028', isCard: false, openingMinor: 1_048_951, listed: 'yes' },
    { key: '0F1E2D3C4B5A69788796A5B4C3D2E1F0', number: '97220000013', isCard: true, openingMinor: -140_000, listed: 'yes' },
  ],
  answer(world, asked) {
    const path = asked.url.pathname.replace(/^\/apibeta\/api\/v2/, '')
    if (path === '/identityserver/connect/token')
      return ok({ access_token: `token-${world.now}`, expires_in: 3600, token_type: 'Bearer' })
    if (path === '/Accounts') return list(world.accounts.map((account, index) => accountOf(world, account, index)))
    const [, resource, of, key = of] = path.split('/')
    const index = world.accounts.findIndex((account) => account.key === key)
    const account = world.accounts[index]
    if (resource === 'Accounts' && account !== undefined) return ok(accountOf(world, account, index))
    if (resource === 'Transactions' && index !== -1) return transactionList(world, asked, index, of === 'archive')
    return ['Cards', 'Payments', 'StandingOrders', 'EFakturas', 'Efaktura'].includes(resource ?? '') ? list([]) : unknownCall(asked)
  },
  link: (http, clock, endpoints) => {
    let context: string | null = null
    return Promise.resolve(
      sbanken.link({
        openHttp: noOwnHttp,
        http,
        clock,
        settings: sbanken.defaultSettings,
        endpoints,
        credentials: { clientId: 'model', clientSecret: 'model', customerId: null },
        secrets: {
          loadTokens: () => Promise.resolve(null),
          saveTokens: () => Promise.reject(new Error('Sbanken has no tokens to refresh')),
          loadContext: () => Promise.resolve(context),
          saveContext: (text) => {
            context = text
            return Promise.resolve()
          },
        },
        onRefresh: () => undefined,
      }),
    )
  },
} // prettier-ignore

const ok = (body: unknown): Answered => ({ status: 200, text: jsonText(body) })
const list = (items: readonly unknown[]): Answered => ok({ availableItems: items.length, items })

function accountOf(world: World, { key, number, isCard }: ModelAccount, index: number): unknown {
  const booked = bookedMinor(world, index)
  const limit = isCard ? 2_000_000 : 0
  return {
    accountId: key,
    accountNumber: number,
    ownerCustomerId: '01010112345',
    name: isCard ? 'Kredittkort' : 'Brukskonto',
    accountType: isCard ? 'Creditcard account' : 'Standard account',
    available: amount(booked + limit + heldMinor(world, index)),
    balance: amount(booked),
    creditLimit: amount(limit),
  }
}

function transactionList(world: World, asked: Asked, index: number, isArchive: boolean): Answered {
  if (!isArchive && world.missingPart === 'recent') return { status: 500, text: '{"Title":"Request failed","Status":500}' }
  const query = asked.url.searchParams
  const endDate = query.get('endDate')
  const to = endDate ?? dayAt(world.now)
  const from = query.get('startDate') ?? daysLater(to, -30)
  const rows = shownOf(world, index)
    .filter(({ day }) => day >= from && day <= to)
    .filter((payment) => (isArchive ? isArchived(world, payment) : endDate === null || payment.state === 'booked'))
  const start = Number(query.get('index') ?? 0)
  const page = rows.slice(start, start + Number(query.get('length') ?? 100))
  return list(page.map((payment) => rowOf(world, payment, isArchive)))
} // prettier-ignore

/** Booked rows reach the archive two days later (7.5). */
function isArchived(world: World, { state, bookedAt }: Payment): boolean {
  return state === 'booked' && bookedAt !== null && world.now - bookedAt >= 2 * dayMs
}

function rowOf(world: World, payment: Payment, isArchive: boolean): unknown {
  const { truth, minor, heldMinor: held, day, state } = payment
  const isPending = state === 'pending'
  const isKept = isArchived(world, payment)
  const shared = {
    truth,
    accountingDate: `${day}T00:00:00`,
    interestDate: `${world.accounts[payment.account]?.isCard === true ? daysLater(day, 40) : day}T00:00:00`, // 7.3
    amount: amount(isPending ? held : minor),
    text: wordsOf(payment),
    transactionType: isPending ? 'Bekreftet VISA' : 'VISA VARE',
    transactionTypeCode: isPending ? 946 : 714,
    transactionTypeText: isPending ? '' : 'VISA VARE',
    cardDetailsSpecified: false,
  }
  if (isArchive) return { transactionId: idShown(world, payment), ...shared, source: 1 }
  return {
    ...shared,
    otherAccountNumberSpecified: false,
    isReservation: isPending,
    reservationType: isPending ? 'VisaReservation' : null,
    source: isKept ? 'Archive' : 'AccountStatement',
    transactionDetailSpecified: payment.isEnriched,
    transactionDetail: payment.isEnriched
      ? { formattedAccountNumber: '6005 06 12344', transactionId: literal('0'), receiverName: 'KARI NORDMANN', payerName: null }
      : null,
  }
} // prettier-ignore
