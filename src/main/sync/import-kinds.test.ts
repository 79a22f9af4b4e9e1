import { expect, test } from 'vitest'
import { invent, startStore } from '../store/testing.ts'
import { fileRow, importInto } from './testing.ts'

const coffee = (text: string) => fileRow({ bookedOn: '2026-05-28', minor: -4500, text })

test('two files of one kind that hold what somebody searched for are no whole days: other words are another payment', async () => {
  using at = await startStore()
  const accountId = invent.account(at.store)
  expect(await importInto(at.store, accountId, [coffee('Vipps Kari')])).toMatchObject({ added: 1 })
  expect(await importInto(at.store, accountId, [coffee('REMA 1000')])).toMatchObject({ added: 1, known: 0 })
  // Another kind of file words the same two in its own way.
  const camt = [coffee('Overføring'), coffee('Varekjøp')]
  expect(await importInto(at.store, accountId, camt, { format: 'camt053' })).toMatchObject({
    added: 0,
    known: 2,
  })
})
