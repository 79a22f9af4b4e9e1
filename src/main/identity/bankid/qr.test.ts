import { expect, test } from 'vitest'
import { qrText } from './qr.ts'

// Fact sheet 17.1.
const a = {
  qrStartToken: '67df3917-fa0d-44e5-b327-edcc928297f8',
  qrStartSecret: 'd28db9a7-4cde-429e-a983-359be676944c',
}
const b = {
  qrStartToken: '01f94e28-857f-4d8a-bf8e-6c5a24466658',
  qrStartSecret: 'b4214886-3b5b-46ab-bc08-6862fddc0e06',
}

test.each([
  [a, 0, 'dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'],
  [a, 1, '949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2'],
  [a, 2, 'a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3'],
  [a, 10, '2822ca616ce1e64a1c171df69154ebc5adef4011244c867d6ad88a02db178962'],
  [b, 0, '33375a421a04011beed3dc1ca72f2bda87bdc549372a1a46957914ac095eec57'],
  [b, 1, '3e24036f21ef7c4afd2047c6d5a8fa17a7a95f9e5728582a0ac6758ed7d51df0'],
  [b, 2, '784a837a50932dcc3ad1beaf2468c2049c06402651d1010849842d083f3645cd'],
  [b, 10, '0c0efcf46a45dfd4cf3a380646a0b305e6006fd2600177ac4403f8332aa258a9'],
] as const)("BankID's own values: token %#, second %i", (order, second, code) => {
  expect(qrText(order, second)).toBe(`bankid.${order.qrStartToken}.${second}.${code}`)
})

test('the secret itself is never in it', () => {
  expect(qrText(a, 5)).not.toContain(a.qrStartSecret)
})
