import { apiKeyCredentials, bunqSettings } from '../../../shared/contract-connect.ts'
import { defaultBunqSettings } from '../../../shared/bunq.ts'
import { AppError } from '../../../shared/errors.ts'
import type { BunqSettings } from '../../../shared/model.ts'
import type { Bank } from '../bank.ts'

// Placeholder while the real one is being written.
export const bunq: Bank<BunqSettings> = {
  id: 'bunq',
  settings: bunqSettings,
  credentials: apiKeyCredentials,
  defaultSettings: defaultBunqSettings,
  apiUrl: (_settings, endpoints) => endpoints.api ?? 'https://api.bunq.com',
  otherUrls: () => [],
  budgets: (endpoints) =>
    new Map([
      [
        new URL(endpoints.api ?? 'https://api.bunq.com').host,
        { maxCalls: 60, windowMs: 60_000, defaultWaitMs: 3000 },
      ],
    ]),
  needsBrowser: ({ door }) => door !== 'key',
  overlapDays: () => 14,
  asksEachAccount: true,
  link: () => {
    throw new AppError('internal', 'not there yet')
  },
}
