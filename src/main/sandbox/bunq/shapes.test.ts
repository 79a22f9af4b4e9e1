import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startBunqSandbox } from './sandbox.ts'
import { everything, signIn, wrapped, type Fields } from './test-client.ts'

/** Names of fields, separated by blanks, as the constructed examples of the fact sheet (14) have them. */
const shapes = {
  UserPerson:
    'id created updated public_uuid first_name middle_name last_name legal_name display_name public_nick_name alias tax_resident address_main address_postal address_shipping date_of_birth place_of_birth country_of_birth nationality all_nationality language region gender avatar version_terms_of_service status sub_status session_timeout daily_limit_without_confirmation_login notification_filters relations',
  Payment:
    'id created updated monetary_account_id amount payment_fee description type merchant_reference alias counterparty_alias attachment geolocation batch_id scheduled_id address_billing address_shipping sub_type payment_arrival_expected request_reference_split_the_bill balance_after_mutation payment_auto_allocate_instance payment_suspended_outgoing',
  MasterCardAction:
    'id created updated monetary_account_id card_id amount_local amount_converted amount_billing amount_original_local amount_original_billing amount_fee card_authorisation_id_response decision payment_status decision_description decision_description_translated decision_together_url description authorisation_status authorisation_type pan_entry_mode_user settlement_status clearing_status maturity_date city alias counterparty_alias label_card merchant_id token_status reservation_expiry_time clearing_expiry_time applied_limit wallet_provider_id all_mastercard_action_refund merchant_category_code eligible_whitelist_id',
  ScheduledPayment: 'id created updated monetary_account_id schedule status payment',
  MonetaryAccountBank:
    'id created updated alias avatar balance country currency display_name daily_limit description public_uuid status sub_status timezone user_id monetary_account_profile setting connected_cards overdraft_limit all_auto_save_id total_request_pending',
  label: 'uuid display_name country avatar public_nick_name type',
  ownAlias: 'iban is_light display_name avatar label_user country',
  merchantAlias: 'iban is_light display_name avatar label_user country merchant_category_code',
} as const

const namesOf = (value: unknown): readonly string[] => Object.keys(value as Fields).toSorted()
const named = (shape: keyof typeof shapes): readonly string[] => shapes[shape].split(' ').toSorted()

const start = () =>
  startBunqSandbox({ clock: movableClock('2026-07-08T10:00:00Z'), accounts: 'odd', switches: { rateLimits: 'off' } }) // prettier-ignore

test('users, payments, card uses and scheduled payments have the fields of the fact sheet, no more and no fewer', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const main = bank.books().accounts.find(({ account }) => account.name === 'Main')
  const path = `/v1/user/${client.userId}/monetary-account/${main?.account.id}`
  expect(namesOf(client.user)).toEqual(named('UserPerson'))
  for (const [list, wrapper] of [['payment', 'Payment'], ['mastercard-action', 'MasterCardAction'], ['schedule-payment', 'ScheduledPayment']] as const) {
    for (const item of await everything(client, `${path}/${list}`)) {
      const { created, updated } = item[wrapper] as Fields
      for (const at of [created, updated]) expect(at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/)
      expect([Object.keys(item), namesOf(item[wrapper])]).toEqual([[wrapper], named(wrapper)])
    }
  }
  const payment = wrapped(await client.get(`${path}/payment?count=1`), 'Payment')
  const [own, other] = [payment['alias'] as Fields, payment['counterparty_alias'] as Fields]
  expect([namesOf(own), namesOf(other)]).toEqual([named('ownAlias'), named('merchantAlias')])
  expect([namesOf(own['label_user']), namesOf(other['label_user'])]).toEqual([named('label'), named('label')])
  expect(own['iban']).toBe(main?.account.iban)
}) // prettier-ignore

test('accounts have the common fields, and those of their kind besides', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const accounts = await everything(client, `/v1/user/${client.userId}/monetary-account`)
  const more = (wrapper: string, isFound: (fields: Fields) => boolean = () => true) => {
    const fields = accounts.map((item) => item[wrapper] as Fields | undefined).find((one) => one !== undefined && isFound(one))
    const names = namesOf(fields ?? {})
    expect(named('MonetaryAccountBank').filter((name) => !names.includes(name))).toEqual([])
    return names.filter((name) => !named('MonetaryAccountBank').includes(name))
  }
  const saving = ['all_co_owner', 'number_of_payment_remaining', 'savings_goal', 'savings_goal_progress']
  expect(more('MonetaryAccountBank', ({ description }) => description === 'Dollars')).toEqual([])
  expect(more('MonetaryAccountBank', ({ status }) => status === 'CANCELLED')).toEqual(['reason', 'reason_description'])
  expect(more('MonetaryAccountJoint')).toEqual(['all_co_owner'])
  expect(more('MonetaryAccountSavings')).toEqual(saving)
  expect(more('MonetaryAccountExternalSavings')).toEqual(saving)
  expect(more('MonetaryAccountCard')).toEqual(['balance_real'])
}) // prettier-ignore
