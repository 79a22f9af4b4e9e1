import { defaultBankIdSettings, type BankIdSettings } from '../../../shared/bankid.ts'
import { bankIdCredentials, bankIdSettings } from '../../../shared/contract-connect.ts'
import type { System } from '../../systems/system.ts'
import type { BankIdLink } from '../port.ts'
import { assertValid, readCertificate } from './certificate.ts'
import { apiUrlOf, bankIdLink } from './link.ts'
import { appOrigin } from './start-address.ts'

export const bankId: System<BankIdSettings, BankIdLink> = {
  id: 'bankid',
  settings: bankIdSettings,
  credentials: bankIdCredentials,
  defaultSettings: defaultBankIdSettings,
  apiUrl: ({ environment }, endpoints) => apiUrlOf(environment, endpoints),
  // The start token of an order goes to whatever opens the app.
  otherUrls: (_settings, { authorize }) => [authorize ?? `${appOrigin}/`],
  budgets: () => new Map(),
  needsBrowser: () => false,
  checkCredentials: (credentials, clock) => assertValid(readCertificate(credentials), clock.now()),
  link: bankIdLink,
}
