import { expect, test } from 'vitest'
import { addedCounterparty } from './counterparty.ts'

test('a name that the text already holds is not said twice, however it is written', () => {
  expect(addedCounterparty({ text: 'REMA 1000  TORSHOV', counterparty: 'Rema 1000 Torshov' })).toBeNull()
  expect(addedCounterparty({ text: 'Nettgiro til Kari', counterparty: 'Kari' })).toBeNull()
})

test('a name that adds something is shown; an empty one is not', () => {
  expect(addedCounterparty({ text: 'Nettgiro', counterparty: ' Kari Nordmann ' })).toBe('Kari Nordmann')
  expect(addedCounterparty({ text: '', counterparty: 'Kari' })).toBe('Kari')
  expect(addedCounterparty({ text: 'Nettgiro', counterparty: '  ' })).toBeNull()
  expect(addedCounterparty({ text: 'Nettgiro', counterparty: null })).toBeNull()
})
