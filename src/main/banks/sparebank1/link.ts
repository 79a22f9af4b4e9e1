import type { SpareBank1Settings } from '../../../shared/model.ts'
import { createAuthorisedHttp } from '../../oauth/authorised-http.ts'
import { clientOf, signInByOauth } from '../../oauth/oauth-link.ts'
import { createTokenSource } from '../../oauth/token-source.ts'
import { AppError } from '../../../shared/errors.ts'
import type { BankLink } from '../bank.ts'
import type { LinkDeps } from '../../systems/system.ts'
import { oauthServer } from './auth.ts'
import type { Reading, SessionDeps } from './session.ts'

/** A connection by OAuth: nothing to prepare, tokens that renew themselves, and a session on top of them. */
export function sparebank1Link(
  deps: LinkDeps<SpareBank1Settings>,
  session: (deps: SessionDeps) => Reading,
): BankLink {
  const { http, clock, settings, endpoints, secrets, onRefresh } = deps
  const server = oauthServer(settings, endpoints)
  const credentials = clientOf(deps)
  const tokens = createTokenSource({ server, credentials, store: secrets, http, clock, onRefresh })
  const reading = session({ http: createAuthorisedHttp({ http, tokens }), settings, endpoints, clock })
  return {
    ...reading,
    // The list is one call too, and the only one that says a balance in both generations.
    account: async (bankKey, signal) => {
      const { accounts } = await reading.accounts(signal)
      const account = accounts.find((one) => one.bankKey === bankKey)
      if (account === undefined) throw new AppError('not-found', 'the bank does not list this account')
      return account
    },
    prepare: () => Promise.resolve({ providerName: null, redirectUri: server.redirectUri }),
    signIn: (hooks) => signInByOauth(deps, server, hooks),
  }
}
