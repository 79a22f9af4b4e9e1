import { dateOf, osloDay } from '../household/calendar.ts'
import type { Edits } from './edits.ts'
import { countUntil, isHold, type BunqAccount, type BunqAccountBooks } from './ledger.ts'
import { labelOfUser, personAliases } from './user-json.ts'
import { uuidOf, type PersonUser } from './users.ts'
import { amount, timestamp } from './wire.ts'

/** The balance at an instant, minor units; null for an account bunq only shows. */
export function balanceOf(account: BunqAccount, now: number): number | null {
  if (account.currency === '' || account.wrapper === 'MonetaryAccountSwitchService') return null
  const timeline = account.timeline()
  const count = countUntil(timeline, now)
  return count === 0 ? account.openingMinor : (timeline.after[count - 1] ?? 0)
}

/** Phone, mail, IBAN: the order of a real account, in which the IBAN is not the first (fact sheet 8). */
function aliasesOf(account: BunqAccount, owner: PersonUser) {
  const { email, phone } = personAliases(owner)
  const iban = account.iban === null ? [] : [{ type: 'IBAN', value: account.iban, name: account.holder }]
  return account.wrapper === 'MonetaryAccountBank' ? [phone, email, ...iban] : iban
}

function coOwners(owners: readonly PersonUser[]) {
  return owners.map((owner) => ({ alias: labelOfUser(owner), status: 'ACCEPTED' }))
}

/** Fields that only one kind of account has (fact sheet 8). */
function fieldsOfKind(account: BunqAccount, owners: readonly PersonUser[], balance: number | null) {
  if (account.wrapper === 'MonetaryAccountJoint') return { all_co_owner: coOwners(owners) }
  if (!account.wrapper.endsWith('Savings')) return {}
  const goalMinor = 1_000_000
  return {
    savings_goal: amount(goalMinor, account.currency),
    savings_goal_progress: Math.floor(((balance ?? 0) * 100) / goalMinor),
    number_of_payment_remaining: '2',
    all_co_owner: [],
  }
}

/** An account in its wrapper (fact sheet E11). `owners`: the first opened it. */
export function accountJson(account: BunqAccount, owners: readonly PersonUser[], now: number): unknown {
  const [owner] = owners
  if (owner === undefined) throw new RangeError('an account without an owner')
  const balance = balanceOf(account, now)
  const { currency } = account
  const fields = {
    id: account.id,
    created: timestamp(account.createdAt),
    updated: timestamp(account.createdAt),
    alias: aliasesOf(account, owner),
    avatar: null,
    balance: balance === null ? null : amount(balance, currency),
    country: 'NL',
    currency,
    display_name: account.holder,
    daily_limit: amount(100_000, currency),
    description: account.name,
    public_uuid: uuidOf(`account ${account.id}`),
    status: account.status,
    sub_status: 'NONE',
    timezone: 'europe/amsterdam',
    user_id: owner.id,
    monetary_account_profile: null,
    setting: { color: '#54C7FC', icon: null, default_avatar_status: 'AVATAR_DEFAULT', restriction_chat: 'ALLOW_INCOMING', sdd_expiration_action: null },
    connected_cards: [],
    overdraft_limit: amount(0, currency),
    all_auto_save_id: [],
    total_request_pending: amount(0, currency),
    ...fieldsOfKind(account, owners, balance),
    ...account.more,
  }
  if (account.wrapper !== 'MonetaryAccountSwitchService') return { [account.wrapper]: fields }
  const { id, created, updated, description, status, sub_status } = fields
  return { [account.wrapper]: { id, created, updated, description, status, sub_status } }
} // prettier-ignore

/** The date on the wall in Amsterdam, which is Oslo's. */
const dateAt = (at: number): string => dateOf(osloDay(at))

/** What an app that read all of this account must show. */
export function accountBooks(account: BunqAccount, now: number, edits: Edits): BunqAccountBooks {
  const { id, wrapper, name, iban, currency, status } = account
  const timeline = account.timeline()
  const row = (at: number, minor: number, text: string) => ({ date: dateAt(at), minor, currency, text, bankText: text })
  return {
    account: { id, wrapper, name, iban, currency, status },
    openingMinor: account.openingMinor,
    bookedMinor: balanceOf(account, now),
    booked: timeline.entries
      .slice(0, countUntil(timeline, now))
      .map((entry) => row(entry.at, entry.minor, edits.descriptionOf(entry))),
    pending: account.actions().filter(isHold).map(({ at, minor, description }) => row(at, -minor, description)),
    upcoming: account.scheduled().map(({ nextAt, minor, description }) => row(nextAt, minor, description)),
  }
} // prettier-ignore
