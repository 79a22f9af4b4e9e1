import type { LinkDeps } from '../systems/system.ts'
import { AppError } from '../../shared/errors.ts'
import { authorise } from './authorise.ts'
import type { ClientCredentials, OAuthServer, SignInHooks } from './port.ts'

/**
 * The person's walk through the pages of an OAuth server, up to new tokens in the keychain.
 * @throws AppError those of `authorise` and of the vault.
 */
export async function signInByOauth(deps: LinkDeps, server: OAuthServer, hooks: SignInHooks): Promise<void> {
  const { origin } = new URL(server.authorizeUrl)
  const tokens = await authorise({
    server,
    credentials: clientOf(deps),
    openBrowser: (url) => hooks.openBrowser(url, origin),
    language: hooks.language,
    http: deps.http,
    clock: deps.clock,
    signal: hooks.signal,
    onStage: hooks.onStage,
    ...(hooks.onPasteable === undefined ? {} : { onPasteable: hooks.onPasteable }),
  })
  await deps.secrets.saveTokens(tokens)
}

/** @throws AppError `client-missing` when what is kept is no client of an OAuth server. */
export function clientOf({ credentials }: Pick<LinkDeps, 'credentials'>): ClientCredentials {
  if ('clientSecret' in credentials) return credentials
  throw new AppError('client-missing', 'the keychain holds credentials of another kind')
}
