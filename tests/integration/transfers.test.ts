import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../../src/main/sandbox/clock.ts'
import { accountOf, type HouseholdAccount } from '../../src/main/sandbox/household/accounts.ts'
import { dateOf, dayOf } from '../../src/main/sandbox/household/calendar.ts'
import { createHousehold, type Standing } from '../../src/main/sandbox/household/household.ts'
import type { TransactionDetails } from '../../src/shared/model.ts'
import { bankIds, type BankId } from '../../src/shared/systems.ts'
import type { TransferLink } from '../../src/shared/transfer.ts'
import { startApp, type TestApp } from './app.ts'
import type { BankStand } from './banks/stand.ts'
import { stands } from './banks/stands.ts'

// The invented household at its three banks: every transfer that it really made, and nothing else, is found.

const today = '2026-11-21'
const dayMs = 86_400_000
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

async function startHousehold(systems: readonly BankId[] = bankIds): Promise<Started> {
  const clock = movableClock(`${today}T11:00:00.000Z`)
  const banks: BankStand[] = []
  for (const system of systems) banks.push(await stands[system]({ clock }))
  const app = await startApp({
    clock,
    endpoints: Object.fromEntries(systems.map((system, at) => [system, banks[at]?.endpoints ?? {}])),
    openBrowser: async (url) => await banks[systems.indexOf('sparebank1')]?.openBrowser(url),
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

  test('but what only the person can know is asked, and counts as spent and earned until then', async () => {
    const asked = await started.app.handlers['transfer:proposals'](undefined)
    expect(asked.map(sidesOf)).toEqual([
      'Gamle sparepenger 2026-09-14 -120000 -> BRUKSKONTO 2026-09-14 120000',
    ])
    expect(asked[0]).toMatchObject({ state: 'proposed', facts: ['same-amount', 'only-candidate'] })
    const ids = asked.flatMap(({ out, in: into }) => [out.transactionId, into.transactionId])
    expect(rows.filter(({ id }) => ids.includes(id)).map(({ isOwnTransfer }) => isOwnTransfer)).toEqual([
      false,
      false,
    ])
  })

  test('have the rate that was really obtained where they crossed currencies', () => {
    const crossed = links.filter(({ out, in: into }) => out.amount.currency !== into.amount.currency)
    expect(crossed.length).toBeGreaterThan(20)
    for (const { out, in: into, rate, quote } of crossed) {
      const [left, came] = [Math.abs(out.amount.minor), into.amount.minor]
      expect(Math.abs(Number(rate) * left - came) / came).toBeLessThan(1e-5)
      expect(quote).toMatchObject({ unit: 'EUR', currency: 'NOK' })
      expect(Number(quote?.price)).toBeGreaterThan(11)
    }
  })

  test('say why: numbers first, words where there are none', () => {
    const reasons = new Set(links.map(({ reason }) => reason))
    expect(reasons).toEqual(new Set(['both-name-each-other', 'one-names-the-other', 'amount-and-day']))
    const byWords = links.filter(({ reason }) => reason === 'amount-and-day')
    const names = new Set(byWords.map(({ in: into }) => into.accountName))
    expect(names).toEqual(new Set(['Mastercard Reise *4821', 'Gammel brukskonto', 'Gamle sparepenger']))
    expect(links.every(({ confidence, state }) => state === 'linked' && confidence >= 90)).toBe(true)
  })

  test('are in neither spending nor income, and nothing else is left out but rows that name an own account', async () => {
    const linked = new Set(links.flatMap(({ out, in: into }) => [out.transactionId, into.transactionId]))
    const lone = rows.filter(({ id, isOwnTransfer }) => isOwnTransfer && !linked.has(id))
    expect(rows.filter(({ id, isOwnTransfer }) => linked.has(id) && !isOwnTransfer)).toEqual([])
    expect(lone.every(({ counterpartyAccount }) => counterpartyAccount !== null)).toBe(true)
    const flows = await started.app.handlers['flows:monthly']({ from: '2025-01-01', to: '2026-12-31' })
    for (const currency of ['NOK', 'EUR']) {
      const spent = rows.filter(({ amount, isOwnTransfer }) => amount.currency === currency && amount.minor < 0 && !isOwnTransfer)
      const told = flows.filter((flow) => flow.currency === currency)
      expect(sumOf(told.map(({ outMinor }) => outMinor))).toBe(sumOf(spent.map(({ amount }) => amount.minor)))
    }
  }) // prettier-ignore
})

describe('a person’s word on a transfer', () => {
  test('stays through syncs, a new consent and a household with one bank more, and is taken back as it was', async () => {
    await using started = await startHousehold(['sparebank1', 'sbanken'])
    const { app, clock, connectionIds } = started
    const { handlers } = app
    const link = (await allRows(app)).find(
      ({ transfer }) => transfer?.out.accountName === 'Gammel brukskonto',
    )?.transfer
    if (link === null || link === undefined) throw new Error('the household has no such transfer')
    const [outId, inId] = [link.out.transactionId, link.in.transactionId]
    const shown = async (id: number) => {
      const { isOwnTransfer, transfer } = await handlers['transaction:get']({ transactionId: id })
      return { isOwnTransfer, transfer: transfer?.id ?? null }
    }
    const { entryId } = await handlers['transfer:unlink']({ linkId: link.id })
    const apart = { isOwnTransfer: false, transfer: null }
    expect([await shown(outId), await shown(inId)]).toEqual([apart, apart])
    for (const connectionId of connectionIds) {
      clock.advance(dayMs)
      await handlers['connection:authorise']({ connectionId })
      await handlers['connection:read-accounts']({ connectionId })
      await handlers['sync:run']({ connectionId })
    }
    expect([await shown(outId), await shown(inId)]).toEqual([apart, apart])
    expect((await handlers['transfer:proposals'](undefined)).map(({ id }) => id)).not.toContain(link.id)
    await handlers['journal:undo']({ entryId, laterIds: [] })
    const together = { isOwnTransfer: true, transfer: link.id }
    expect([await shown(outId), await shown(inId)]).toEqual([together, together])
  }, 60_000)

  test('links two rows by hand out of what could be the other side, and lets go of them again', async () => {
    await using started = await startHousehold(['sbanken'])
    const { handlers } = started.app
    const link = (await allRows(started.app)).find(({ transfer }) => transfer !== null)?.transfer
    if (link === null || link === undefined) throw new Error('the household has no such transfer')
    const [firstId, secondId] = [link.in.transactionId, link.out.transactionId]
    expect(await handlers['transfer:candidates']({ transactionId: firstId })).not.toContainEqual(link.out)
    await handlers['transfer:unlink']({ linkId: link.id })
    expect(await handlers['transfer:candidates']({ transactionId: firstId })).toContainEqual(link.out)
    const { entryId } = await handlers['transfer:link']({ firstId, secondId })
    const { transfer } = await handlers['transaction:get']({ transactionId: firstId })
    expect(transfer).toMatchObject({ state: 'linked', isByPerson: true, in: { transactionId: firstId } })
    await handlers['journal:undo']({ entryId, laterIds: [] })
    expect(await handlers['transaction:get']({ transactionId: firstId })).toMatchObject({ transfer: null, isOwnTransfer: false })
    await expect(handlers['transfer:link']({ firstId, secondId: firstId })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(handlers['transfer:link']({ firstId, secondId: 999_999 })).rejects.toMatchObject({ code: 'not-found' })
    await expect(handlers['transfer:unlink']({ linkId: 999_999 })).rejects.toMatchObject({ code: 'not-found' })
  }, 60_000) // prettier-ignore
})

function sumOf(minors: readonly number[]): number {
  return minors.reduce((sum, minor) => sum + minor, 0)
}
