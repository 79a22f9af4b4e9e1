import { customerCredentials, sbankenSettings } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AccountKind, SbankenSettings } from '../../../shared/model.ts'
import { defaultSbankenSettings } from '../../../shared/sbanken.ts'
import { isLoopback } from '../../http/address.ts'
import { uncounted, type BudgetRule } from '../../http/port.ts'
import { createAuthorisedHttp } from '../../oauth/authorised-http.ts'
import type { AuthorisedHttp, Bank, BankLink } from '../bank.ts'
import type { LinkDeps } from '../../systems/system.ts'
import { dataHosts, dataUrl, tokenUrl } from './addresses.ts'
import { clientCredentialTokens } from './auth.ts'
import { identityPolicy } from './identity-policy.ts'
import { sbankenSession } from './session.ts'

const minuteMs = 60_000
/** About thirty calls a minute, read off one answer of 2018; nobody reported a 429 (fact sheet 5.5). */
const budget: BudgetRule = { maxCalls: 30, windowMs: minuteMs, defaultWaitMs: minuteMs, patienceMs: 65_000 }

/** The bank switched its API off in 2024 (fact sheet 1). What is here works against anybody's stand-in. */
export const sbanken: Bank<SbankenSettings> = {
  id: 'sbanken',
  settings: sbankenSettings,
  credentials: customerCredentials,
  defaultSettings: defaultSbankenSettings,
  apiUrl: (settings, endpoints) => dataUrl(settings, endpoints, ''),
  otherUrls: (_settings, endpoints) => [tokenUrl(endpoints)],
  // A stand-in says itself how much it takes; its 429 is sat out like the bank's.
  budgets: (endpoints) =>
    new Map(
      dataHosts(endpoints).map((host) => [
        host,
        endpoints.api === undefined ? budget : { ...budget, maxCalls: uncounted },
      ]),
    ),
  needsBrowser: () => false,
  overlapDays,
  identity: identityPolicy,
  asksEachAccount: true,
  link: sbankenLink,
}

/** Reservations book within ten days or so (fact sheet 9.2); a card's rows change until its bill is out. */
function overlapDays(kinds: readonly AccountKind[]): number {
  return Math.max(
    ...kinds.map((kind) => identityPolicy.settlingDays(kind)),
    identityPolicy.settlingDays('current'),
  )
}

function sbankenLink(deps: LinkDeps<SbankenSettings>): BankLink {
  const { clock, settings, endpoints, secrets, onRefresh } = deps
  const credentials = customerCredentials.safeParse(deps.credentials)
  if (!credentials.success)
    throw new AppError('client-missing', 'the keychain holds credentials of another kind')
  const isBankItself = !isLoopback(new URL(tokenUrl(endpoints)).hostname)
  const http = isBankItself ? tellingClosed(deps.http) : deps.http
  const { customerId } = credentials.data
  const tokens = clientCredentialTokens({
    http,
    clock,
    tokenUrl: tokenUrl(endpoints),
    credentials: credentials.data,
    secrets,
    onRefresh,
  })
  const session = sbankenSession({
    http: orClosed(createAuthorisedHttp({ http, tokens })),
    settings,
    endpoints,
    customerId,
    clock,
  })
  return {
    ...session,
    prepare: () => Promise.resolve({ providerName: null, redirectUri: null }),
    signIn: async ({ signal, onStage }) => {
      onStage('asking-bank', null)
      await session.test(signal)
    },
  }
}

/** A token that was given a moment ago and is refused: paths the bank had switched off answered so (fact sheet 5.3). */
function orClosed(http: AuthorisedHttp): AuthorisedHttp {
  return {
    get: (request) =>
      http.get(request).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'consent-revoked') throw error
        throw new AppError('service-closed', `${request.label}: a fresh token was refused`, { cause: error })
      }),
  }
}

/** Its names may lead nowhere by now, or to somebody's web page: whatever the sockets say, what a person has to know is that
 *  the API is gone. */
function tellingClosed(http: LinkDeps['http']): LinkDeps['http'] {
  const told = (error: unknown): never => {
    if (error instanceof AppError && goneCodes.has(error.code))
      throw new AppError('service-closed', error.message, { cause: error })
    throw error
  }
  return {
    get: (request) => http.get(request).catch(told),
    postForm: (request, form) => http.postForm(request, form).catch(told),
    post: (request, body) => http.post(request, body).catch(told),
  }
}

const goneCodes: ReadonlySet<string> = new Set(['offline', 'bank-unreachable', 'unexpected-response'])
