import { z } from 'zod'
import { bunqRedirectUri } from '../../../shared/bunq.ts'
import type { Prepared } from '../../../shared/contract.ts'
import { AppError, isAppError } from '../../../shared/errors.ts'
import type { PrepareHooks } from '../../systems/system.ts'
import { checkOwnFiles, makeSelfSigned, providerCommonName, type OwnFiles } from './certificate.ts'
import { uninstalled, type BunqContext, type Provider } from './context.ts'
import { ensureDevice, ensureInstallation } from './installation.ts'
import { readOne } from './items.ts'
import { ensureOauthClient } from './oauth-client.ts'
import { goOn, type Parts } from './parts.ts'
import { expectOk, refusalOf, refused } from './refusal.ts'
import { credentialMessage, signatureOf } from './signature.ts'
import type { SessionSource } from './session-source.ts'

const wireCredential = z.object({ token_value: z.string().min(1) })

/** The key dies unused after an hour (fact sheet 5.1, E6); a few minutes of it are for the way. */
const credentialLifeMs = 55 * 60_000

/**
 * The provider's way in, once: certificate, installation, credential, device, session, OAuth client, redirect address (fact
 * sheet 5.3). Each part is kept as it is made; what is there already costs no call.
 * @throws AppError `client-rejected` (certificate), `consent-cancelled`, those of the session and of Http.
 */
export async function prepareProvider(
  parts: Parts,
  sessions: SessionSource,
  { signal, onStage }: PrepareHooks,
): Promise<Prepared> {
  const redirectUri = bunqRedirectUri(parts.deps.settings)
  if (!isPrepared(await parts.kept.load(), redirectUri)) {
    const register = async (): Promise<void> => {
      onStage('installation', null)
      await ensureInstallation(parts, signal)
      goOn(signal)
      onStage('credential', null)
      await ensureCredential(parts, signal)
      goOn(signal)
      onStage('device', null)
      await ensureDevice(parts, signal)
      goOn(signal)
      onStage('session', null)
      await sessions.current(signal)
      goOn(signal)
    }
    onStage('certificate', null)
    await ensureCertificate(parts)
    goOn(signal)
    await orFromTheStart(parts, register)
    await ensureOauthClient(parts, sessions, redirectUri, { signal, onStage })
  }
  const { provider } = await parts.kept.load()
  return { providerName: provider?.name ?? null, redirectUri }
}

export function isPrepared({ installation, device, provider }: BunqContext, redirectUri: string): boolean {
  const isThere = installation !== null && device === 'registered'
  return isThere && (provider?.client?.callbackUrls.includes(redirectUri) ?? false)
}

/**
 * A bank that no longer takes what was registered before (its sandbox was emptied, the key died, the network address changed)
 * is registered with anew, once: never in a loop, because that is how one is locked out (fact sheet 4.2, 11).
 */
async function orFromTheStart(parts: Parts, register: () => Promise<void>): Promise<void> {
  const { installation, device } = await parts.kept.load()
  try {
    await register()
  } catch (error) {
    const isForgotten = installation !== null && isAppError(error, 'needs-login')
    const isRefused = device !== null && isAppError(error, 'bank-ip-changed', 'client-rejected')
    if (!isForgotten && !isRefused) throw error
    await forgetRegistration(parts)
    await register()
  }
}

/** Keeps the certificate, by which the bank knows the provider, and with it the OAuth client. */
export async function forgetRegistration({ kept }: Parts): Promise<void> {
  await kept.change((now) => {
    const rest = uninstalled(now)
    return { ...rest, provider: rest.provider === null ? null : { ...rest.provider, credential: null } }
  })
}

async function ensureCertificate({ deps, kept: store }: Parts): Promise<void> {
  const { credentials, settings, clock } = deps
  if ('certificate' in credentials) {
    const name = checkOwnFiles(credentials, settings.environment, clock.now())
    await store.change((now) => (now.provider === null ? { ...now, provider: newProvider(name, null) } : now))
    return
  }
  if (!('providerName' in credentials))
    throw new AppError('client-missing', 'no certificate to be a provider with')
  if (settings.environment === 'production')
    throw new AppError('client-rejected', 'outside its sandbox bunq takes no certificate one made oneself')
  if ((await store.load()).provider !== null) return
  const name = providerCommonName(credentials.providerName)
  const made = await makeSelfSigned(name, clock.now())
  await store.change((now) => ({ ...now, provider: newProvider(name, made) }))
}

function newProvider(name: string, selfSigned: Provider['selfSigned']): Provider {
  return { name, selfSigned, credential: null, session: null, client: null }
}

/** Shows the certificate, and proves with its key that the installation is the provider's own (fact sheet 5.3 steps 4 and 5). */
async function ensureCredential({ deps, api, kept: store }: Parts, signal: AbortSignal): Promise<void> {
  const kept = await store.load()
  const { installation, provider, device } = kept
  const now = deps.clock.now()
  if (device !== null || (provider?.credential?.usableUntil ?? 0) > now) return
  if (installation === null || provider === null)
    throw new AppError('internal', 'a credential before the installation')
  const label = 'POST /v1/payment-service-provider-credential'
  const files = filesOf(deps.credentials, provider)
  const message = credentialMessage(installation.publicKey, installation.token)
  const reply = await api.post(
    {
      path: '/v1/payment-service-provider-credential',
      label,
      caller: { token: installation.token, installation },
      signal,
    },
    {
      client_payment_service_provider_certificate: files.certificate,
      client_payment_service_provider_certificate_chain: files.chain,
      client_public_key_signature: signatureOf(message, files.privateKey),
    },
  )
  if (refusalOf(reply) === 'dead-session') throw refused(reply, label, 'needs-login') // the installation is forgotten
  expectOk(reply, label)
  const { token_value: tokenValue } = readOne(reply, 'CredentialPasswordIp', wireCredential, label)
  const credential = { tokenValue, usableUntil: now + credentialLifeMs }
  await store.change((latest) => ({ ...latest, provider: { ...provider, credential } }))
}

/** A certificate one made oneself is its own chain (fact sheet 5.3 step 5). */
function filesOf(credentials: Parts['deps']['credentials'], { selfSigned: made }: Provider): OwnFiles {
  if ('certificate' in credentials) return credentials
  if (made === null) throw new AppError('internal', 'a provider without a certificate')
  return { ...made, chain: made.certificate }
}
