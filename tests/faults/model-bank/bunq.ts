import { generateKeyPairSync } from 'node:crypto'
import { bunq } from '../../../src/main/banks/bunq/adapter.ts'
import { emptyContext, madeForOf, type BunqContext } from '../../../src/main/banks/bunq/context.ts'
import { amount, bunqJson, timestamp } from '../../../src/main/sandbox/bunq/wire.ts'
import {
  bookedMinor,
  dayMs,
  ledgerOf,
  wordsOf,
  type ModelAccount,
  type Payment,
  type World,
} from './ledger.ts'
import type { Answered, Asked } from './memory-http.ts'
import { unknownCall, type ModelBank } from './model.ts'
import { noOwnHttp } from '../../../src/main/http/testing/unasked.ts'

/**
 * bunq, by its sheet:
 *
 * | played | because |
 * | --- | --- |
 * | uses of a card that hold money, paid later for more or less, or never | 10 |
 * | refunds and corrections as rows of their own | 9: never an edited sum |
 * | descriptions that change later | 9: notes move `updated` |
 * | days by the account's own wall, near midnight and on the days clocks change | 6.4, 8 |
 * | pages of a few rows | 6.3: up to as many as were asked for |
 * | another user id after a new consent | 5.2 `UserApiKey.id`; accounts keep theirs |
 * | a balance with or without what is held | 8: "current available balance" |
 * | the list of card uses refused | 6.2, 10 |
 *
 * Not played: other ids, days or sums of a payment, rows that go, rows dated ahead. A payment has one id for ever (9), and is
 * booked the moment it is there.
 */
