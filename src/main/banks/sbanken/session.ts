import { AppError } from '../../../shared/errors.ts'
import type { SbankenSettings } from '../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import type { AuthorisedHttp, BankSession } from '../bank.ts'
import type { Endpoints } from '../../systems/system.ts'
import { toAccount, toCard, type CardOf } from './account.ts'
import { dataUrl, needsCustomerId } from './addresses.ts'
import type { Ask } from './ask.ts'
import { readList, readOne } from './envelope.ts'
import { readUpcoming } from './upcoming.ts'
import { walkYears } from './years.ts'

export interface SbankenDeps {
  readonly http: AuthorisedHttp
  readonly settings: SbankenSettings
  readonly endpoints: Endpoints
  /** Eleven digits, a secret; null where none was given. */
  readonly customerId: string | null
  readonly clock: Clock
}

/** Reading, in the envelope and at the address of its era. */
export function sbankenSession(deps: SbankenDeps): BankSession {
  const { settings, clock } = deps
  const ask = asker(deps)
  return {
    async test(signal) {
      readList(await ask('/Accounts', 'GET Accounts', signal), 'GET Accounts')
    },
    async accounts(signal) {
      const label = 'GET Accounts'
      const rows = readList(await ask('/Accounts', label, signal), label)
      const cards = rows.length === 0 ? undefined : await readCards(ask, signal)
      return { accounts: rows.map((row) => toAccount(row, label, cards)), problems: [] }
    },
    async account(bankKey, signal) {
      const label = 'GET Accounts/{id}'
      const reply = await ask(`/Accounts/${encodeURIComponent(bankKey)}`, label, signal)
      return toAccount(readOne(reply, settings.era, label), label)
    },
    transactions: (query, signal) => walkYears(query, { ask, clock, era: settings.era, signal }),
    upcoming: (accounts, signal) => readUpcoming(accounts, { ask, clock, era: settings.era, signal }),
  }
}

/** The customer number was a header up to May 2021, and is nobody's business after (fact sheet 2). */
function asker({ http, settings, endpoints, customerId }: SbankenDeps): Ask {
  const isNeeded = needsCustomerId(settings.era)
  return async (resource, label, signal) => {
    if (isNeeded && customerId === null)
      throw new AppError('client-rejected', `${label}: this era wants the customer number`)
    const headers = {
      accept: 'application/json',
      ...(isNeeded && customerId !== null ? { customerId } : {}),
    }
    return await http.get({ url: dataUrl(settings, endpoints, resource), headers, label, signal })
  }
}

/** Which cards an account has is nice to know and no reason to fail: its scope may not have been ticked (fact sheet 3). */
async function readCards(ask: Ask, signal: AbortSignal): Promise<readonly CardOf[] | undefined> {
  const label = 'GET Cards'
  try {
    const rows = readList(await ask('/Cards', label, signal), label)
    return rows.flatMap((row) => toCard(row, label) ?? [])
  } catch (error) {
    if (error instanceof AppError && passedOver.has(error.code)) return undefined
    throw error
  }
}

const passedOver: ReadonlySet<string> = new Set(['bank-refused', 'unexpected-response', 'service-closed'])
