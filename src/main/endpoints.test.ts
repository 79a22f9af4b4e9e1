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
    expect(endpointsOf({ fis: { data: 'http://[::1]:9001' } })).toEqual({})
    expect(endpointsOf({ bankid: { api: 'https://localhost:1', ca: '/somewhere/ca.pem' } })).toEqual({})
    expect(() => endpointsOf({ fis: { data: 'https://fis.example' } })).toThrow(/fis/)
  })

  test('is refused when it is missing, no JSON, or says more than addresses', () => {
    expect(() => readEndpoints('/no/such/file.json')).toThrow(/readable JSON/)
    expect(() => endpointsOf('{"sparebank1":')).toThrow(/readable JSON/)
    expect(() => endpointsOf({ sparebank1: { api: 'http://localhost:1', verify: false } })).toThrow(
      /sparebank1/,
    )
  })
})
