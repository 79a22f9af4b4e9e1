import { expect, test } from 'vitest'
import { auth, base64, codeOf, sign, start, startWithClock, stateOf } from './test-client.ts'
import { qrAuthCode, qrText } from './qr.ts'

const refusal = (reason: string) => ({ shows: 'refusal', reason })

test.each([
  ['67df3917-fa0d-44e5-b327-edcc928297f8', 'd28db9a7-4cde-429e-a983-359be676944c', 0, 'dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'],
  ['67df3917-fa0d-44e5-b327-edcc928297f8', 'd28db9a7-4cde-429e-a983-359be676944c', 1, '949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2'],
  ['67df3917-fa0d-44e5-b327-edcc928297f8', 'd28db9a7-4cde-429e-a983-359be676944c', 10, '2822ca616ce1e64a1c171df69154ebc5adef4011244c867d6ad88a02db178962'],
  ['01f94e28-857f-4d8a-bf8e-6c5a24466658', 'b4214886-3b5b-46ab-bc08-6862fddc0e06', 10, '0c0efcf46a45dfd4cf3a380646a0b305e6006fd2600177ac4403f8332aa258a9'],
])('the code of %s with %s at second %i is the one of the guidelines', (qrStartToken, qrStartSecret, second, code) => {
  expect(qrAuthCode(qrStartSecret, second)).toBe(code)
  const text = qrText({ autoStartToken: '', qrStartToken, qrStartSecret }, second)
  expect(text).toBe(`bankid.${qrStartToken}.${second}.${code}`)
}) // prettier-ignore

test('a code is good for five seconds before and after its own, and no longer', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const scanAt = async (second: number) => {
    const order = await start(bankId)
    clock.advance(10_999)
    return bankId.phone.scan(codeOf(order, second)).shows
  }
  expect([await scanAt(5), await scanAt(10), await scanAt(15)]).toEqual(['sign', 'sign', 'sign'])
  const order = await start(bankId)
  clock.advance(10_999)
  expect(bankId.phone.scan(codeOf(order, 4))).toEqual(refusal('old-code'))
  expect(bankId.phone.scan(codeOf(order, 16))).toEqual(refusal('old-code'))
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/outstandingTransaction')
})

test('a text that is no code, an unknown one, or a forged one opens nothing', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  const code = codeOf(order, 0)
  const scan = (text: string) => bankId.phone.scan(text)
  for (const text of [
    '',
    'https://app.bankid.com/',
    `${code} `,
    code.toUpperCase(),
    `bankid.${order.qrStartToken}`,
  ]) {
    expect(scan(text)).toEqual(refusal('no-code'))
  }
  expect(scan(code.replace('.0.', '.00.'))).toEqual(refusal('no-code'))
  expect(scan(code.replace(order.qrStartToken, order.autoStartToken))).toEqual(refusal('unknown-code'))
  expect(scan(code.replace('.0.', '.1.'))).toEqual(refusal('forged-code'))
  expect(scan(codeOf({ ...order, qrStartSecret: order.qrStartToken }, 0))).toEqual(refusal('forged-code'))
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/outstandingTransaction')
  expect(scan(code)).toMatchObject({ shows: 'sign' })
  expect(scan(code)).toEqual(refusal('too-late'))
})

test('the app shows who asks, what is signed, and for whom', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { ingrid } = bankId.users
  const requirement = { personalNumber: ingrid.personalNumber, pinCode: true }
  const order = await start(bankId, 'sign', {
    ...sign,
    userVisibleData: base64('Rad 1\r\nRad 2: å'),
    requirement,
  })
  expect(bankId.phone.open(order.autoStartToken)).toEqual({
    shows: 'sign',
    order: {
      number: 1,
      kind: 'sign',
      relyingParty: 'Oversikt',
      text: 'Rad 1\r\nRad 2: å',
      transaction: null,
      wantsCode: true,
      person: ingrid,
    },
  })
})

test('the start address may be opened twice on the device that has it, and by its token only', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  expect(bankId.phone.open(order.qrStartToken)).toEqual(refusal('unknown-code'))
  expect(bankId.phone.open(order.autoStartToken)).toMatchObject({ shows: 'sign' })
  expect(bankId.phone.open(order.autoStartToken)).toMatchObject({ shows: 'sign' })
  expect(bankId.phone.scan(codeOf(order, 0))).toEqual(refusal('too-late'))
})

test('an order for one person is nobody else’s: it goes on waiting, or stays open', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { ingrid, mikkel } = bankId.users
  const order = await start(bankId, 'auth', {
    ...auth,
    requirement: { personalNumber: ingrid.personalNumber },
  })
  expect(bankId.phone.scan(codeOf(order, 0), mikkel)).toEqual(refusal('not-for-you'))
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/outstandingTransaction')
  bankId.phone.scan(codeOf(order, 0))
  expect(bankId.phone.approve(mikkel)).toEqual(refusal('not-for-you'))
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  expect(bankId.phone.approve(ingrid)).toMatchObject({ shows: 'approved' })
})

test('whose phone has opened an order, approves it', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  bankId.phone.scan(codeOf(order, 0), bankId.users.mikkel)
  expect(bankId.phone.approve(bankId.users.ingrid)).toEqual(refusal('not-for-you'))
  expect(bankId.phone.approve(bankId.users.mikkel)).toMatchObject({ shows: 'approved' })
})

test('six digits approve; a finger does too, unless the code is asked for', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { ingrid } = bankId.users
  const strict = await start(bankId, 'auth', { ...auth, requirement: { pinCode: true } })
  bankId.phone.open(strict.autoStartToken)
  for (const code of ['', '12345', '1234567', '12345a']) {
    expect(bankId.phone.approve(ingrid, { code })).toEqual(refusal('code-needed'))
  }
  expect(bankId.phone.approve(ingrid, { biometrics: true })).toEqual(refusal('code-needed'))
  expect(bankId.phone.approve(ingrid, { code: '000000' })).toMatchObject({ shows: 'approved' })
  const lenient = await start(bankId)
  bankId.phone.open(lenient.autoStartToken)
  expect(bankId.phone.approve(ingrid, { biometrics: true })).toMatchObject({ shows: 'approved' })
})

test.each([
  [['1.2.3.4.25'], 'approved'],
  [['1.2.752.78.1.5'], 'approved'],
  [['1.2.752.78.*'], 'approved'],
  [['1.2.752.78.1.2', '1.2.3.4.10'], 'refusal'],
  [['1.2.3.4.2'], 'refusal'],
])('with the policies %j the phone’s answer is: %s', async (certificatePolicies, shows) => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId, 'auth', { ...auth, requirement: { certificatePolicies } })
  bankId.phone.open(order.autoStartToken)
  expect(bankId.phone.approve().shows).toBe(shows)
})

test('who declines has cancelled, and where to go back to is known', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId, 'auth', { ...auth, returnUrl: 'https://rp.example/#nonce=1' })
  bankId.phone.open(order.autoStartToken)
  const shown = { shows: 'failed', hintCode: 'userCancel', returnUrl: 'https://rp.example/#nonce=1' }
  expect(bankId.phone.decline()).toEqual(shown)
  expect(bankId.phone.approve()).toEqual(shown)
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/userCancel')
})

test('a phone on which nothing is open says so', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  expect(bankId.phone.approve()).toEqual(refusal('nothing-open'))
  expect(bankId.phone.decline()).toEqual(refusal('nothing-open'))
  expect(bankId.phone.answer()).toEqual(refusal('nothing-open'))
  expect(bankId.phone.open('')).toEqual(refusal('unknown-code'))
})
