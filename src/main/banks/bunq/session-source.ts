import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'
import { unlessAborted } from '../../oauth/token-source.ts'
import { uninstalled, type BunqContext, type Installation, type Session } from './context.ts'
import { ensureDevice, ensureInstallation } from './installation.ts'
import type { Parts } from './parts.ts'
import { refusalOf, refused } from './refusal.ts'
import { isLiving, openSession } from './session-server.ts'

/** Sessions of one secret. Renewal is single-flight: parallel callers share one. */
export interface SessionSource {
  /** @throws AppError `needs-login` (nothing to open one with, or the bank forgot the installation), `consent-revoked`,
   *  `client-rejected`, `bank-ip-changed`, `bank-refused`, `cancelled`, those of Http and of the vault. */
  current(signal: AbortSignal): Promise<Session>
  /** After a refusal: another session than the one with this token. Errors as `current`. */
  replace(refused: string, signal: AbortSignal): Promise<Session>
}

/** Which of a connection's sessions: the person's, or that of the provider itself. */
export interface SessionUse {
  readonly secretOf: (kept: BunqContext) => string | null
  readonly read: (kept: BunqContext) => Session | null
  readonly write: (kept: BunqContext, session: Session) => BunqContext
  /** What it means that bunq no longer takes the secret. */
  readonly codeOfRefusal: (kept: BunqContext) => ErrorCode
}

/** Sessions are opened at least so far apart, whoever they are for: the limit counts by address (fact sheet 11). */
export interface SessionGate {
  /** ms until the next one may be opened; 0: now. `lastAt`: when one was opened as far as the keychain knows. */
  restMs(lastAt: number | null): number
  pass(): void
}

export function createSessionGate(now: () => number, spacingMs: number): SessionGate {
  let passedAt: number | null = null
  return {
    restMs: (lastAt) => {
      const last = Math.max(lastAt ?? -Infinity, passedAt ?? -Infinity)
      // Never longer than the spacing itself: the clock may have been set back.
      return Math.min(Math.max(0, last + spacingMs - now()), spacingMs)
    },
    pass: () => {
      passedAt = now()
    },
  }
}

const reinstallEveryMs = 24 * 60 * 60 * 1000

export function createSessionSource(parts: Parts, use: SessionUse, gate: SessionGate): SessionSource {
  const { deps, kept: store } = parts
  let flight: Promise<Session> | null = null

  async function take(stale: string | null, signal: AbortSignal): Promise<Session> {
    for (;;) {
      const kept = await store.load()
      const session = use.read(kept) // also one that another process has opened by now
      if (session !== null && session.token !== stale && isLiving(session, deps.clock.now())) return session
      const restMs = flight === null ? gate.restMs(lastOpenedAt(kept)) : 0
      if (restMs === 0) return await unlessAborted(renewOnce(), signal)
      await pause(restMs, signal)
    }
  }

  /** Nobody's to cancel: a session that was opened and not kept would cost the next half minute. */
  function renewOnce(): Promise<Session> {
    if (flight === null) {
      flight = renew(parts, use, gate).finally(() => {
        flight = null
      })
      deps.onRefresh(flight)
    }
    return flight
  }

  return {
    current: (signal) => take(null, signal),
    replace: (stale, signal) => take(stale, signal),
  }
}

function lastOpenedAt({ session, provider }: BunqContext): number | null {
  const all = [session, provider?.session ?? null].flatMap((one) => one?.openedAt ?? [])
  return all.length === 0 ? null : Math.max(...all)
}

async function renew(parts: Parts, use: SessionUse, gate: SessionGate): Promise<Session> {
  const { api, deps, kept: store } = parts
  const kept = await store.load()
  const secret = use.secretOf(kept)
  const { installation } = kept
  if (installation === null || kept.device === null || secret === null)
    throw new AppError('needs-login', 'there is nothing to open a session at bunq with')
  gate.pass()
  const { session, refusal } = await openSession(api, installation, secret, deps.clock.now())
  if (session !== null) return await keep(parts, use, installation, session)
  if (refusalOf(refusal) === 'second-session' && mayReinstall(kept, deps.clock.now())) {
    await reinstall(parts) // and keeps when: there is no third time
    return await renew(parts, use, gate)
  }
  throw sessionRefused(use, kept, refusal)
}

function sessionRefused(use: SessionUse, kept: BunqContext, refusal: HttpReply): AppError {
  const label = 'POST /v1/session-server'
  switch (refusalOf(refusal)) {
    case 'credentials': // of a device that perhaps never was this says nothing about the key
      return refused(refusal, label, kept.device === 'asked' ? 'needs-login' : use.codeOfRefusal(kept))
    case 'dead-session': // the installation itself: the sandbox is emptied now and then (fact sheet 12)
      return refused(refusal, label, 'needs-login')
    default:
      return refused(refusal, label)
  }
}

/** A sign-in or a disconnect in the meantime wins: what it kept is not overwritten. */
async function keep(
  { kept: store }: Parts,
  use: SessionUse,
  installation: Installation,
  session: Session,
): Promise<Session> {
  const kept = await store.change((now) =>
    now.installation?.token === installation.token
      ? { ...use.write(now, session), device: 'registered' }
      : now,
  )
  const stored = use.read(kept)
  if (stored === null) throw new AppError('needs-login', 'the connection was ended meanwhile')
  return stored
}

/** Nobody asked for it, and the bank may allow ten installations a day (fact sheet 11). */
function mayReinstall({ reinstalledAt }: BunqContext, now: number): boolean {
  return reinstalledAt === null || Math.abs(now - reinstalledAt) >= reinstallEveryMs
}

async function reinstall(parts: Parts): Promise<void> {
  const { deps, kept: store } = parts
  await store.change((now) => ({ ...uninstalled(now), reinstalledAt: deps.clock.now() }))
  await ensureInstallation(parts)
  await ensureDevice(parts)
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    throw new AppError('cancelled', 'stopped waiting for the next session at bunq')
  }
}
