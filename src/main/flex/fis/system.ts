import { fisCredentials, fisSettings } from '../../../shared/contract-connect.ts'
import { defaultFisSettings, type FisSettings } from '../../../shared/fis.ts'
import { uncounted, type BudgetRule } from '../../http/port.ts'
import type { System } from '../../systems/system.ts'
import type { FisLink } from '../port.ts'
import { apiUrlOf, authUrlOf } from './addresses.ts'
import { completeFisCredentials, sameFisCredentials } from './credentials.ts'
import { fisLink } from './link.ts'

/** No limit is known but that of failed logins, which says itself how long it lasts (fact sheet 21). */
const budget: BudgetRule = { maxCalls: uncounted, windowMs: 0, defaultWaitMs: 60_000 }

/**
 * Norway's Flexibility Information System, read only. A stand-in gives both bases whole: `token` that of the login calls, such as
 * `http://127.0.0.1:8080/auth/v1`, and `api` that of the tables.
 */
export const fis: System<FisSettings, FisLink> = {
  id: 'fis',
  settings: fisSettings,
  credentials: fisCredentials,
  defaultSettings: defaultFisSettings,
  apiUrl: apiUrlOf,
  otherUrls: (settings, endpoints) => [authUrlOf(settings, endpoints)],
  // The address of another of its systems comes with the settings of a connection, and has the same rule by being unknown.
  budgets: (endpoints) =>
    new Map(
      [authUrlOf(defaultFisSettings, endpoints), apiUrlOf(defaultFisSettings, endpoints)].map((url) => [
        new URL(url).host,
        budget,
      ]),
    ),
  needsBrowser: () => false,
  completeCredentials: completeFisCredentials,
  sameCredentials: sameFisCredentials,
  link: fisLink,
}
