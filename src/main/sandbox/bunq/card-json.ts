import type { BunqAccount, CardAction, Scheduled } from './ledger.ts'
import { uuidOf, type PersonUser } from './users.ts'
import { amount, timestamp } from './wire.ts'

function cardLabel(account: BunqAccount) {
  const uuid = uuidOf(`card ${account.id}`)
  return { uuid, type: 'MASTERCARD', second_line: 'Daily', expiry_date: '2030-01-31', status: 'ACTIVE' }
}

/** A card authorisation in its wrapper (fact sheet E13). */
export function cardActionJson(account: BunqAccount, action: CardAction): unknown {
  const value = (minor: number) => amount(minor, account.currency)
  const isAllowed = action.decision === 'ALLOWED'
  return {
    MasterCardAction: {
      id: action.id,
      created: timestamp(action.at),
      updated: timestamp(action.updatedAt),
      monetary_account_id: account.id,
      card_id: 991,
      amount_local: value(action.minor),
      amount_converted: null,
      amount_billing: value(action.minor),
      amount_original_local: value(action.originalMinor),
      amount_original_billing: value(action.originalMinor),
      amount_fee: value(0),
      card_authorisation_id_response: String(action.id % 1_000_000),
      decision: action.decision,
      payment_status: action.paymentId === null ? null : 'PAYMENT_SUCCESSFUL',
      decision_description: isAllowed ? '' : 'The payment was declined.',
      decision_description_translated: isAllowed ? '' : 'The payment was declined.',
      decision_together_url: null,
      description: action.description,
      authorisation_status: action.authorisationStatus,
      authorisation_type: action.authorisationType,
      pan_entry_mode_user: 'ICC',
      settlement_status: null,
      clearing_status: action.clearingStatus,
      maturity_date: timestamp(action.at).slice(0, 10),
      city: action.city,
      alias: { iban: account.iban, display_name: account.holder },
      counterparty_alias: {
        iban: null,
        display_name: action.merchant,
        merchant_category_code: action.mcc,
      },
      label_card: cardLabel(account),
      merchant_id: '000000000012345',
      token_status: null,
      reservation_expiry_time: null,
      clearing_expiry_time: null,
      applied_limit: null,
      wallet_provider_id: null,
      all_mastercard_action_refund: [],
      merchant_category_code: action.mcc,
      eligible_whitelist_id: null,
    },
  }
}

/** A payment to come, in its wrapper (fact sheet E16). */
export function scheduledJson(account: BunqAccount, one: Scheduled): unknown {
  return {
    ScheduledPayment: {
      id: one.id,
      created: timestamp(one.createdAt),
      updated: timestamp(one.createdAt),
      monetary_account_id: account.id,
      schedule: {
        time_start: timestamp(one.createdAt),
        time_next: timestamp(one.nextAt),
        time_end: null,
        recurrence_unit: one.recurrence,
        recurrence_size: 1,
      },
      status: 'ACTIVE',
      payment: {
        amount: amount(one.minor, account.currency),
        alias: { iban: account.iban, display_name: account.holder },
        counterparty_alias: { iban: one.other.iban, display_name: one.other.name },
        description: one.description,
        merchant_reference: null,
        type: 'EBA_SCT',
        sub_type: 'SCT',
      },
    },
  }
}

/** A payment card in its wrapper. The sheet names the wrapper; the fields are those of bunq's published description. */
export function cardJson(id: number, account: BunqAccount, owner: PersonUser): unknown {
  return {
    CardDebit: {
      id,
      created: timestamp(account.createdAt),
      updated: timestamp(account.createdAt),
      public_uuid: uuidOf(`card ${account.id}`),
      type: 'MASTERCARD',
      sub_type: 'NONE',
      second_line: 'Daily',
      status: 'ACTIVE',
      sub_status: 'NONE',
      order_status: 'DELIVERED_TO_CUSTOMER',
      expiry_date: '2030-01-31',
      name_on_card: `${owner.firstName} ${owner.lastName}`,
      primary_account_number_four_digit: '2290',
      primary_account_numbers: [{ id: id + 1, description: 'Card', status: 'ACTIVE', four_digit: '2290' }],
      pin_code_assignment: [
        { type: 'PRIMARY', routing_type: 'MANUAL', pin_code: null, monetary_account_id: account.id },
      ],
      monetary_account_id_fallback: null,
      country: 'NL',
    },
  }
}
