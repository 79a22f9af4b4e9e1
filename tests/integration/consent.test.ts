import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { answerConsent } from '../../src/main/sandbox/sparebank1/answer-consent.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { storeFile } from '../../src/main/profile-folder.ts'
import { takeLock } from '../../src/main/store/lock.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { connect, freePort, readText, startApp, type TestApp } from './app.ts'

const noon = '2026-11-21T11:00:00.000Z'
const dayMs = 24 * 60 * 60 * 1000

describe('signing in', () => {
  test('a person who says no at the bank is told so, and nothing is connected', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    app.answer = { decision: 'deny' }
    await expect(connect(app)).rejects.toMatchObject({ code: 'consent-denied' })
    expect(await app.handlers['connections:list'](undefined)).toMatchObject([
      { status: 'new', syncedAt: null },
    ])
  })

  test('the wrong bank at login ends as a denial, not as a mystery', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, switches: { finInst: 'fid-smn' } })
    await using app = await startApp({ bank, clock })
    await expect(connect(app, { finInst: 'fid-ostlandet' })).rejects.toMatchObject({ code: 'consent-denied' })
  })

  test('a port that another program holds is named before any browser opens', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const redirectPort = await freePort()
    const other = createServer()
    await new Promise<void>((listening) => other.listen(redirectPort, '127.0.0.1', listening))
    await expect(connect(app, { redirectPort })).rejects.toMatchObject({ code: 'redirect-port-taken' })
    expect(app.opened).toEqual([])
    await new Promise((closed) => other.close(closed))
  })

  test('a code that came back with another sign-in’s state is not used', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    app.answer = null
    const ended = expect(connect(app)).rejects.toMatchObject({ code: 'consent-mismatch' })
    await expect.poll(() => app.opened.length).toBe(1)
    const back = new URL(await answerConsent(app.opened[0] ?? ''))
    back.searchParams.set('state', 'somebody-elses')
    await fetch(back)
    await ended
    expect(bank.calls.count('/oauth/token')).toBe(0)
  })

  test('cancelling frees the port at once for the next try', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const redirectPort = await freePort()
    app.answer = null
    const ended = expect(connect(app, { redirectPort })).rejects.toMatchObject({ code: 'consent-cancelled' })
    await expect.poll(() => app.opened.length).toBe(1)
    const [connection] = await app.handlers['connections:list'](undefined)
    await app.handlers['connection:cancel-authorise']({ connectionId: connection?.id ?? '' })
    await ended
    app.answer = {}
    await expect(connect(app, { redirectPort })).resolves.toMatchObject({ connectionId: connection?.id })
  })

  test('a client secret that lapsed is named as such, and the new one mends it in place', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    bank.fail({ kind: 'invalid-client', on: '/oauth/token' })
    await expect(connect(app)).rejects.toMatchObject({ code: 'client-rejected' })
    const { connectionId } = await connect(app)
    expect(await app.handlers['connections:list'](undefined)).toMatchObject([
      { id: connectionId, status: 'ready', lastFailure: null },
    ])
  })
})

