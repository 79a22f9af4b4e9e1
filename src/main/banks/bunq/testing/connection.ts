import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { defaultBunqSettings } from '../../../../shared/bunq.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Credentials } from '../../../../shared/contract-connect.ts'
import type { BunqSettings } from '../../../../shared/model.ts'
import type { SignInStage } from '../../../../shared/progress.ts'
import { createBudgets, createMemoryBudgetStore } from '../../../http/budgets.ts'
import { createHttp } from '../../../http/client.ts'
import { everythingIn, recordingLog } from '../../../http/testing/server.ts'
import { freePort } from '../../../oauth/testing/bank.ts'
import type { SignInHooks } from '../../../oauth/port.ts'
import { giveBunqConsent, type BunqConsentAnswer } from '../../../sandbox/bunq/answer-consent.ts'
import { movableClock } from '../../../sandbox/clock.ts'
import { startBunqSandbox, type BunqSandbox, type BunqSandboxOptions } from '../../../sandbox/bunq/sandbox.ts'
import { selfSignedCertificate } from '../../../sandbox/bunq/test-certificate.ts'
import type { LinkDeps, SecretStore } from '../../../systems/system.ts'
import { bunq } from '../adapter.ts'
import { noOwnHttp } from '../../../http/testing/unasked.ts'

/** What the keychain holds of one connection, and a hand on its saves. */
export interface Kept {
  text: string | null
  saves: number
  /** Kept while a simulator stood in the bank's place, or the reverse. */
  belongsElsewhere: boolean
  /** Runs before a save takes effect; throwing or never ending is a process that was killed. */
  beforeSave: (save: number) => void | Promise<void>
  /** Runs once it has. */
  afterSave: (save: number) => void | Promise<void>
}

export function emptyKept(): Kept {
  return {
    text: null,
    saves: 0,
    belongsElsewhere: false,
    beforeSave: () => undefined,
    afterSave: () => undefined,
  }
}

function storeOf(kept: Kept): SecretStore {
  return {
    loadTokens: () => Promise.resolve(null),
    saveTokens: () => Promise.reject(new Error('bunq has no token set')),
    loadContext: () =>
      kept.belongsElsewhere
        ? Promise.reject(new AppError('needs-login', 'kept for another'))
        : Promise.resolve(kept.text),
    async saveContext(text) {
      kept.saves += 1
      await kept.beforeSave(kept.saves)
      kept.text = text
      kept.belongsElsewhere = false
      await kept.afterSave(kept.saves)
    },
  }
}

export const startedAt = '2026-11-21T11:00:00Z'
export const signal = new AbortController().signal

/** The invented bunq, without limits and with a short history; a test turns on what it is about. */
export async function startBank(options: BunqSandboxOptions = {}) {
  const clock = movableClock(startedAt)
  const switches = { rateLimits: 'off', ...options.switches } as const
  const bank = await startBunqSandbox({ clock, household: { years: 1 }, ...options, switches })
  return Object.assign(bank, { clock })
}
export type TestBank = Awaited<ReturnType<typeof startBank>>

export interface ConnectOptions {
  readonly settings?: Partial<BunqSettings>
  readonly credentials?: Credentials
  readonly kept?: Kept
}

/** One connection over real HTTP. When it ends, no log line and no error it gave may hold a secret of the bank. */
export async function connect(bank: TestBank, options: ConnectOptions = {}) {
  const { kept = emptyKept(), credentials = { apiKey: bank.apiKey } } = options
  const settings = { ...defaultBunqSettings, environment: 'sandbox', ...options.settings } as const
  const log = recordingLog()
  const { clock, endpoints } = bank
  const rules = bunq.budgets(endpoints)
  const budget = {
    budgets: createBudgets(createMemoryBudgetStore(), clock),
    ruleFor: (host: string) => rules.get(host) ?? null,
  }
  const http = createHttp({ clock, log, userAgent: 'test', allowLoopbackHttp: true, budget, random: () => 0 })
  const work: Promise<unknown>[] = []
  const deps: LinkDeps<BunqSettings> = {
    http,
    openHttp: noOwnHttp,
    clock,
    settings,
    endpoints,
    credentials,
    secrets: storeOf(kept),
    onRefresh: (refresh) => void work.push(refresh.catch(() => undefined)),
  }
  const link = bunq.link(deps)
  const errors: string[] = []
  return {
    deps,
    link,
    kept,
    log,
    work,
    /** What is kept, as a test reads it. */
    context: (): Record<string, unknown> => JSON.parse(kept.text ?? '{}') as Record<string, unknown>,
    /** The error a promise ends with. */
    async failure(promise: Promise<unknown>): Promise<unknown> {
      const error: unknown = await promise.then(
        () => expect.unreachable('it succeeded'),
        (reason: unknown) => reason,
      )
      errors.push(everythingIn(error))
      return error
    },
    async [Symbol.asyncDispose]() {
      await http.close()
      const told = [...log.lines, ...errors].join('\n')
      for (const secret of secretsOf(bank, kept)) expect(told).not.toContain(secret)
    },
  }
}
export type TestConnection = Awaited<ReturnType<typeof connect>>

function secretsOf(bank: BunqSandbox, { text }: Kept): readonly string[] {
  const own = [...(text ?? '').matchAll(/-----BEGIN [A-Z ]*KEY-----\\n([^\\]+)/g)].map(
    ([, body = '']) => body,
  )
  return [...bank.secrets(), ...own]
}

/** A person who scans the code and approves, unless told otherwise. `stages` hears what the window would show. */
export function person(
  answer: BunqConsentAnswer | 'stays-away' = {},
  stages: SignInStage[] = [],
): SignInHooks {
  return {
    signal,
    language: 'en',
    openBrowser: async (url) => {
      if (answer !== 'stays-away') await giveBunqConsent(url, answer)
    },
    onStage: (stage) => void stages.push(stage),
  }
}

/** Settings and client of door B, with a port of its own. */
export async function ownClient(bank: TestBank): Promise<ConnectOptions> {
  const redirectPort = await freePort()
  bank.oauthClient.redirectUris = [`http://localhost:${redirectPort}/callback`]
  const { clientId, clientSecret } = bank.oauthClient
  return { settings: { door: 'oauth', redirectPort }, credentials: { clientId, clientSecret } }
}

/** Settings and name of door C, with a port of its own. */
export async function ownProvider(): Promise<ConnectOptions> {
  return {
    settings: { door: 'provider', redirectPort: await freePort() },
    credentials: { providerName: 'Oversikt test' },
  }
}

/**
 * Settings and files of door C, as a person with a certificate of their own has them. Written by the sandbox's hand and not by
 * the code under test, and with a short key, because a long one takes its time.
 */
export async function ownFiles(commonName = 'Test PISP AISP one'): Promise<ConnectOptions> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const certificate = selfSignedCertificate(commonName, privateKey, publicKey)
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { ...(await ownProvider()), credentials: { certificate, chain: certificate, privateKey: pem } }
}

/** How often the bank was called so. */
export function callsOf(bank: BunqSandbox, method: string, path: string): number {
  return bank.calls.all.filter((call) => call.method === method && call.path === path).length
}
