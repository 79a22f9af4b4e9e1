import { expect, test } from 'vitest'
import { fisSettings } from '../../../../../shared/contract-connect.ts'
import { defaultFisSettings, partyTypes } from '../../../../../shared/fis.ts'
import { actAsOf, addressOf, fisEntry, idTypeOf, isClientId } from './fis-state.ts'
import { faultsOf, readTechnical, technicalOf } from './technical.ts'

const uuid = '5887c04f-291d-4211-9837-e8bb8bda5b6f'

test('the type of a party decides what its number is: end users have a UUID, all others a GLN', () => {
  expect(partyTypes.filter((type) => idTypeOf(type) === 'uuid')).toEqual(['end_user'])
})

test('a party is named as it will stand in the login, spaces of a paste left out', () => {
  const sp = { kind: 'party', partyType: 'service_provider' } as const
  expect(actAsOf({ ...sp, id: ' 1111 1111 11111 ' })).toEqual({
    ...sp,
    idType: 'gln',
    id: '1111111111111',
  })
  expect(actAsOf({ kind: 'party', partyType: 'end_user', id: uuid.toUpperCase() })).toMatchObject({
    idType: 'uuid',
    id: uuid,
  })
  expect(actAsOf({ ...sp, id: '111111111111' })).toBeNull()
  expect(actAsOf({ ...sp, id: uuid })).toBeNull()
  expect(actAsOf({ kind: 'entity', partyType: 'end_user', id: 'left over' })).toEqual({ kind: 'entity' })
})

test('every party that can be typed is one that main takes', () => {
  for (const partyType of partyTypes) {
    const id = idTypeOf(partyType) === 'uuid' ? uuid : '1111111111111'
    const actAs = actAsOf({ kind: 'party', partyType, id })
    expect(fisSettings.safeParse({ ...defaultFisSettings, actAs }).success).toBe(true)
  }
})

test('a client id is a UUID', () => {
  expect(isClientId(' 7a9016dc-ac40-4908-9462-ffb0809726ce ')).toBe(true)
  expect(isClientId('7a9016dc-ac40-4908-9462')).toBe(false)
})

test('addresses are https and lose their last slash', () => {
  expect(addressOf(' https://flex.example/auth/v1/ ')).toBe('https://flex.example/auth/v1')
  expect(addressOf('http://flex.example')).toBeNull()
  expect(addressOf('flex.example')).toBeNull()
  expect(addressOf('')).toBeNull()
})

test('the technical fields stand for the settings they came from, and a version that is not sent is no fault', () => {
  const { actAs: _, ...technical } = defaultFisSettings
  expect(readTechnical(technicalOf(defaultFisSettings))).toEqual(technical)
  const old = { ...technicalOf(defaultFisSettings), sendsVersion: false, apiVersion: 'no version !' }
  expect(readTechnical(old)).toEqual({ ...technical, apiVersion: null })
  expect(faultsOf({ ...old, sendsVersion: true, apiUrl: 'x' })).toEqual({
    authUrl: false,
    apiUrl: true,
    apiVersion: true,
  })
})

test('a connection is entered where it stands: to register, to check, or with a new key', () => {
  expect(fisEntry(null, 'new')).toBe('register')
  expect(fisEntry(null, 'ready')).toBe('check')
  expect(fisEntry('actAs', 'ready')).toBe('actAs')
  expect(fisEntry('credentials', 'needs-login')).toBe('key')
  expect(fisEntry('actAs', 'disconnected')).toBe('key')
})
