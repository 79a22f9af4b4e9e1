import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEndpoints } from './endpoints.ts'

function endpointsOf(content: unknown) {
  const path = join(mkdtempSync(join(tmpdir(), 'oversikt-endpoints-')), 'endpoints.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readEndpoints(path)
}

describe('the file that puts a simulator in a bank’s place', () => {
  test('replaces the addresses it names and leaves the others', () => {
    expect(
      endpointsOf({ sparebank1: { api: 'http://127.0.0.1:9000', token: 'http://localhost:9000/t' } }),
    ).toEqual({
      sparebank1: { api: 'http://127.0.0.1:9000', token: 'http://localhost:9000/t' },
    })
  })

  test.each([
    'http://192.168.1.4:9000',
    'https://api.sparebank1.no',
    'http://127.0.0.1.evil.example',
    'http://localhost@evil.example',
    'http://user:secret@localhost:9000',
    'file:///etc/passwd',
    'not an address',
  ])('is refused when an address leaves this machine: %s', (api) => {
    expect(() => endpointsOf({ sparebank1: { api } })).toThrow(/sparebank1\.api/)
  })

  test('is refused when a system this version does not know points elsewhere', () => {
    expect(endpointsOf({ rates: { data: 'http://[::1]:9001' } })).toEqual({})
    expect(endpointsOf({ other: { api: 'https://localhost:1', ca: '/somewhere/ca.pem' } })).toEqual({})
    expect(() => endpointsOf({ rates: { data: 'https://rates.example' } })).toThrow(/rates/)
  })

  test('may name the root of a simulator that speaks TLS, as the certificate itself and not as a file', () => {
    const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
    const bankid = { api: 'https://127.0.0.1:1/rp/v6.0/', authorize: 'http://127.0.0.1:2/start', ca }
    expect(endpointsOf({ bankid })).toEqual({ bankid })
    expect(() => endpointsOf({ bankid: { ...bankid, ca: '/somewhere/ca.pem' } })).toThrow(/bankid\.ca/)
  })

  test('is refused when it is missing, no JSON, or says more than addresses', () => {
    expect(() => readEndpoints('/no/such/file.json')).toThrow(/readable JSON/)
    expect(() => endpointsOf('{"sparebank1":')).toThrow(/readable JSON/)
    expect(() => endpointsOf({ sparebank1: { api: 'http://localhost:1', verify: false } })).toThrow(
      /sparebank1/,
    )
  })
})
