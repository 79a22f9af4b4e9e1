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
  ])('is all that "%s %s %s %s" does', (...argv) => {
    expect(parseInvocation(argv).command).toEqual({ name: 'help' })
  })

  test('is not what no command at all asks for: a script that forgot its own must not end well', () => {
    expect(parseInvocation([]).command).toEqual({ name: 'nothing' })
  })
})

describe('what is not understood says what would be', () => {
  test.each([
    [['transactions', '--from', '2026-13-01'], '--from takes a day: 2026-01-31'],
    [['export', 'x.csv', '--to', 'today'], '--to takes a day: 2026-01-31'],
    [['transactions', '--direction', 'up'], '--direction takes in or out'],
    [['transactions', '--currency', 'kroner'], '--currency takes a code like NOK'],
    [['transactions', '--status', 'paid'], '--status takes booked or pending'],
    [['transactions', '--transfers', 'some'], '--transfers takes only or without'],
    [['transactions', '--min', '99999999999999'], '--min takes an amount like 149.90'],
    [['transactions', '--tag', 'x'.repeat(41)], '--tag takes at most 40 characters'],
    [['accounts', '--bogus'], 'there is no option --bogus here'],
    [['accounts', '-x'], 'there is no option -x here'],
    [['transactions', '--from'], '--from needs a value'],
    [['export', '-o'], '--output needs a value'],
    [['transactions', '--text', '--tag'], '--text needs a value'],
    [['accounts', '--json=yes'], '--json takes no value'],
  ] as const)('%s', (argv, words) => expect(refusal(...argv)).toBe(words))
})

describe('what a command must be told', () => {
  test('to disconnect, what becomes of the data: one of two words, never neither or both', () => {
    expect(refusal('disconnect', 'a')).toContain('--keep-data')
    expect(refusal('disconnect', 'a', '--keep-data', '--delete-data')).toContain('--keep-data')
    expect(parseInvocation(['disconnect', 'a', '--keep-data']).command).toMatchObject({ data: 'keep' })
  })

  test('to export, one file and not two', () => {
    expect(refusal('export', 'a.csv', '--output', 'b.csv')).toContain('twice')
    expect(parseInvocation(['export', '--output', 'b.csv']).command).toMatchObject({ file: 'b.csv' })
  })

  test('to go on from a copy, which; and nothing else agrees to anything', () => {
    expect(refusal('copies', 'restore')).toContain('name of a copy')
    expect(refusal('copies', 'make', '--yes')).toContain('--yes')
    expect(refusal('copies', 'make', 'x')).toContain('"x"')
    expect(refusal('copies', 'remove')).toContain('"remove"')
  })

  test('to list a table, one of them, and filters as FIS writes them', () => {
    const filters = (...argv: string[]) => parseInvocation(['flex', 'list', 'party', ...argv]).command
    expect(filters('--filter', 'name=not.ilike.*a.b=c*', '--filter', 'entity.id=in.1,2')).toMatchObject({
      query: {
        filters: [
          { field: 'name', operator: 'ilike', value: '*a.b=c*', isNegated: true },
          { field: 'entity.id', operator: 'in', value: '1,2', isNegated: false },
        ],
      },
    })
    for (const wrong of ['name', 'name=x', 'name=like.x', 'Name=eq.x', 'a.b.c=eq.x', '=eq.x'])
      expect(refusal('flex', 'list', 'party', '--filter', wrong), wrong).toContain('--filter')
    expect(refusal('flex', 'list', 'party', '--csv', '--json')).toContain('--csv')
    expect(refusal('flex', 'list', 'party', '--embed', 'no thing')).toContain('--embed')
    expect(refusal('flex', 'whoami', '--limit', '3')).toContain('--limit')
    expect(refusal('flex')).toContain('whoami')
  })

  test('to connect BankID and FIS, settings that are some, and options of that very system', () => {
    expect(refusal('connect', 'bankid', '--environment', 'live')).toContain('--environment')
    expect(refusal('connect', 'bankid', '--end-user-ip', '1.2.3')).toContain('--end-user-ip')
    expect(refusal('connect', 'bankid', '--p12', 'a', '--key', 'b')).toContain('--p12')
    expect(refusal('connect', 'bankid', '--key', 'b')).toContain('--certificate')
    expect(refusal('connect', 'bankid', '--history-from', '2026-01-01')).toContain('--history-from')
    expect(refusal('connect', 'bunq', '--p12', 'a')).toContain('--p12')
    expect(refusal('connect', 'fis', '--as', 'organisation:1')).toContain('--as')
    expect(refusal('connect', 'fis', '--as', 'service_provider:12')).toContain('--as')
    expect(refusal('connect', 'fis', '--auth-url', 'http://a.no')).toContain('--auth-url')
    expect(refusal('connect', 'fis', '--client-id', 'x')).toContain('--client-id')
    expect(refusal('connect', 'fis', '--name', 'a'.repeat(81))).toContain('--name')
    expect(parseInvocation(['connect', 'fis', '--api-version', 'none', '--api-url', 'https://a.no/x/']).command) //
      .toMatchObject({ settings: { apiVersion: null, apiUrl: 'https://a.no/x' } })
  }) // prettier-ignore

  test('no secret: there is no option for one', () => {
    for (const option of ['--passphrase', '--password', '--client-secret', '--api-key'])
      for (const system of ['bankid', 'fis', 'bunq', 'sparebank1'])
        expect(refusal('connect', system, option, 'c4n4ry'), option).toContain(option)
  })

  test('to connect, a system we know; to export, a file; and nothing that is left over', () => {
    expect(refusal('connect')).toContain('sparebank1')
    expect(refusal('export')).toContain('<file>')
    expect(refusal('sync', 'a', 'b')).toContain('"b"')
    expect(refusal('accounts', '--secret', 'x')).toContain('--secret')
    expect(refusal('wat')).toContain('"wat"')
  })
})