export const modelBunq: ModelBank = {
  habits: {
    booksLate: false, reissues: false, rewords: true, losesIds: false, hides: false, strikes: false, datesAhead: false,
    mintsKeys: false, unlists: false, holdsOn: 'cards', mayCountHeldOn: 'all', ceilings: [3, 7],
  },
  accounts: () => [
    { key: '3620001', number: 'NL68BUNQ2099000174', isCard: true, openingMinor: 104_317, listed: 'yes' },
    { key: '3620003', number: 'NL40BUNQ2099000581', isCard: false, openingMinor: 500_000, listed: 'yes' },
  ],
  answer(world, asked) {
    const [, version, user, , resource, key, below] = asked.url.pathname.split('/')
    if (version !== 'v1' || user !== 'user') return unknownCall(asked)
    if (resource === 'card') return listing(world, asked, [])
    if (resource !== 'monetary-account') return unknownCall(asked)
    if (key === undefined) return listing({ ...world, ceiling: 200 }, asked, accountItems(world))
    const index = world.accounts.findIndex((account) => account.key === key)
    if (below === undefined) return listing(world, asked, accountItems(world).slice(index, index + 1))
    if (below === 'payment') return listing(world, asked, ledgerOf(world, index).map((each) => paymentOf(world, each)))
    if (below === 'mastercard-action') return actionList(world, asked, index)
    return below === 'schedule-payment' || below === 'request-response' ? listing(world, asked, []) : unknownCall(asked)
  },
  link: (http, clock, endpoints) => {
    const settings = { ...bunq.defaultSettings, environment: 'production', door: 'key' } as const
    const credentials = { apiKey: 'model' }
    let context = JSON.stringify(readyContext(madeForOf(settings, credentials)))
    return Promise.resolve(
      bunq.link({
        openHttp: noOwnHttp,
        http,
        clock,
        settings,
        endpoints,
        credentials,
        secrets: {
          loadTokens: () => Promise.resolve(null),
          saveTokens: () => Promise.reject(new Error('bunq has no token set')),
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

/** Both sides of an installation in one: what the app signs with, and what it expects the bank to have signed with. */
export const installationKeys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** Signed in for longer than any history: how sessions are opened and renewed is proven elsewhere. */
function readyContext(madeFor: Parameters<typeof emptyContext>[0]): BunqContext {
  const { publicKey, privateKey } = installationKeys
  return {
    ...emptyContext(madeFor),
    installation: { privateKey, publicKey, token: 'model', serverPublicKey: publicKey },
    device: 'registered',
    session: { token: 'model', openedAt: 0, timeoutS: 8_000_000_000, userType: 'UserPerson', userId: 3_610_001, grantedUserId: null },
    isProven: true,
  }
} // prettier-ignore

type Item = { readonly id: number; readonly json: unknown }

/** The elements of a page, newest first, and where older ones are: the bank's own ceiling of rows a page is below what is asked. */
function listing(world: World, { url }: Asked, items: readonly Item[]): Answered {
  const before = Number(url.searchParams.get('older_id') ?? Infinity)
  const older = items.filter(({ id }) => id < before).sort((a, b) => b.id - a.id)
  const page = older.slice(0, Math.min(Number(url.searchParams.get('count') ?? 10), world.ceiling))
  const last = page.at(-1)
  const olderUrl = last !== undefined && page.length < older.length ? `${url.pathname}?count=200&older_id=${last.id}` : null
  const pagination = { future_url: null, newer_url: null, older_url: olderUrl }
  return { status: 200, text: bunqJson({ Response: page.map(({ json }) => json), Pagination: pagination }) }
} // prettier-ignore

function accountItems(world: World): readonly Item[] {
  return world.accounts.map((account, index) => ({
    id: Number(account.key),
    json: {
      [account.isCard ? 'MonetaryAccountBank' : 'MonetaryAccountSavings']: accountOf(world, account, index),
    },
  }))
}

function accountOf(world: World, { key, number, isCard }: ModelAccount, index: number): unknown {
  return {
    id: Number(key),
    alias: [{ type: 'EMAIL', value: 'mila@example.org', name: 'Mila' }, { type: 'IBAN', value: number, name: 'M. Jansen' }],
    balance: amount(bookedMinor(world, index), 'EUR'),
    currency: 'EUR',
    description: isCard ? 'Main' : 'Buffer',
    status: 'ACTIVE',
    sub_status: 'NONE',
    timezone: 'europe/amsterdam',
    overdraft_limit: amount(0, 'EUR'),
  }
} // prettier-ignore

/** When a payment stands in the list: as it is booked. */
const bookedAt = ({ bookedAt: at, madeAt }: Payment): number => at ?? madeAt

function paymentOf(world: World, payment: Payment): Item {
  const { truth, account, id, minor } = payment
  const before = ledgerOf(world, account).filter((other) => Number(other.id) <= Number(id))
  const opening = world.accounts[account]?.openingMinor ?? 0
  const json = {
    Payment: {
      id: Number(id),
      truth,
      created: timestamp(bookedAt(payment)),
      updated: timestamp(world.now),
      monetary_account_id: Number(world.accounts[account]?.key),
      amount: amount(minor, 'EUR'),
      description: wordsOf(payment),
      type: minor > 0 ? 'EBA_SCT' : 'MASTERCARD',
      sub_type: minor > 0 ? 'SCT' : 'PAYMENT',
      counterparty_alias: { iban: null, display_name: payment.isEnriched ? 'Kari Nordmann' : null },
      balance_after_mutation: amount(before.reduce((sum, each) => sum + each.minor, opening), 'EUR'),
      merchant_reference: null,
      batch_id: null,
    },
  }
  return { id: Number(id), json }
} // prettier-ignore

/** Uses of a card: those that hold money, and those that were paid or came to nothing. */
function actionList(world: World, asked: Asked, index: number): Answered {
  // Where the balance counts what is held and the holds are not told, nothing could be proven.
  if (world.missingPart === 'card' && world.countsHeldOn === 'none')
    return { status: 400, text: bunqJson({ Error: [{ error_description: 'Not for this connection.' }] }) }
  const items = world.payments
    .filter(({ account, heldMinor, state }) => account === index && heldMinor < 0 && state !== 'struck')
    .map((payment, at) => ({ id: at + 1, json: { MasterCardAction: actionOf(world, payment, at + 1) } }))
  return listing(world, asked, items)
}

function actionOf({ now }: World, payment: Payment, id: number): unknown {
  // A payment may stand in the list from the moment its card was used, and settle days later (9): its use is then no second one.
  const isSettling =
    payment.state === 'booked' &&
    payment.bookedAt === payment.madeAt &&
    payment.heldMinor === payment.minor &&
    now - payment.madeAt < 2 * dayMs
  const held = amount(-payment.heldMinor, 'EUR')
  return {
    id,
    truth: payment.truth,
    created: timestamp(payment.madeAt),
    amount_local: held,
    amount_billing: held,
    decision: 'ALLOWED',
    description: payment.shop,
    authorisation_status: payment.state === 'lapsed' ? 'REVERSED' : 'AUTHORISED',
    authorisation_type: 'NORMAL_AUTHORISATION',
    clearing_status: payment.state === 'pending' || isSettling ? 'PENDING' : 'FIRST_PRESENTMENT_COMPLETE',
    city: 'BERGEN',
    counterparty_alias: { iban: null, display_name: payment.shop },
  }
}
