import { customerCredentials, sbankenSettings } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SbankenSettings } from '../../../shared/model.ts'
import { defaultSbankenSettings } from '../../../shared/sbanken.ts'
import type { Bank } from '../bank.ts'

// Placeholder while the real one is being written.
export const sbanken: Bank<SbankenSettings> = {
  id: 'sbanken',
  settings: sbankenSettings,
  credentials: customerCredentials,
  defaultSettings: defaultSbankenSettings,
  apiUrl: (_settings, endpoints) => endpoints.api ?? 'https://publicapi.sbanken.no',
  otherUrls: () => [],
  budgets: (endpoints) =>
    new Map([
      [
        new URL(endpoints.api ?? 'https://publicapi.sbanken.no').host,
        { maxCalls: 30, windowMs: 60_000, defaultWaitMs: 60_000 },
      ],
    ]),
  needsBrowser: () => false,
  overlapDays: () => 14,
  asksEachAccount: true,
  link: () => {
    throw new AppError('internal', 'not there yet')
  },
}
