import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Account } from '../../shared/model.ts'
import type { BalanceProof } from '../../shared/proof.ts'
import { accountLine, allowEarlyEnd, machineAccount, printError, printUsageError } from './output.ts'

function streams() {
  const out = new PassThrough({ encoding: 'utf8' })
  const err = new PassThrough({ encoding: 'utf8' })
  return { out, err, said: () => String(err.read() ?? '') }
}

test('arguments that make no sense are one line, or one JSON line where a machine asked', () => {
  const error = new AppError('invalid-input', 'Unknown option\n--x.')
  const s = streams()
  printUsageError(s, error, false)
  expect(s.said()).toBe('Unknown option --x. Try: help\n')
  printUsageError(s, error, true)
  expect(JSON.parse(s.said())).toEqual({
    error: { code: 'invalid-input', message: 'Unknown option --x. Try: help' },
  })
})

test('a failure tells a machine its code, its reference and when to try again, and never the words of the log', () => {
  const s = streams()
  const error = new AppError('bank-busy', 'words for the log', { retryAt: '2026-11-21T14:05:00.000Z' })
  printError(s, error, '1f2e3d4c', true)
  const said = s.said()
  expect(said).not.toContain('words for the log')
  expect(JSON.parse(said)).toMatchObject({
    error: { code: 'bank-busy', ref: '1f2e3d4c', retryAt: '2026-11-21T14:05:00.000Z' },
  })
})

test('who stops reading in the middle breaks nothing; any other failure of the output does', () => {
  const fail = vi.fn()
  const { out } = streams()
  allowEarlyEnd(out, fail)
  out.emit('error', Object.assign(new Error('write'), { code: 'EPIPE' }))
  expect(fail).not.toHaveBeenCalled()
  out.emit('error', Object.assign(new Error('write'), { code: 'ENOSPC' }))
  expect(fail).toHaveBeenCalledOnce()
})

/** Five øre below nothing, and nobody looked at it yet. */
const account: Account = {
  id: 'a',
  connectionId: 'c',
  system: 'sparebank1',
  connectionName: 'SpareBank 1',
  connectionStatus: 'ready',
  kind: 'current',
  name: 'Brukskonto',
  number: null,
  iban: null,
  currency: 'NOK',
  booked: { minor: -5, currency: 'NOK' },
  available: null,
  creditLimit: null,
  balanceAt: null,
  isChosen: true,
  isCounted: true,
  isClosed: false,
  cards: [],
  followedIn: null,
  bookedCount: 0,
  pendingCount: 0,
  oldestOn: null,
  proof: null,
}

test('a name written by a stranger cannot move the cursor of a terminal', () => {
  const line = accountLine({ ...account, name: 'A\u001b[2K\u202eB' })
  expect(line).toMatch(/^A \[2K B/)
  expect(line).toContain('-0.05 NOK')
})

test('nothing that a stranger wrote ends a line or begins another', () => {
  const line = accountLine({ ...account, name: 'A\u2028B\u2029C\nD', number: '1\u001b[2J2' })
  expect(line).toMatch(/^A B C D +1 \[2J2 /)
})

test('what was typed is answered in a sentence, whoever wrote the words', () => {
  const s = streams()
  printError(s, new AppError('not-found', 'no copy of this name: `copies` lists them'), null, false)
  printError(s, new AppError('invalid-input', 'unknown option\n--x.'), 'ref', false)
  expect(s.said()).toBe(
    'There is no such thing here. No copy of this name: `copies` lists them. (not-found)\n' +
      'Not understood. Unknown option --x. (invalid-input, log reference ref)\n',
  )
})

test('an account says whether its balance is proven, to a person and with plain decimals to a machine', () => {
  const nok = (minor: number) => ({ minor, currency: 'NOK' })
  const proof: BalanceProof = {
    state: 'proven', reason: null, at: '2026-11-21T14:03:00.000Z', since: '2026-11-17T06:12:00.000Z', from: '2024-01-02',
    bank: nok(-5), ledger: nok(-5), early: null, gap: null,
  } // prettier-ignore
  expect(accountLine({ ...account, proof })).toMatch(/ NOK {2}proven 2026-11-21T14:03:00\.000Z$/)
  const gap = { ...proof, state: 'gap', ledger: nok(-4_505), gap: nok(4_500) } as const
  expect(accountLine({ ...account, proof: gap })).toMatch(/gap 45\.00 since 2026-11-17T06:12:00\.000Z$/)
  expect(machineAccount({ ...account, proof: gap }).proof).toMatchObject({
    state: 'gap', from: '2024-01-02', gap: { decimal: '45.00', minor: 4_500 }, ledger: { decimal: '-45.05' },
  }) // prettier-ignore
  const unproven = { ...proof, state: 'unproven', reason: 'partial', bank: null, ledger: null } as const
  expect(accountLine({ ...account, proof: unproven })).toMatch(/not proven \(partial\)$/)
})
