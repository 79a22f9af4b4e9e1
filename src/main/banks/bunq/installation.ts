import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { uninstalled, type BunqContext, type Installation } from './context.ts'
import { itemsOf, readOne } from './items.ts'
import { newKeyPair, normalisedPem } from './keys.ts'
import { codeOfRefusedDevice, deviceSecretOf, goOn, type Parts } from './parts.ts'
import { expectOk, isOk, refusalOf, refused } from './refusal.ts'

const wireToken = z.object({ token: z.string().min(1) })
const wireServerKey = z.object({ server_public_key: z.string().min(1) })

/** As the bank shows it in its list of devices. */
const description = 'Oversikt'

/** Makes a key pair and shows its public half to the bank, once for all that is signed in with (fact sheet 4.1). */
export async function ensureInstallation(parts: Parts, signal?: AbortSignal): Promise<BunqContext> {
  const kept = await parts.kept.load()
  if (kept.installation !== null) return kept
  const installation = await install(parts, signal)
  return await parts.kept.change((now) => ({ ...uninstalled(now), installation }))
}

async function install({ api }: Parts, signal: AbortSignal | undefined): Promise<Installation> {
  const label = 'POST /v1/installation'
  const keys = await newKeyPair(2048)
  const body = { client_public_key: keys.publicKey }
  const reply = await api.post({ path: '/v1/installation', label, caller: null, signal }, body)
  expectOk(reply, label)
  const { token } = readOne(reply, 'Token', wireToken, label)
  const { server_public_key: pem } = readOne(reply, 'ServerPublicKey', wireServerKey, label)
  return { ...keys, token, serverPublicKey: readable(normalisedPem(pem), label) }
}

/** Kept for good, so it is tried before: with a key that is none no answer could ever be believed. */
function readable(pem: string, label: string): string {
  try {
    createPublicKey(pem)
    return pem
  } catch {
    throw new AppError('unexpected-response', `${label}: the server key is none`)
  }
}

/**
 * Ties the secret to this installation. What comes of a second call for the same secret is unknown (fact sheet 4.2), so that it
 * is under way is kept before the call, and afterwards the bank's own list decides whether it arrived.
 */
export async function ensureDevice(parts: Parts, signal?: AbortSignal): Promise<BunqContext> {
  const kept = await parts.kept.load()
  if (kept.device === 'registered') return kept
  if (kept.device === 'asked') {
    const isThere = await hasDevice(parts, kept, signal)
    if (isThere === null) return kept // whoever opens a session finds out
    if (isThere) return await parts.kept.change((now) => ({ ...now, device: 'registered' }))
  }
  return await register(parts, signal)
}

async function register(parts: Parts, signal: AbortSignal | undefined): Promise<BunqContext> {
  const { api, deps, kept: store } = parts
  const label = 'POST /v1/device-server'
  if (signal !== undefined) goOn(signal) // or it would be taken for asked
  const kept = await store.change((now) => ({ ...now, device: 'asked' }))
  const { installation } = kept
  const secret = deviceSecretOf(deps, kept)
  if (installation === null || secret === null)
    throw new AppError('needs-login', `${label}: nothing to register`)
  const reply = await api.post(
    { path: '/v1/device-server', label, caller: { token: installation.token, installation }, signal },
    // A desktop's address changes. bunq may tie the key to one address all the same (fact sheet 4.2, IP rules).
    { description, secret, permitted_ips: ['*'] },
  )
  if (isOk(reply)) {
    itemsOf(reply, label) // a page of whoever stands between registered nothing
    return await store.change((now) => ({ ...now, device: 'registered' }))
  }
  const refusal = refusalOf(reply)
  const isKeyRefused = refusal === 'credentials'
  // A key of an invented user dies unused after an hour, or with all the sandbox: the next sign-in makes another.
  await store.change((now) => ({ ...now, device: null, apiKey: isKeyRefused ? null : now.apiKey }))
  if (refusal === 'dead-session') throw refused(reply, label, 'needs-login') // the bank forgot the installation
  throw isKeyRefused ? refused(reply, label, codeOfRefusedDevice(deps, kept)) : refused(reply, label)
}

/** null: the bank does not tell an installation that has no session yet, which nobody guarantees (fact sheet 4.2). */
async function hasDevice(
  { api }: Parts,
  { installation }: BunqContext,
  signal: AbortSignal | undefined,
): Promise<boolean | null> {
  const label = 'GET /v1/device-server'
  if (installation === null) return false
  const reply = await api.get({
    path: '/v1/device-server',
    label,
    caller: { token: installation.token, installation },
    signal,
  })
  return isOk(reply) ? itemsOf(reply, label).some(([name]) => name === 'DeviceServer') : null
}
