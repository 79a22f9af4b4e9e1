import { expect, test } from 'vitest'
import type { BankIdSettings } from '../../../shared/bankid.ts'
import { newAuthority } from '../../http/testing/authority.ts'
import { testClock } from '../../http/testing/server.ts'
import { bankId } from './system.ts'

const of = (environment: BankIdSettings['environment']): BankIdSettings => ({ environment, endUserIp: null })

test('each environment has its own address, with the path of v6', () => {
  expect(bankId.apiUrl(of('production'), {})).toBe('https://appapi2.bankid.com/rp/v6.0/')
  expect(bankId.apiUrl(of('test'), {})).toBe('https://appapi2.test.bankid.com/rp/v6.0/')
})

test('a simulator takes the place of both, with or without a slash at the end', () => {
  const api = 'https://127.0.0.1:4000/rp/v6.0'
  expect(bankId.apiUrl(of('production'), { api })).toBe(`${api}/`)
  expect(bankId.apiUrl(of('test'), { api: `${api}/` })).toBe(`${api}/`)
})

test('a start token goes to the app, or to the page of a simulator: none of it is half a simulator', () => {
  expect(bankId.otherUrls(of('test'), {})).toEqual(['bankid:///'])
  expect(bankId.otherUrls(of('test'), { authorize: 'https://127.0.0.1:4000/start' })).toEqual([
    'https://127.0.0.1:4000/start',
  ])
})

test('a certificate is looked at before it is kept', () => {
  const clock = testClock(Date.now())
  const check = (kind: 'good' | 'old' | 'strange') => () => {
    const authority = newAuthority()
    const { cert, key } = authority.issue('rp', kind === 'old' ? { days: [-2, -1] } : {})
    const rpPrivateKey = kind === 'strange' ? authority.issue('other').key : key
    bankId.checkCredentials?.({ rpCertificate: cert, rpPrivateKey, passphrase: null }, clock)
  }
  expect(check('good')).not.toThrow()
  expect(check('old')).toThrow(expect.objectContaining({ code: 'certificate-expired' }))
  expect(check('strange')).toThrow(expect.objectContaining({ code: 'certificate-other-key' }))
})
