import { expect, test } from 'vitest'
import { isFiltered, readState, unfiltered, writeState, type ListState } from './list-state.ts'

const one = 'a0000000-0000-4000-8000-000000000001'
const two = 'a0000000-0000-4000-8000-000000000002'
const read = (query: string) => readState(new URLSearchParams(query))

test('a bare address is everything, newest first, and is written as a bare address', () => {
  expect(read('')).toEqual(unfiltered)
  expect(writeState(unfiltered).toString()).toBe('')
  expect(isFiltered(unfiltered)).toBe(false)
})

test('every state comes back from its address as it was', () => {
  const state: ListState = {
    text: 'kjøp & <b> +"100%"',
    accountIds: [one, two],
    preset: null,
    from: '2026-01-01',
    to: '2026-02-28',
    direction: 'out',
    amountFrom: '0.5',
    amountTo: '1000',
    currency: 'NOK',
    status: 'pending',
    tag: 'Ferie & påske',
    transfers: 'without',
    sort: { by: 'text', descending: false },
  }
  expect(read(writeState(state).toString())).toEqual(state)
  const preset: ListState = { ...unfiltered, preset: 'last-year', sort: { by: 'amount', descending: true } }
  expect(read(writeState(preset).toString())).toEqual(preset)
})

test('the link of an account narrows to it', () => {
  expect(read(`accountId=${one}`)).toEqual({ ...unfiltered, accountIds: [one] })
})

test('what makes no sense in an address is left out', () => {
  const nonsense =
    'accountId=1%27--&from=2026-02-30&to=x&min=-5&max=1e9&direction=up&currency=kr&status=lost&period=ever&transfers=all&sort=-id'
  expect(read(nonsense)).toEqual(unfiltered)
  expect(read(`q=${'x'.repeat(300)}`).text).toHaveLength(200)
  expect(read(`accountId=${one}&accountId=${one}`).accountIds).toEqual([one])
})

test('two days the wrong way round mean what lies between', () => {
  expect(read('from=2026-03-01&to=2026-01-01')).toMatchObject({ from: '2026-01-01', to: '2026-03-01' })
})

test('the order alone is no filter', () => {
  expect(isFiltered(read('sort=amount'))).toBe(false)
  expect(isFiltered(read('q=rema'))).toBe(true)
})
