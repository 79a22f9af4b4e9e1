import { expect, test } from 'vitest'
import { AppError, isAppError } from '../../shared/errors.ts'
import { invent } from '../store/testing.ts'
import { createJobs } from './jobs.ts'
import { takeBack } from './journal.ts'
import { startEdits } from './testing/annotation.ts'

test('what a full disk stopped halfway is ended by the next try, and the household can be edited again', async () => {
  using edits = await startEdits()
  const { store, context } = edits
  const ids = Array.from({ length: 250 }, () => edits.payment())
  await edits.handlers['transaction:set-tags']({ transactionIds: ids, add: ['home'], remove: [] })
  const entryId = store.undo.lastOwn() ?? 0
  const full = {
    ...store,
    pageTransaction: (): never => {
      throw new AppError('disk-full', 'no room')
    },
  }
  const first = takeBack({ ...context, store: full }, createJobs(), entryId, [])
  await expect(first).rejects.toMatchObject({ code: 'disk-full' })
  const edit = () => store.journal.record({ kind: 'note', at: invent.at, subject: {} }, () => undefined)
  expect(edit).toThrow('taken back')
  const second = await takeBack(context, createJobs(), entryId, []).catch((error: unknown) => error)
  expect(isAppError(second, 'not-found')).toBe(true) // it is taken back by now
  expect(edits.tags()).toEqual([])
  expect(edit).not.toThrow()
})
