import type { Edits } from './edits.ts'
import type { BunqAccount, Counterparty, Entry } from './ledger.ts'
import { labelOfUser } from './user-json.ts'
import { uuidOf, type PersonUser } from './users.ts'
import { amount, timestamp } from './wire.ts'

/** The own side of a payment. */
function ownLabel(account: BunqAccount, owner: PersonUser) {
  const { iban, holder } = account
  return {
    iban,
    is_light: false,
    display_name: holder,
    avatar: null,
    label_user: labelOfUser(owner),
    country: 'NL',
  }
}

/** The other side; of outsiders bunq knows a name and perhaps an IBAN, and every other field is null (fact sheet 9). */
function otherLabel({ name, iban, kind, mcc }: Counterparty) {
  const isBunq = kind === 'bunq'
  return {
    iban,
    is_light: isBunq ? false : null,
    display_name: name,
    avatar: null,
    label_user: {
      uuid: isBunq ? uuidOf(`label ${name}`) : null,
      display_name: name,
      country: 'NL',
      avatar: null,
      public_nick_name: name,
      type: isBunq ? 'PERSON' : null,
    },
    country: 'NL',
    ...(mcc === undefined ? {} : { merchant_category_code: mcc }),
  }
}

export interface PaymentView {
  readonly account: BunqAccount
  readonly owner: PersonUser
  readonly edits: Edits
  readonly now: number
}

/** A payment in its wrapper (fact sheet E12). `afterMinor`: the balance after it. */
export function paymentJson({ account, owner, edits, now }: PaymentView, entry: Entry, afterMinor: number): unknown {
  const micros = entry.id % 1000
  const updatedAt = edits.updatedAt(entry, now)
  return {
    Payment: {
      id: entry.id,
      created: timestamp(entry.at, micros),
      updated: timestamp(updatedAt, updatedAt === entry.at ? micros : 0),
      monetary_account_id: account.id,
      amount: amount(entry.minor, account.currency),
      payment_fee: null,
      description: edits.descriptionOf(entry),
      type: entry.type,
      merchant_reference: null,
      alias: ownLabel(account, owner),
      counterparty_alias: otherLabel(entry.other),
      attachment: [],
      geolocation: null,
      batch_id: null,
      scheduled_id: null,
      address_billing: null,
      address_shipping: null,
      sub_type: entry.subType,
      payment_arrival_expected: { status: 'ARRIVED', time: null },
      request_reference_split_the_bill: [],
      balance_after_mutation: amount(afterMinor, account.currency),
      payment_auto_allocate_instance: null,
      payment_suspended_outgoing: null,
    },
  }
} // prettier-ignore
