import { bunqRedirectUri } from '../../../shared/bunq.ts'
import { isAppError, AppError } from '../../../shared/errors.ts'
import type { BunqSettings } from '../../../shared/model.ts'
import { isLoopback } from '../../http/address.ts'
import { clientOf } from '../../oauth/oauth-link.ts'
import type { SignInHooks } from '../../oauth/port.ts'
import type { BankLink } from '../bank.ts'
import type { LinkDeps, PrepareHooks } from '../../systems/system.ts'
import { addressesOf, sessionSpacingMsAt } from './addresses.ts'
import { createBunqClient } from './client.ts'
import { itemsOf } from './items.ts'
import { codeOfRefusedSecret, partsOf, secretOf, type Parts } from './parts.ts'
import { prepareProvider } from './provider.ts'
import { bunqReading } from './reading.ts'
import { createSessionGate, createSessionSource, type SessionUse } from './session-source.ts'
import { signInByClient, signInByKey, signInByProvider, type SignInDeps } from './sign-in.ts'

/** A connection to bunq by any of its three doors: each ends with a secret that opens sessions, and reads alike. */
export function bunqLink(deps: LinkDeps<BunqSettings>): BankLink {
  const { clock, settings, endpoints } = deps
  const parts = partsOf(deps)
  const gate = createSessionGate(
    () => clock.now(),
    sessionSpacingMsAt(addressesOf(settings.environment, endpoints).api),
  )
  const use = personUse(parts)
  const sessions = createSessionSource(parts, use, gate)
  const ofProvider = createSessionSource(parts, providerUse, gate)
  const client = createBunqClient({ parts, sessions, codeOfRefusal: use.codeOfRefusal })
  const test = async (signal: AbortSignal): Promise<void> => {
    const reply = await client.get('/v1/user', 'GET /v1/user', signal)
    itemsOf(reply, 'GET /v1/user') // a page of whoever stands between is no proof
  }
  const prepare = async (hooks: PrepareHooks) => {
    if (settings.door === 'provider') return await cancellable(prepareProvider(parts, ofProvider, hooks))
    return { providerName: null, redirectUri: settings.door === 'key' ? null : bunqRedirectUri(settings) }
  }
  return {
    ...inItsWorld(deps, bunqReading(client, { clock })),
    test,
    prepare,
    signIn: (hooks) => cancellable(signIn(deps, { parts, sessions, test, prepare }, hooks)),
  }
}

type Reading = ReturnType<typeof bunqReading>

/** The money of bunq's sandbox is nobody's; that of our own invented bank is the invented household's. */
function inItsWorld({ settings, endpoints }: LinkDeps<BunqSettings>, reading: Reading): Reading {
  const { api } = addressesOf(settings.environment, endpoints)
  if (settings.environment !== 'sandbox' || isLoopback(new URL(api).hostname)) return reading
  const invented = <A extends object>(account: A) => ({ ...account, isInvented: true })
  return {
    ...reading,
    accounts: async (signal) => {
      const { accounts, problems } = await reading.accounts(signal)
      return { accounts: accounts.map(invented), problems }
    },
    account: async (bankKey, signal) => invented(await reading.account(bankKey, signal)),
  }
}

async function signIn(deps: LinkDeps<BunqSettings>, parts: SignInDeps, hooks: SignInHooks): Promise<void> {
  switch (deps.settings.door) {
    case 'key':
      return await signInByKey(parts, hooks)
    case 'oauth':
      return await signInByClient(parts, clientOf(deps), hooks)
    case 'provider':
      return await signInByProvider(parts, hooks)
  }
}

/** A step that was broken off is a sign-in that was. */
async function cancellable<T>(walk: Promise<T>): Promise<T> {
  try {
    return await walk
  } catch (error) {
    if (isAppError(error, 'cancelled')) throw new AppError('consent-cancelled', 'the sign-in was cancelled')
    throw error
  }
}

function personUse({ deps }: Parts): SessionUse {
  return {
    secretOf: (kept) => secretOf(deps, kept),
    read: (kept) => kept.session,
    write: (kept, session) => ({ ...kept, session, isProven: true }),
    codeOfRefusal: (kept) => codeOfRefusedSecret(deps, kept),
  }
}

const providerUse: SessionUse = {
  secretOf: (kept) => kept.provider?.credential?.tokenValue ?? null,
  read: (kept) => kept.provider?.session ?? null,
  write: (kept, session) =>
    kept.provider === null ? kept : { ...kept, provider: { ...kept.provider, session } },
  codeOfRefusal: ({ provider }) =>
    provider === null || provider.session === null ? 'client-rejected' : 'bank-ip-changed',
}
