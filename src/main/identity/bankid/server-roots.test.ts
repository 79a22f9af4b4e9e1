import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { serverRoots } from './server-roots.ts'

// Fact sheet 3.2.
test.each([
  [
    'production',
    '4F24E1FEED5B131A',
    'CN=BankID SSL Root CA v1',
    'E6:A2:D4:5C:0A:10:51:C9:59:42:86:49:F8:6A:09:A9:B2:15:2C:D5:51:99:3C:C2:EB:4C:F0:94:BD:AC:BE:CB',
  ],
  [
    'test',
    '22161AC6EE248600',
    'CN=Test BankID SSL Root CA v1 Test',
    'F3:D0:74:0E:BF:B3:70:0E:3B:81:AA:79:1F:EE:45:14:72:69:8C:84:E1:99:C2:EB:48:A4:43:FF:1D:5B:40:5C',
  ],
] as const)('the root of %s is the one of the fact sheet', (environment, serial, name, fingerprint) => {
  const root = new X509Certificate(serverRoots[environment])
  expect(root.fingerprint256).toBe(fingerprint)
  expect(root.serialNumber).toBe(serial)
  expect(root.subject).toContain(name)
  expect(root.ca && root.verify(root.publicKey)).toBe(true)
  expect(root.validToDate.toISOString().slice(0, 10)).toBe('2034-12-31')
})

test('the two environments share no root', () => {
  expect(serverRoots.production).not.toBe(serverRoots.test)
})
