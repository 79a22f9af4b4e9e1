import { defaultBankIdSettings, type BankIdSettings } from '../../../shared/bankid.ts'
import { bankIdCredentials, bankIdSettings } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import type { System } from '../../systems/system.ts'
import type { BankIdLink } from '../port.ts'

export const bankId: System<BankIdSettings, BankIdLink> = {
  id: 'bankid',
  settings: bankIdSettings,
  credentials: bankIdCredentials,
  defaultSettings: defaultBankIdSettings,
  apiUrl: (_settings, endpoints) => endpoints.api ?? 'https://appapi2.bankid.com/rp/v6.0/',
  otherUrls: () => [],
  budgets: () => new Map(),
  needsBrowser: () => false,
  link: () => {
    throw new AppError('internal', 'not there yet')
  },
}
