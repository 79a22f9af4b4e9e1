import { isIP } from 'node:net'
import { expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

const v4 = (address: string, internal = false) => ({ address, internal, family: 'IPv4' })
const v6 = (address: string, internal = false) => ({ address, internal, family: 'IPv6' })

test.each([
  ['IPv4 before IPv6', [v6('2001:db8::7'), v4('192.168.1.20')], '192.168.1.20'],
  ['the first of several', [v4('10.0.0.4'), v4('192.168.1.20')], '10.0.0.4'],
  ['IPv6 where that is all', [v4('127.0.0.1', true), v6('2001:db8::7')], '2001:db8::7'],
  ['none a machine gave itself', [v4('169.254.3.4'), v6('fe80::1'), v6('2001:db8::7')], '2001:db8::7'],
  ['the machine itself without a network', [v4('127.0.0.1', true), v6('fe80::1')], '127.0.0.1'],
] as const)('%s', (_name, interfaces, expected) => expect(ownAddress(interfaces)).toBe(expected))

test('of this very machine there is one', () => expect(isIP(ownAddress())).not.toBe(0))
