import { startBunqSandbox } from '../../../src/main/sandbox/bunq/sandbox.ts'
import { startSbankenSandbox } from '../../../src/main/sandbox/sbanken/sandbox.ts'
import { giveConsent } from '../../../src/main/sandbox/sparebank1/answer-consent.ts'
import { sandboxClient, startSparebank1Sandbox } from '../../../src/main/sandbox/sparebank1/sandbox.ts'
import { defaultBunqSettings } from '../../../src/shared/bunq.ts'
import { defaultSbankenSettings } from '../../../src/shared/sbanken.ts'
import { defaultSparebank1Settings } from '../../../src/shared/sparebank1.ts'
import type { BankId } from '../../../src/shared/systems.ts'
import { freePort } from '../app.ts'
import type { BankStand, StandOptions, StartStand } from './stand.ts'

const householdOf = ({ years = 1 }: StandOptions) => ({ years, today: '2026-11-21' })
const hourMs = 3_600_000

/** A system without a stand does not compile: the suite runs over all there are. */
export const stands: Readonly<Record<BankId, StartStand>> = {
  sparebank1: startSparebank1,
  bunq: startBunq,
  sbanken: startSbanken,
}

async function startSparebank1(options: StandOptions): Promise<BankStand> {
  const { clock } = options
  const household = householdOf(options)
  const bank = await startSparebank1Sandbox({ clock, household, switches: { callsPerHour: null } })
  const { clientId, clientSecret } = sandboxClient
  return {
    endpoints: bank.endpoints,
    connection: {
      system: 'sparebank1',
      settings: { ...defaultSparebank1Settings, redirectPort: await freePort() },
      credentials: { clientId, clientSecret },
    },
    openBrowser: async (url) => void (await giveConsent(url)),
    ledger: () =>
      bank
        .books()
        .accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
        .map(({ account, ...book }) => ({
          key: account.iban ?? account.name,
          currency: account.currency,
          ...book,
        })),
    secrets: () => bank.secrets(),
    calls: () => bank.calls.count(),
    tokenCalls: () => bank.calls.count('/oauth/token'),
    failTransactions: (fault, aim) => bank.fail({ ...fault, ...aim, on: '/personal/banking/transactions' }),
    endSessions: (movable) => movable.advance(hourMs),
    hide: (minor) => {
      bank.switches.hiddenMinor = minor
    },
    reissueIds: () => {
      bank.switches.reissuesAccountKeys = true
    },
    revoke: () => bank.revokeConsents(),
    revokedCode: 'consent-revoked',
    revokedStatus: 'needs-login',
    writes: () =>
      bank.calls.all.filter(({ method, path }) => method !== 'GET' && !path.includes('oauth')).length,
    [Symbol.asyncDispose]: () => bank.close(),
  }
}

async function startBunq(options: StandOptions): Promise<BankStand> {
  const { clock, isOdd = false } = options
  const bank = await startBunqSandbox({
    clock,
    household: householdOf(options),
    accounts: isOdd ? 'odd' : 'household',
    switches: { rateLimits: 'off' },
  })
  return {
    endpoints: bank.endpoints,
    connection: {
      system: 'bunq',
      settings: { ...defaultBunqSettings, environment: 'sandbox' },
      credentials: { apiKey: bank.apiKey },
    },
    openBrowser: () => Promise.reject(new Error('a personal key needs no browser')),
    ledger: () =>
      bank.books('ingrid').accounts.flatMap(({ account, bookedMinor, booked, pending }) =>
        // Nothing is told of an account that was moved in, nor of one at another bank without a word on it.
        account.currency === '' || account.wrapper === 'MonetaryAccountSwitchService'
          ? []
          : [{ key: account.iban ?? account.name, currency: account.currency, bookedMinor, booked, pending }],
      ),
    secrets: () => bank.secrets(),
    calls: () => bank.calls.count(),
    tokenCalls: () => bank.calls.count('/v1/session-server'),
    failTransactions: (fault, aim) => bank.fail({ ...fault, ...aim, on: '/v1/user/', endsIn: '/payment' }),
    endSessions: (movable) => movable.advance(8 * 24 * hourMs),
    hide: (minor) => {
      bank.switches.hiddenMinor = minor
    },
    reissueIds: () => undefined, // its ids are for ever (fact sheet 9)
    revoke: () => bank.revokeKey(),
    revokedCode: 'bank-ip-changed', // bunq says the same of a key that was taken away and of another network
    revokedStatus: 'ready',
    writes: () => bank.writesSeen().length,
    [Symbol.asyncDispose]: () => bank.close(),
  }
}

async function startSbanken(options: StandOptions): Promise<BankStand> {
  const { clock, isOdd = false } = options
  const bank = await startSbankenSandbox({
    clock,
    household: householdOf(options),
    accounts: isOdd ? 'odd' : 'household',
    switches: { callsPerMinute: null },
  })
  const { clientId, clientSecret, customerId } = bank.client
  return {
    endpoints: bank.endpoints,
    connection: {
      system: 'sbanken',
      settings: defaultSbankenSettings,
      credentials: { clientId, clientSecret, customerId },
    },
    openBrowser: () => Promise.reject(new Error('client credentials need no browser')),
    ledger: () =>
      bank.books().accounts.map(({ account, bookedMinor, booked, pending }) => ({
        key: account.number,
        currency: account.currency,
        bookedMinor,
        booked,
        pending,
      })),
    secrets: () => bank.secrets(),
    calls: () => bank.calls.count(),
    tokenCalls: () => bank.calls.all.filter(({ path }) => path.endsWith('/token')).length,
    failTransactions: (fault, aim) => bank.fail({ ...fault, ...aim, on: '/apibeta/api/v2/transactions' }),
    endSessions: () => bank.revokeTokens(),
    hide: (minor) => {
      bank.switches.hiddenMinor = minor
    },
    reissueIds: () => {
      bank.switches.rowIds = 'uncached' // once there, once not (fact sheet 9.1)
    },
    revoke: () => {
      bank.orderSecret()
      bank.revokeTokens()
    },
    revokedCode: 'client-rejected',
    revokedStatus: 'needs-login',
    writes: () => bank.writesSeen(),
    [Symbol.asyncDispose]: () => bank.close(),
  }
}
