import { describe, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { parseInvocation } from './arguments.ts'

const refusal = (...argv: string[]): string => {
  try {
    parseInvocation(argv)
  } catch (error) {
    if (isAppError(error, 'invalid-input')) return error.message
    throw error
  }
  return 'understood'
}

describe('filters', () => {
  test('a signed amount may stand apart from its option, as the documentation writes it', () => {
    const { command } = parseInvocation(['transactions', '--min', '-149.90', '--max', '-1,5'])
    expect(command).toMatchObject({ query: { filter: { minMinor: -14_990, maxMinor: -150 } } })
    expect(parseInvocation(['transactions', '--min=-149.90']).command).toMatchObject({
      query: { filter: { minMinor: -14_990 } },
    })
  })

  test('an amount is read in the decimals of its currency', () => {
    const yen = parseInvocation(['export', 'x.csv', '--currency', 'jpy', '--max', '1000']).command
    expect(yen).toMatchObject({ query: { filter: { maxMinor: 1000, currency: 'JPY' } } })
    expect(refusal('transactions', '--currency', 'JPY', '--min', '0.5')).toContain('--min')
  })

  test('a tag narrows what is listed and what is exported', () => {
    expect(parseInvocation(['export', 'x.csv', '--tag', 'Ferie på Ås']).command).toMatchObject({
      query: { filter: { tag: 'Ferie på Ås' } },
    })
  })

  test('own transfers alone, or everything without them, are listed and exported', () => {
    expect(parseInvocation(['export', 'x.csv', '--transfers', 'without']).command).toMatchObject({
      query: { filter: { transfers: 'without' } },
    })
    expect(refusal('transactions', '--transfers', 'some')).toContain('--transfers')
  })

  test('a forgotten amount is not taken from the next option', () => {
    expect(refusal('transactions', '--min', '--max', '1')).toContain('--min')
  })

  test('days that do not exist and words that are none of the choices are refused by name', () => {
    expect(refusal('transactions', '--from', '2026-02-30')).toContain('--from')
    expect(refusal('export', 'x.csv', '--direction', 'up')).toContain('--direction')
    expect(refusal('transactions', '--limit', '0')).toContain('--limit')
  })
})

describe('help', () => {
  test.each([
    ['sync', '--help'],
    ['transactions', '-h'],
    ['export', 'x.csv', '--help'],
    ['disconnect', 'SpareBank 1', '--delete-data', '--help'],
    ['connect', '--help'],
    ['help'],
    [],
  ])('is all that "%s %s %s %s" does', (...argv) => {
    expect(parseInvocation(argv).command).toEqual({ name: 'help' })
  })
})

describe('what a command must be told', () => {
  test('to disconnect, what becomes of the data: one of two words, never neither or both', () => {
    expect(refusal('disconnect', 'a')).toContain('--keep-data')
    expect(refusal('disconnect', 'a', '--keep-data', '--delete-data')).toContain('--keep-data')
    expect(parseInvocation(['disconnect', 'a', '--keep-data']).command).toMatchObject({ data: 'keep' })
  })

  test('to connect, a system we know; to export, a file; and nothing that is left over', () => {
    expect(refusal('connect')).toContain('sparebank1')
    expect(refusal('export')).toContain('<file>')
    expect(refusal('sync', 'a', 'b')).toContain('"b"')
    expect(refusal('accounts', '--secret', 'x')).toContain('--secret')
    expect(refusal('wat')).toContain('"wat"')
  })
})
