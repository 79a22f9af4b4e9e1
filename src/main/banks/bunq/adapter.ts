import { z } from 'zod'
import { defaultBunqSettings } from '../../../shared/bunq.ts'
import {
  apiKeyCredentials,
  bunqSettings,
  certificateCredentials,
  clientCredentials,
  newUserCredentials,
  selfSignedCredentials,
} from '../../../shared/contract-connect.ts'
import type { BunqSettings } from '../../../shared/model.ts'
import type { Bank } from '../bank.ts'
import { addressesOf, budgetRules } from './addresses.ts'
import { identityPolicy } from './identity-policy.ts'
import { bunqLink } from './link.ts'

/** A card payment still changes when it is settled, and a foreign one is corrected by new rows for about five days (fact
 *  sheet 9); two weeks hold both with room. */
const overlapDays = 14

export const bunq: Bank<BunqSettings> = {
  id: 'bunq',
  settings: bunqSettings,
  credentials: z.union([
    clientCredentials,
    apiKeyCredentials,
    newUserCredentials,
    certificateCredentials,
    selfSignedCredentials,
  ]),
  defaultSettings: defaultBunqSettings,
  apiUrl: ({ environment }, endpoints) => addressesOf(environment, endpoints).api,
  otherUrls: ({ door, environment }, endpoints) => {
    const { authorize, token } = addressesOf(environment, endpoints)
    return door === 'key' ? [] : [authorize, token] // a key never meets the other hosts
  },
  budgets: budgetRules,
  needsBrowser: ({ door }) => door !== 'key',
  overlapDays: () => overlapDays,
  identity: identityPolicy,
  // One figure, "current available balance" (fact sheet 8): whether a card's hold that is no payment yet lowers it is not told.
  mayCountPending: () => true,
  asksEachAccount: true,
  link: bunqLink,
}
