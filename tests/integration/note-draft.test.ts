import { expect, test, vi } from 'vitest'
import type { JournalEntry } from '../../src/shared/journal.ts'
import type { TestApp } from './app.ts'
import { newHousehold } from './lock/household.ts'

vi.setConfig({ testTimeout: 60_000 }) // a household is made and read, and passwords are stretched

const password = 'the password of this household'

async function someRow({ handlers }: TestApp): Promise<number> {
  const sort = { by: 'bookedOn', descending: true } as const
  const [row] = await handlers['transactions:page']({
    filter: { status: 'booked' },
    sort,
    offset: 0,
    limit: 1,
  })
  if (row === undefined) throw new Error('there is no row')
  return row.id
}

const noteOf = async ({ handlers }: TestApp, transactionId: number) =>
  (await handlers['transaction:get']({ transactionId })).note

async function ownEntries({ handlers }: TestApp): Promise<readonly JournalEntry['kind'][]> {
  const entries = await handlers['journal:list']({ limit: 50, withoutIdle: false })
  return entries.filter(({ isOwn }) => isOwn).map(({ kind }) => kind)
}

test('a note half typed when the app is locked is there when it is opened again, as one edit that can be taken back', async () => {
  await using household = await newHousehold()
  const { app } = household
  const transactionId = await someRow(app)
  await app.handlers['lock:set-password']({ password, proof: null })
  for (const text of ['D', 'De', 'Delt med Kari'])
    await app.handlers['transaction:draft-note']({ transactionId, text })
  expect(await noteOf(app, transactionId)).toBeNull()
  await app.core.lock.lockNow()

  await app.handlers['lock:unlock']({ password })
  expect(await noteOf(app, transactionId)).toBe('Delt med Kari')
  expect(await ownEntries(app)).toEqual(['note'])
  await app.handlers['journal:undo-last'](undefined)
  expect(await noteOf(app, transactionId)).toBeNull()
})

test('a locked app takes no note any more: what comes after the lock is nowhere, and what came before it is kept', async () => {
  await using household = await newHousehold()
  const { app } = household
  const transactionId = await someRow(app)
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['transaction:draft-note']({ transactionId, text: 'Before' })
  const locking = app.core.lock.lockNow()
  const late = (async () => await app.handlers['transaction:draft-note']({ transactionId, text: 'After' }))()
  await expect(late).rejects.toMatchObject({ code: 'app-locked' })
  await locking
  await app.handlers['lock:unlock']({ password })
  expect(await noteOf(app, transactionId)).toBe('Before')
})

test('a note half typed is there at the next start, and while the app lives on without its window', async () => {
  await using household = await newHousehold()
  const { app } = household
  const transactionId = await someRow(app)
  await app.handlers['transaction:draft-note']({ transactionId, text: 'The window was closed' })
  app.core.windowClosed()
  expect(await noteOf(app, transactionId)).toBe('The window was closed')
  await app.handlers['transaction:draft-note']({ transactionId, text: 'The app was quit' })
  await app.close()
  const again = await household.restart()
  expect(await noteOf(again, transactionId)).toBe('The app was quit')
  expect(await ownEntries(again)).toEqual(['note', 'note'])
})

test('what was saved or given up by hand is not written over at the end', async () => {
  await using household = await newHousehold()
  const { app } = household
  const transactionId = await someRow(app)
  const draft = (text: string | null) => app.handlers['transaction:draft-note']({ transactionId, text })
  await draft('Saved')
  await app.handlers['transaction:set-note']({ transactionId, text: 'Saved' })
  await app.handlers['journal:undo-last'](undefined)
  app.core.windowClosed()
  expect(await noteOf(app, transactionId)).toBeNull()
  await draft('Given up with Escape')
  await draft(null)
  app.core.windowClosed()
  expect(await noteOf(app, transactionId)).toBeNull()
})
