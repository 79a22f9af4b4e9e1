import { z } from 'zod'
import { AppError, isAppError } from '../../../shared/errors.ts'
import type { PrepareHooks } from '../../systems/system.ts'
import type { ClientCredentials, SignInHooks } from '../../oauth/port.ts'
import { askConsent } from './consent.ts'
import { uninstalled, type BunqContext } from './context.ts'
import { ensureDevice, ensureInstallation } from './installation.ts'
import { readOne } from './items.ts'
import { apiKeyOf, goOn, type Parts } from './parts.ts'
import { forgetRegistration } from './provider.ts'
import { expectOk } from './refusal.ts'
import type { SessionSource } from './session-source.ts'

/** `test` is one call that proves a session from before; `prepare` makes what stands before a provider's consent. */
export interface SignInDeps {
  readonly parts: Parts
  readonly sessions: SessionSource
  readonly test: (signal: AbortSignal) => Promise<void>
  readonly prepare: (hooks: PrepareHooks) => Promise<unknown>
}

/** Door A: the key is all bunq wants. Errors: those of the session; `client-rejected` for a key of the other environment. */
export async function signInByKey(deps: SignInDeps, hooks: SignInHooks): Promise<void> {
  try {
    await enterByKey(deps, hooks)
  } catch (error) {
    // The key of an invented user is nobody's to look up or to free of its address: one that is refused is replaced.
    const { credentials } = deps.parts.deps
    if (!('isNewSandboxUser' in credentials) || !isAppError(error, 'bank-ip-changed')) throw error
    await deps.parts.kept.change((now) => ({ ...uninstalled(now), apiKey: null, isProven: false }))
    await enterByKey(deps, hooks)
  }
}

async function enterByKey({ parts, sessions, test }: SignInDeps, hooks: SignInHooks): Promise<void> {
  await ensureSandboxUser(parts, hooks.signal)
  await expectOwnEnvironment(parts)
  goOn(hooks.signal)
  const before = (await parts.kept.load()).session
  await establishAnew(parts, sessions, hooks)
  const after = (await parts.kept.load()).session
  if (before !== null && before.token === after?.token) await test(hooks.signal)
}

/** Door B: the person's own OAuth client. */
export async function signInByClient(
  { parts, sessions }: SignInDeps,
  client: ClientCredentials,
  hooks: SignInHooks,
): Promise<void> {
  // Each access token gets an installation of its own, as each new key does (fact sheet 4.3, last table).
  const walk = () => askConsent(parts, client, hooks, uninstalled)
  await withConsent(parts, walk, () => establishAnew(parts, sessions, hooks))
}

/** Door C: one's own provider. Its installation and device serve every access token; each gets a session (fact sheet 4.3). */
export async function signInByProvider(deps: SignInDeps, hooks: SignInHooks): Promise<void> {
  const { parts, sessions } = deps
  await deps.prepare(hooks)
  const client = (await parts.kept.load()).provider?.client ?? null
  if (client === null) throw new AppError('internal', 'a prepared provider without a client')
  const walk = () => askConsent(parts, client, hooks, (now) => now)
  let hasRegistered = false // once a sign-in
  await withConsent(parts, walk, async () => {
    const isFresh = !(await parts.kept.load()).isProven
    hooks.onStage('session', null)
    try {
      await sessions.current(hooks.signal)
    } catch (error) {
      // A token of a minute ago is not withdrawn: the provider's own registration no longer holds.
      if (!isFresh || hasRegistered || !isAppError(error, 'consent-revoked', 'needs-login')) throw error
      hasRegistered = true
      await forgetRegistration(parts)
      await deps.prepare(hooks)
      hooks.onStage('session', null)
      await sessions.current(hooks.signal)
    }
  })
}

/** Whatever the bank has against a token, only another one can end it. */
const refusals = ['consent-revoked', 'needs-login', 'bank-refused'] as const

/** A consent that was given but never came to a session (the app was closed, the network broke) is used before another one is
 *  asked for. */
async function withConsent(
  { kept: store }: Parts,
  walk: () => Promise<void>,
  begin: () => Promise<void>,
): Promise<void> {
  const { grant, isProven } = await store.load()
  if (grant !== null && !isProven) {
    try {
      return await begin()
    } catch (error) {
      if (!isAppError(error, ...refusals)) throw error
    }
  }
  await walk()
  await begin()
}

/** What was registered before may be gone: then it is made anew, once. */
async function establishAnew(parts: Parts, sessions: SessionSource, hooks: SignInHooks): Promise<void> {
  const hadInstallation = (await parts.kept.load()).installation !== null
  try {
    await establish(parts, sessions, hooks)
  } catch (error) {
    if (!hadInstallation || !isAppError(error, 'needs-login')) throw error
    await parts.kept.change(uninstalled)
    await establish(parts, sessions, hooks)
  }
}

async function establish(parts: Parts, sessions: SessionSource, hooks: SignInHooks): Promise<void> {
  const { signal, onStage } = hooks
  onStage('installation', null)
  await ensureInstallation(parts, signal)
  goOn(signal)
  onStage('device', null)
  await ensureDevice(parts, signal)
  goOn(signal)
  onStage('session', null)
  await sessions.current(signal)
}

const wireKey = z.object({ api_key: z.string().min(1) })

/** An invented user of bunq's sandbox, asked for once; the key comes without any token (fact sheet 12). */
async function ensureSandboxUser({ api, deps, kept }: Parts, signal: AbortSignal): Promise<void> {
  if (!('isNewSandboxUser' in deps.credentials) || (await kept.load()).apiKey !== null) return
  if (deps.settings.environment !== 'sandbox')
    throw new AppError('client-rejected', 'invented users live in bunq’s sandbox alone')
  const label = 'POST /v1/sandbox-user-person'
  const reply = await api.post({ path: '/v1/sandbox-user-person', label, caller: null, signal }, null)
  expectOk(reply, label)
  const { api_key: apiKey } = readOne(reply, 'ApiKey', wireKey, label)
  await kept.change((now): BunqContext => ({ ...now, apiKey }))
}

/** A key says itself where it belongs, and works nowhere else (fact sheet 5.1): no call is spent on it. */
async function expectOwnEnvironment({ deps, kept }: Parts): Promise<void> {
  const key = apiKeyOf(deps, await kept.load())
  if (key === null) throw new AppError('client-missing', 'no key to bunq')
  const isOfSandbox = key.startsWith('sandbox_')
  if (isOfSandbox !== (deps.settings.environment === 'sandbox'))
    throw new AppError(
      'client-rejected',
      `a key of ${isOfSandbox ? 'the sandbox' : 'production'} for the other`,
    )
}
