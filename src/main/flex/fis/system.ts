import { fisCredentials, fisSettings } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import { defaultFisSettings, type FisSettings } from '../../../shared/fis.ts'
import type { System } from '../../systems/system.ts'
import type { FisLink } from '../port.ts'

export const fis: System<FisSettings, FisLink> = {
  id: 'fis',
  settings: fisSettings,
  credentials: fisCredentials,
  defaultSettings: defaultFisSettings,
  apiUrl: ({ apiUrl }, endpoints) => endpoints.api ?? apiUrl,
  otherUrls: ({ authUrl }, endpoints) => [endpoints.token ?? authUrl],
  budgets: () => new Map(),
  needsBrowser: () => false,
  link: () => {
    throw new AppError('internal', 'not there yet')
  },
}
