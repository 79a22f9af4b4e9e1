import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { BankId } from '../../shared/systems.ts'
import { readMachineInput } from './machine-input.ts'

const refused = (system: BankId, value: unknown): string => {
  try {
    readMachineInput(system, value)
    return 'taken'
  } catch (error) {
    return isAppError(error, 'invalid-input') ? error.message : String(error)
  }
}

test('each system has its own fields, and what is left out takes its default', () => {
  expect(readMachineInput('sparebank1', { clientId: 'a', clientSecret: 'b', redirectPort: 9000 })).toEqual({
    system: 'sparebank1',
    settings: {
      generation: 'current',
      authHost: 'api',
      clientAuth: 'body',
      finInst: null,
      redirectPort: 9000,
    },
    credentials: { clientId: 'a', clientSecret: 'b' },
  })
  expect(readMachineInput('sbanken', { clientId: 'a', clientSecret: 'b' })).toEqual({
    system: 'sbanken',
    settings: { era: 'apibeta-v2' },
    credentials: { clientId: 'a', clientSecret: 'b', customerId: null },
  })
})

test.each([
  [{ apiKey: 'k' }, 'key'],
  [{ isNewSandboxUser: true, environment: 'sandbox' }, 'key'],
  [{ clientId: 'a', clientSecret: 'b' }, 'oauth'],
  [{ providerName: 'Test', environment: 'sandbox' }, 'provider'],
  [{ certificate: 'c', chain: 'h', privateKey: 'p' }, 'provider'],
] as const)('which door of bunq it is follows from what was given: %j', (value, door) => {
  const read = readMachineInput('bunq', value)
  expect(read.settings).toMatchObject({ door, redirectScheme: 'http', redirectPort: 8765 })
  const { environment: _environment, ...credentials } = { environment: undefined, ...value }
  expect(read.credentials).toEqual(credentials)
})

test('what is wrong is named by its field, never by what stood there', () => {
  expect(refused('sparebank1', { clientId: 'a' })).toContain('clientSecret')
  expect(refused('sbanken', { clientId: 'a', clientSecret: 'b', customerId: '12c4n4ry' })).toMatch(
    /customerId$/,
  )
  expect(refused('bunq', { apiKey: 'c4n4ry', redirectPort: 80 })).toMatch(/redirectPort$/)
  expect(refused('bunq', { apiKey: 'c4n4ry', colour: 'c4n4ry' })).toContain('colour')
  expect(refused('bunq', { apiKey: 'c4n4ry', door: 'oauth' })).toContain('door')
  expect(refused('bunq', 'c4n4ry')).not.toContain('c4n4ry')
})