describe('as time goes by', () => {
  test('a token that claims half a year but dies after ten minutes is renewed without a word', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, switches: { expiresIn: 15_552_000 } })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    clock.advance(11 * 60 * 1000)
    await expect(app.handlers['sync:run']({ connectionId })).resolves.toMatchObject({ isPartial: false })
    clock.advance(29 * dayMs)
    await expect(app.handlers['sync:run']({ connectionId })).resolves.toMatchObject({ isPartial: false })
  })

  test('after thirty days away the consent has expired; renewing keeps accounts, names and history', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId, accountIds } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    await app.handlers['account:update']({ accountId: accountIds[0] ?? '', name: 'My own name' })
    const before = await app.handlers['transactions:summary']({ filter: { status: 'booked' } })

    clock.advance(31 * dayMs)
    await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({
      code: 'consent-expired',
    })
    expect(await app.handlers['connections:list'](undefined)).toMatchObject([{ status: 'needs-login' }])
    expect(await app.handlers['transactions:summary']({ filter: { status: 'booked' } })).toEqual(before)

    bank.switches.reissuesAccountKeys = true
    await app.handlers['connection:authorise']({ connectionId })
    const renewed = await app.handlers['connection:read-accounts']({ connectionId })
    expect(renewed.map(({ id }) => id)).toEqual(accountIds)
    expect(renewed[0]).toMatchObject({ name: 'My own name', isChosen: true })
    const summary = await app.handlers['sync:run']({ connectionId })
    expect(summary.added).toBeGreaterThan(0)
    const books = bank.books().accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
    const after = await app.handlers['transactions:summary']({ filter: { status: 'booked' } })
    expect(after.count).toBe(books.reduce((sum, { booked }) => sum + booked.length, 0))
  })

  test('ten renewals with new account keys each still leave one copy of everything', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({
      clock,
      household: { years: 1, today: '2026-11-21' },
      switches: { reissuesAccountKeys: true, callsPerHour: null },
    })
    await using app = await startApp({ bank, clock })
    const { connectionId, accountIds } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    await app.handlers['account:update']({
      accountId: accountIds[0] ?? '',
      name: 'My own name',
      isCounted: false,
    })
    await app.handlers['connection:configure']({ connectionId, name: 'Ours' })
    const chosen = accountIds.slice(0, -1)
    await app.handlers['connection:choose-accounts']({ connectionId, accountIds: chosen })
    const before = await app.handlers['transactions:summary']({ filter: { status: 'booked' } })
    const rows = await bookedRows(app)
    for (let renewal = 0; renewal < 10; renewal += 1) {
      clock.advance(61 * 60 * 1000)
      await app.handlers['connection:authorise']({ connectionId })
      const accounts = await app.handlers['connection:read-accounts']({ connectionId })
      expect(accounts.map(({ id }) => id)).toEqual(accountIds)
      await app.handlers['sync:run']({ connectionId })
    }
    expect(await app.handlers['transactions:summary']({ filter: { status: 'booked' } })).toEqual(before)
    expect(await bookedRows(app)).toEqual(rows) // each row the same one as ten consents ago
    const accounts = await app.handlers['accounts:list'](undefined)
    expect(accounts.map(({ id }) => id).sort()).toEqual([...accountIds].sort())
    expect(accounts.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(
      expect.arrayContaining(chosen),
    )
    expect(accounts.find(({ id }) => id === accountIds[0])).toMatchObject({
      name: 'My own name',
      isCounted: false,
      connectionName: 'Ours',
    })
    expect(accounts.find(({ id }) => id === accountIds.at(-1))).toMatchObject({ isChosen: false })
  })

  test('a client deleted in the portal shows as revoked, not as a broken bank', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    bank.revokeConsents()
    await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({
      code: 'consent-revoked',
    })
    expect(await app.handlers['connections:list'](undefined)).toMatchObject([
      { status: 'needs-login', lastFailure: { code: 'consent-revoked' } },
    ])
  })
})

/** What identifies each row to the person: our own id, and what it says. */
async function bookedRows(app: TestApp): Promise<readonly string[]> {
  const page = await app.handlers['transactions:page']({
    filter: { status: 'booked' },
    sort: { by: 'bookedOn', descending: true },
    offset: 0,
    limit: 500,
  })
  return page.map(({ id, accountId, bookedOn, amount }) => `${id} ${accountId} ${bookedOn} ${amount.minor}`)
}

describe('leaving', () => {
  test('disconnecting keeps the history when asked to, and the same client picks it up again', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId, accountIds } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    await app.handlers['connection:disconnect']({ connectionId, data: 'keep' })
    const kept = await app.handlers['accounts:list'](undefined)
    expect(kept.map(({ id }) => id)).toEqual(accountIds)
    await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({ code: 'needs-login' })
    expect(await connect(app)).toEqual({ connectionId, accountIds })
    await expect(app.handlers['sync:run']({ connectionId })).resolves.toMatchObject({ added: 0 })
  })

  test('disconnecting with delete leaves no account, no row and no secret', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    await app.handlers['connection:disconnect']({ connectionId, data: 'delete' })
    expect(await app.handlers['accounts:list'](undefined)).toEqual([])
    expect(await app.handlers['connections:list'](undefined)).toEqual([])
    expect(await app.handlers['transactions:summary']({ filter: {} })).toMatchObject({ count: 0 })
  })

  test.each(['keep', 'delete'] as const)(
    'while another process syncs it, it is not disconnected (%s): its tokens would come back',
    async (data) => {
      const clock = movableClock(noon)
      await using bank = await startSparebank1Sandbox({ clock })
      await using app = await startApp({ bank, clock })
      const { connectionId } = await connect(app)
      const unlock = takeLock(join(`${storeFile(app.home)}.locks`, `${connectionId}.lock`), 0)
      await expect(app.handlers['connection:disconnect']({ connectionId, data })).rejects.toMatchObject({
        code: 'already-running',
      })
      unlock()
      await expect(app.handlers['sync:run']({ connectionId })).resolves.toBeDefined()
      await app.handlers['connection:disconnect']({ connectionId, data })
    },
  )

  test('a keychain entry that somebody deleted asks for client and secret, and typing them again gives no second copy', async () => {
    const clock = movableClock(noon)
    const keychain = createMemoryKeychain()
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock, keychain })
    const { connectionId, accountIds } = await connect(app)
    const { id } = JSON.parse(readText(join(app.home, 'profile.json'))) as { id: string }
    expect(await keychain.deletePassword(`Oversikt ${id}`, `connection:${connectionId}`)).toBe(true)
    await expect(app.handlers['connection:authorise']({ connectionId })).rejects.toMatchObject({
      code: 'client-missing',
    })
    expect(await connect(app)).toEqual({ connectionId, accountIds })
  })
})
