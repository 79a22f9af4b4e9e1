import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { EventChannel } from '../shared/channels.ts'
import type { Events, Handlers, Language } from '../shared/contract.ts'
import { banks } from './banks/index.ts'
import type { Clock } from './clock.ts'
import type { EndpointMap } from './endpoints.ts'
import { connectionHandlers } from './handlers/connections.ts'
import { instantOf, type HandlerContext } from './handlers/context.ts'
import { exportHandlers } from './handlers/export.ts'
import { createJobs } from './handlers/jobs.ts'
import { moneyHandlers } from './handlers/money.ts'
import { languageOf, readSettings, settingsHandlers } from './handlers/settings.ts'
import { signInHandlers } from './handlers/sign-in.ts'
import { syncHandlers } from './handlers/sync.ts'
import { createBudgets } from './http/budgets.ts'
import { createHttp } from './http/client.ts'
import type { BudgetRule } from './http/port.ts'
import type { Log } from './log.ts'
import { createReader } from './queries/reader-client.ts'
import { createSessions } from './session.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { closeInterruptedRuns } from './sync/run.ts'
import { createVault } from './vault/vault.ts'
import type { Keychain } from './vault/port.ts'
import { calendarDateOf } from './local-date.ts'

/** The channels one open profile answers; the rest belong to the app around it. */
export type ProfileHandlers = Omit<Handlers, `app:${string}` | `demo:${string}`>

export interface ProfileDeps {
  readonly home: string
  readonly version: string
  readonly systemLanguages: readonly string[]
  readonly clock: Clock
  readonly log: Log
  readonly keychain: Keychain
  readonly endpoints: EndpointMap
  readonly readerEntry: string
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
  readonly chooseSaveFile: HandlerContext['chooseSaveFile']
  readonly emit: <E extends EventChannel>(channel: E, payload: Events[E]) => void
}

export interface Profile {
  readonly handlers: ProfileHandlers
  readonly store: Store
  language(): Language
  /** Lets running work stop at its next safe point, then closes everything. */
  close(): Promise<void>
}

/**
 * Opens one person's data: keychain, encrypted file, reader thread, and what works on them.
 * @throws AppError those of the vault and of `openStore`; nothing is left open then.
 */
export async function openProfile(deps: ProfileDeps): Promise<Profile> {
  mkdirSync(deps.home, { recursive: true, mode: 0o700 })
  const vault = createVault({ keychain: deps.keychain, service: keychainService(deps.home) })
  const file = join(deps.home, 'oversikt.db')
  const savedKey = await vault.loadStoreKey()
  let key = savedKey
  const createKey = async (): Promise<Uint8Array> => (key = await vault.createStoreKey())
  const store = await openStore({ file, key: savedKey, createKey, log: deps.log })
  if (key === null) throw new Error('the store opened without a key') // openStore's own promise, not a person's case
  closeInterruptedRuns(store, deps.clock)
  const reader = createReader({ entry: deps.readerEntry, file, key })

  const budgets = createBudgets(store.budgets, deps.clock)
  const rules = budgetRules(deps.endpoints)
  const http = createHttp({
    clock: deps.clock,
    log: deps.log,
    userAgent: `Oversikt/${deps.version} (personal client; desktop)`,
    budget: { budgets, ruleFor: (host) => rules.get(host) ?? null },
    allowLoopbackHttp: Object.keys(deps.endpoints).length > 0,
  })
  const language = (): Language => languageOf(readSettings(store), deps.systemLanguages)
  const sessions = createSessions({
    vault,
    banks,
    endpointsOf: (system) => deps.endpoints[system] ?? {},
    http,
    clock: deps.clock,
    language,
    onTokens: (id, tokens) =>
      store.connections.setConsentEnds(id, {
        idle: instantOrNull(
          tokens.refreshToken === null ? tokens.accessExpiresAt : tokens.refreshIdleExpiresAt,
        ),
        absolute: instantOrNull(tokens.refreshAbsoluteExpiresAt),
      }),
  })

  const context: HandlerContext = {
    store,
    reader,
    vault,
    sessions,
    banks,
    callsLeft: (connection) =>
      budgets.status(sessions.budgetHost(connection), banks[connection.system].budget),
    clock: deps.clock,
    log: deps.log,
    emit: deps.emit,
    openBrowser: deps.openBrowser,
    chooseSaveFile: deps.chooseSaveFile,
    language,
  }
  const jobs = createJobs()
  const handlers: ProfileHandlers = {
    ...connectionHandlers(context, jobs),
    ...signInHandlers(context, jobs),
    ...syncHandlers(context, jobs),
    ...moneyHandlers(context, () => calendarDateOf(deps.clock.now())),
    ...exportHandlers(context, jobs),
    ...settingsHandlers(context),
  }
  return {
    handlers,
    store,
    language,
    close: async () => {
      await jobs.stopAll()
      await http.close()
      await reader.close()
      store.close()
    },
  }
}

/** The call budget of each bank's data host, wherever OVERSIKT_ENDPOINTS has put it. */
function budgetRules(endpoints: EndpointMap): ReadonlyMap<string, BudgetRule> {
  const rules = new Map<string, BudgetRule>()
  for (const bank of Object.values(banks)) {
    const host = new URL(bank.apiUrl(bank.defaultSettings, endpoints[bank.id] ?? {})).host
    rules.set(host, bank.budget)
  }
  return rules
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instantOf(ms)
}

const profileFile = z.object({ id: z.uuid() })

/** Each profile folder has entries of its own in the keychain, so that two of them never share a key; the name goes with the
 *  folder, so that moving it loses nothing. */
function keychainService(home: string): string {
  const file = join(home, 'profile.json')
  if (!existsSync(file)) {
    const draft = `${file}.${randomUUID()}`
    writeFileSync(draft, `${JSON.stringify({ id: randomUUID() })}\n`, { mode: 0o600 })
    renameSync(draft, file)
  }
  return `Oversikt ${profileFile.parse(JSON.parse(readFileSync(file, 'utf8'))).id}`
}
