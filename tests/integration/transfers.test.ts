import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../../src/main/sandbox/clock.ts'
import { accountOf, type HouseholdAccount } from '../../src/main/sandbox/household/accounts.ts'
import { dateOf, dayOf } from '../../src/main/sandbox/household/calendar.ts'
import { createHousehold, type Standing } from '../../src/main/sandbox/household/household.ts'
import type { TransactionDetails } from '../../src/shared/model.ts'
import { systemIds } from '../../src/shared/systems.ts'
import type { TransferLink } from '../../src/shared/transfer.ts'
import { startApp, type TestApp } from './app.ts'
import type { BankStand } from './banks/stand.ts'
import { stands } from './banks/stands.ts'

// The invented household at its three banks: every transfer that it really made, and nothing else, is found.

const today = '2026-11-21'
const moved: ReadonlySet<string> = new Set(['own-transfer', 'transfer-abroad', 'round-up', 'card-payment'])

/** Both sides of each transfer that Ingrid's logins show, booked by now: they follow each other in the household's own books. */
function trueTransfers(): readonly string[] {
  const household = createHousehold({ years: 1, today })
  const on = dayOf(today)
  const isShown = ({ posting, status }: Standing): boolean =>
    status === 'booked' && moved.has(posting.kind) && accountOf(posting.account).visibleTo.includes('ingrid')
  const shown = household.standings(on, household.firstDay, on).filter(isShown)
  const bySerial = new Map(shown.map((one) => [one.posting.serial, one]))
  return shown
    .flatMap((one) => {
      const next = bySerial.get(one.posting.serial + 1)
      const isPair = next !== undefined && one.posting.minor < 0 && next.posting.minor > 0 && next.posting.kind === one.posting.kind
      return isPair ? [`${wordsOf(one)} -> ${wordsOf(next)}`] : []
    })
    .toSorted()
} // prettier-ignore

function wordsOf({ posting, day }: Standing): string {
  return `${nameOf(accountOf(posting.account))} ${dateOf(day)} ${posting.minor}`
}

/** As the app calls it: the card by its name, the nameless one by its product. */
function nameOf({ name, description, ref }: HouseholdAccount): string {
  if (ref === 'card') return 'Mastercard Reise *4821'
  return name === '' ? description : name
}

function sidesOf({ out, in: into }: TransferLink): string {
  const words = [out, into].map(({ accountName, bookedOn, amount }) => `${accountName} ${bookedOn} ${amount.minor}`)
  return words.join(' -> ')
} // prettier-ignore

async function allRows({ handlers }: TestApp): Promise<readonly TransactionDetails[]> {
  const rows: TransactionDetails[] = []
  for (;;) {
    const page = await handlers['transactions:page']({
      filter: { status: 'booked' },
      sort: { by: 'bookedOn', descending: true },
      offset: rows.length,
      limit: 500,
    })
    for (const { id } of page) rows.push(await handlers['transaction:get']({ transactionId: id }))
    if (page.length < 500) return rows
  }
}

interface Started extends AsyncDisposable {
  readonly app: TestApp
  readonly clock: MovableClock
  readonly banks: readonly BankStand[]
  readonly connectionIds: readonly string[]
}

async function startHousehold(): Promise<Started> {
  const clock = movableClock(`${today}T11:00:00.000Z`)
  const banks: BankStand[] = []
  for (const system of systemIds) banks.push(await stands[system]({ clock }))
  const app = await startApp({
    clock,
    endpoints: Object.fromEntries(systemIds.map((system, at) => [system, banks[at]?.endpoints ?? {}])),
    openBrowser: async (url) => await banks[systemIds.indexOf('sparebank1')]?.openBrowser(url),
  })
  const connectionIds: string[] = []
  for (const bank of banks) {
    const { connectionId } = await app.handlers['connection:create'](bank.connection)
    await app.handlers['connection:prepare']({ connectionId })
    await app.handlers['connection:authorise']({ connectionId })
    const accounts = await app.handlers['connection:read-accounts']({ connectionId })
    await app.handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
    await app.handlers['sync:run']({ connectionId })
    connectionIds.push(connectionId)
  }
  const end = async (): Promise<void> => {
    await app[Symbol.asyncDispose]()
    for (const bank of banks) await bank[Symbol.asyncDispose]()
  }
  return { app, clock, banks, connectionIds, [Symbol.asyncDispose]: end }
} // prettier-ignore

describe('the household’s transfers', () => {
  let started: Started
  let rows: readonly TransactionDetails[]
  let links: readonly TransferLink[]
  beforeAll(async () => {
    started = await startHousehold()
    rows = await allRows(started.app)
    const byId = new Map(rows.flatMap(({ transfer }) => (transfer === null ? [] : [[transfer.id, transfer]])))
    links = [...byId.values()].filter(({ state }) => state === 'linked')
  }, 60_000)
  afterAll(async () => await started[Symbol.asyncDispose]())

  test('are all found, each with its own other side, and nothing else is', () => {
    const truth = trueTransfers()
    expect(truth.length).toBeGreaterThan(250)
    expect(links.map(sidesOf).toSorted()).toEqual(truth)
  })
})
