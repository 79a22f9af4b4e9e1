import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntrySubject } from '../../shared/journal.ts'
import { invent } from '../store/testing.ts'
import { codeOf, startEdits } from './testing/annotation.ts'

test('a note is found by the search, changed, and gone when emptied; each change is one entry and an unchanged one none', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const note = (text: string) => edits.handlers['transaction:set-note']({ transactionId: id, text })
  await note('  Bursdag hos\r\nBjørn ')
  expect(edits.details(id).note).toBe('Bursdag hos\nBjørn')
  expect(edits.list({ text: 'BJORN rema' })).toEqual([id])
  expect(edits.list({ text: 'bjørn kiwi' })).toEqual([])
  await note('Bursdag hos\nBjørn\n')
  await note('Bursdag')
  expect(edits.list({ text: 'bjørn' })).toEqual([])
  await note(' ')
  await note('')
  expect(edits.details(id)).toMatchObject({ note: null, hasNote: false })
  expect(edits.entries().map(({ kind, is_own, changed }) => [kind, is_own, changed])).toEqual([
    ['note', 1, 1],
    ['note', 1, 1],
    ['note', 1, 1],
  ])
  expect(JSON.parse(edits.entries()[0]?.subject ?? '')).toEqual({
    payment: { text: 'REMA 0', bookedOn: '2026-05-30', amount: { minor: -50_000, currency: 'NOK' } },
    written: { note: 'Bursdag hos Bjørn' },
  })
  const kept = edits.entries().map(({ subject }) => (JSON.parse(subject) as EntrySubject).written?.note)
  expect(kept).toEqual(['Bursdag hos Bjørn', 'Bursdag', ''])
  expect(edits.stale).toHaveLength(3)
  expect(await codeOf(() => edits.handlers['transaction:set-note']({ transactionId: 99, text: 'x' }))).toBe(
    'not-found',
  )
})

test('the entry of a long note keeps its first words only, and cuts no letter in two', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  await edits.handlers['transaction:set-note']({ transactionId: id, text: '👩‍👩‍👧'.repeat(60) })
  const subject = JSON.parse(edits.entries()[0]?.subject ?? '') as EntrySubject
  expect(subject.written?.note).toBe(`${'👩‍👩‍👧'.repeat(40)}…`)
})

test('a tag is one whatever its case and accents, in the spelling it was first given, on many payments at once', async () => {
  using edits = await startEdits()
  const [a, b, c] = [edits.payment(), edits.payment(), edits.payment()]
  const set = (transactionIds: number[], add: string[], remove: string[] = []) =>
    edits.handlers['transaction:set-tags']({ transactionIds, add, remove })
  await set([a], ['Kafé'])
  await set([a, b, c, b], ['kafe', 'Ferie'])
  expect(edits.details(b).tags).toEqual(['Ferie', 'Kafé'])
  expect(edits.tags()).toEqual([
    { tag: 'Ferie', count: 3 },
    { tag: 'Kafé', count: 3 },
  ])
  expect(edits.list({ tag: 'KAFE' })).toHaveLength(3)
  await set([a, b], [], ['KAFÉ'])
  expect(edits.list({ tag: 'kafé' })).toEqual([c])
  await set([a, b], [], ['kafé', 'never there'])
  await set([c], ['KAFE'], ['kafe'])
  expect(edits.entries().map(({ kind, changed }) => [kind, changed])).toEqual([
    ['tags', 1],
    ['tags', 3],
    ['tags', 2],
  ])
  const kept = edits.entries().map(({ subject }) => (JSON.parse(subject) as EntrySubject).written?.tags)
  expect(kept).toEqual([
    { added: ['Kafé'], removed: [] },
    { added: ['Ferie', 'Kafé'], removed: [] },
    { added: [], removed: ['Kafé'] },
  ])
  expect(await codeOf(() => set([a], ['\u0301']))).toBe('invalid-input')
  expect(
    await codeOf(() =>
      set(
        [a],
        Array.from({ length: 20 }, (_, n) => `tag ${n}`),
      ),
    ),
  ).toBe('invalid-input')
  expect(await codeOf(() => set([99], ['x']))).toBe('not-found')
  await set([99, a], ['x'])
  expect(edits.details(a).tags).toEqual(['Ferie', 'x'])
  expect(edits.entries()).toHaveLength(4)
})

test('the parts of a payment come to its amount, whatever is done to them and whatever the bank does to it', async () => {
  using edits = await startEdits()
  const id = edits.payment(-50_000)
  const row = (minor: number) => invent.row({ minor, text: 'REMA 0' })
  const step = fc.oneof(
    fc.array(fc.integer({ min: -60_000, max: 60_000 }), { maxLength: 4 }).map((minors) => ({ minors })),
    fc.integer({ min: -80_000, max: 80_000 }).map((amount) => ({ amount })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const each of steps) {
        if ('amount' in each) edits.store.transactions.merge(id, row(each.amount), invent.at)
        else {
          const before = edits.details(id)
          const parts = each.minors.map((minor, n) => ({ minor, text: `Part ${n}` }))
          const code = await codeOf(() =>
            edits.handlers['transaction:set-split']({ transactionId: id, parts, restText: 'Rest' }),
          )
          const rest = each.minors.reduce((left, minor) => left - minor, before.amount.minor)
          const isRefused = each.minors.includes(0) || (each.minors.length > 0 && rest === 0)
          expect(code !== 'no error').toBe(isRefused)
          if (isRefused) expect(edits.details(id).parts).toEqual(before.parts)
        }
        const { parts, amount, isSplit } = edits.details(id)
        expect(isSplit).toBe(parts.length > 0)
        if (isSplit) expect(parts.reduce((sum, part) => sum + part.amount.minor, 0)).toBe(amount.minor)
        expect(parts.filter(({ isRest }) => isRest)).toHaveLength(isSplit ? 1 : 0)
        expect(parts.at(-1)?.isRest ?? true).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('parts may be of the other sign, must leave a rest, and make no entry when they are the same', async () => {
  using edits = await startEdits()
  const id = edits.payment(-50_000)
  const split = (minors: number[], restText = '') =>
    edits.handlers['transaction:set-split']({
      transactionId: id,
      parts: minors.map((minor) => ({ minor, text: 'Part' })),
      restText,
    })
  await split([-60_000, 4_000], 'Food')
  await split([-60_000, 4_000], 'Food')
  expect(edits.details(id).parts).toEqual([
    { text: 'Part', amount: { minor: -60_000, currency: 'NOK' }, isRest: false },
    { text: 'Part', amount: { minor: 4_000, currency: 'NOK' }, isRest: false },
    { text: 'Food', amount: { minor: 6_000, currency: 'NOK' }, isRest: true },
  ])
  expect(await codeOf(() => split([-50_000]))).toBe('split-without-rest')
  expect(await codeOf(() => split([0]))).toBe('invalid-input')
  expect(await codeOf(() => split(Array.from({ length: 30 }, () => -1e15)))).toBe('invalid-input')
  await split([])
  await split([], 'nothing')
  expect(edits.details(id)).toMatchObject({ parts: [], isSplit: false })
  expect(edits.entries().map(({ kind }) => kind)).toEqual(['split', 'split'])
})
