import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { FileThread } from '../files/import-thread/client.ts'
import type { FileSummary } from '../files/import-thread/protocol.ts'
import { startStore } from '../store/testing.ts'
import { createDraft } from './import-draft.ts'

test('a file that was understood just as another was opened is not the one being looked at, even if that cannot be read', async () => {
  using at = await startStore()
  const readings: PromiseWithResolvers<FileSummary>[] = []
  const startFileThread = (): FileThread => {
    const reading = Promise.withResolvers<FileSummary>()
    readings.push(reading)
    const unasked = () => expect.fail('not asked for')
    return { read: () => reading.promise, map: unasked, rows: unasked, close: async () => {} }
  }
  const draft = createDraft({ store: at.store, startFileThread })
  const file = { name: 'konto.csv', bytes: new Uint8Array() }
  const outcome = (work: Promise<unknown>) => work.catch((error: unknown) => error)

  const first = outcome(draft.open(file))
  await new Promise((resolve) => setImmediate(resolve))
  readings[0]?.resolve({ format: 'ofx', table: null, statements: [] })
  const second = outcome(draft.open(file))
  expect(isAppError(await first, 'cancelled')).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  readings[1]?.reject(new Error('no file we know'))
  expect(await second).toMatchObject({ message: 'no file we know' })
})
