import { expect, test } from 'vitest'
import { isSameAddress } from './same-address.ts'

test.each([
  ['194.168.2.25', '194.168.2.25', true],
  ['2001:db8::7', '2001:0DB8:0:0:0:0:0:7', true],
  ['194.168.2.25', '::ffff:194.168.2.25', true],
  ['192.168.1.20', '192.168.1.20', true], // a simulator on this very machine
  ['194.168.2.25', '194.168.2.26', false],
  ['2001:db8::7', '2001:db8::8', false],
  ['192.168.1.20', '194.168.2.25', null],
  ['172.20.0.4', '194.168.2.25', null],
  ['100.64.0.9', '194.168.2.25', null],
  ['fd00::7', '2001:db8::8', null],
  ['194.168.2.25', '2001:db8::8', null],
  ['194.168.2.25', '0.0.0.0', null], // as an older example of BankID's has it
  ['194.168.2.25', '', null],
  ['194.168.2.25', 'unknown', null],
] as const)('told %s and seen %s: %s', (told, seen, expected) =>
  expect(isSameAddress(told, seen)).toBe(expected),
)
