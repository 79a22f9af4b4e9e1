import { expect, test } from 'vitest'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { JournalEntry } from '../../src/shared/journal.ts'
import { connect, startApp, type TestApp } from './app.ts'
import { aFile, asNew, bookedCount, clock, drop, failureOf, startBank } from './import-files.ts'

const everything = { limit: 50, withoutIdle: false }

async function newest(app: TestApp): Promise<JournalEntry> {
  const [entry] = await app.handlers['journal:list'](everything)
  if (entry === undefined) throw new Error('the journal is empty')
  return entry
}

const inDateOrder = { by: 'bookedOn', descending: true } as const
async function someRow(app: TestApp): Promise<number> {
  const [row] = await app.handlers['transactions:page']({
    filter: { status: 'booked' },
    sort: inDateOrder,
    offset: 0,
    limit: 1,
  })
  if (row === undefined) throw new Error('there is no row')
  return row.id
}

test('a first sync is taken back with what was written on it, also after a restart, and the next one brings it again once', async () => {
  await using bank = await startBank()
  const keychain = createMemoryKeychain()
  await using first = await startApp({ bank, clock, keychain })
  const { connectionId } = await connect(first)
  await first.handlers['sync:run']({ connectionId })
  const count = await bookedCount(first)
  expect(count).toBeGreaterThan(200)
  const synced = await newest(first)
  expect(synced).toMatchObject({ kind: 'sync', state: 'done', added: count, isOwn: false, connectionId })
  await first.handlers['transaction:set-note']({ transactionId: await someRow(first), text: 'with Kari' })
  const noted = await newest(first)
  expect(noted).toMatchObject({ kind: 'note', isOwn: true, changed: 1 })
  await first.close()

  await using app = await startApp({ bank, clock, home: first.home, keychain })
  const details = await app.handlers['journal:get']({ entryId: synced.id })
  expect(details).toMatchObject({ canUndo: true, effectCount: count, later: [{ id: noted.id }] })
  expect(details.effects).toHaveLength(Math.min(count, 500))
  const alone = await failureOf(app.handlers['journal:undo']({ entryId: synced.id, laterIds: [] }))
  expect(alone.code).toBe('entries-stand-on-it')
  expect(await app.handlers['journal:undo']({ entryId: synced.id, laterIds: [noted.id] })).toEqual({
    undone: 2,
  })
  expect(await bookedCount(app)).toBe(0)
  expect(await newest(app)).toMatchObject({
    kind: 'undo',
    subject: { of: { entryId: synced.id } },
    removed: count,
  })
  expect(await app.handlers['journal:get']({ entryId: synced.id })).toMatchObject({
    entry: { state: 'undone' },
    canUndo: false,
  })
  expect(await app.handlers['journal:undo-last'](undefined)).toBeNull()

  clock.advance(60_000)
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: count })
  expect(await bookedCount(app)).toBe(count)
  clock.advance(60_000)
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0 })
})

test('a file that was taken back is taken in as if it had never been seen', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank)
  const takeIn = async () => {
    const draft = await drop(app, text)
    const [statement] = draft.statements
    const targets = [asNew(statement?.ref ?? '', 'Daglig')]
    return app.handlers['import:commit']({ draftId: draft.draftId, targets })
  }
  const { importId, outcomes } = await takeIn()
  const entry = await newest(app)
  expect(entry).toMatchObject({
    kind: 'import',
    importId,
    added: outcomes[0]?.added,
    subject: { name: 'konto.csv' },
  })
  const removed = await app.handlers['import:undo']({ importId })
  expect(removed).toEqual({ removed: outcomes[0]?.added })
  expect(await app.handlers['import:list'](undefined)).toEqual([])
  expect(await app.handlers['journal:get']({ entryId: entry.id })).toMatchObject({
    entry: { state: 'undone' },
  })
  expect((await takeIn()).outcomes).toEqual(outcomes)
})

test('Ctrl+Z takes back one edit after another, what a person says of an account too, and each can be done again', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  const transactionId = await someRow(app)
  const [account] = await app.handlers['accounts:list'](undefined)
  if (account === undefined) throw new Error('there is no account')
  const { name, id: accountId } = account
  await app.handlers['transaction:set-tags']({ transactionIds: [transactionId], add: ['Food'], remove: [] })
  await app.handlers['account:update']({ accountId, name: 'Daglig' })
  await app.handlers['account:update']({ accountId, name: 'Daglig' }) // says nothing new: no entry
  const nameNow = async () =>
    (await app.handlers['accounts:list'](undefined)).find(({ id }) => id === accountId)?.name
  const tagsNow = async () => (await app.handlers['tags:list'](undefined)).map(({ tag }) => tag)

  expect(await app.handlers['journal:undo-last'](undefined)).toMatchObject({
    kind: 'account',
    state: 'undone',
  })
  expect(await nameNow()).toBe(name)
  expect(await app.handlers['journal:undo-last'](undefined)).toMatchObject({ kind: 'tags', state: 'undone' })
  expect(await tagsNow()).toEqual([])
  expect(await app.handlers['journal:undo-last'](undefined)).toBeNull()
  expect(await app.handlers['journal:redo-last'](undefined)).toMatchObject({ kind: 'tags', state: 'done' })
  expect(await tagsNow()).toEqual(['Food'])
  expect(await app.handlers['journal:redo-last'](undefined)).toMatchObject({ kind: 'account', state: 'done' })
  expect(await nameNow()).toBe('Daglig')
  expect(await app.handlers['journal:redo-last'](undefined)).toBeNull()
  const told = app.events.flatMap(({ channel, payload }) => (channel === 'stale' ? [payload] : []))
  expect(told).toContainEqual({
    topics: ['journal', 'transactions', 'accounts', 'reviews', 'imports', 'connections'],
  })
})
