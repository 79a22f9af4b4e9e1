import { expect, test } from 'vitest'
import {
  auth,
  base64,
  call,
  codeOf,
  collect,
  inAWord,
  sign,
  start,
  startWithClock,
  stateOf,
} from './test-client.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const seconds = (count: number) => count * 1000
const minutes = (count: number) => count * 60_000

test('an order has four tokens, waits, is picked up, approved and collected once', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  expect(Object.keys(order)).toEqual(['orderRef', 'autoStartToken', 'qrStartToken', 'qrStartSecret'])
  for (const token of Object.values(order)) expect(token).toMatch(uuid)
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/outstandingTransaction')
  clock.advance(seconds(3))
  bankId.phone.scan(codeOf(order, 3))
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  expect(bankId.phone.approve()).toEqual({ shows: 'approved', returnUrl: null })
  expect(await stateOf(bankId, order.orderRef)).toBe('complete')
  expect(await stateOf(bankId, order.orderRef)).toBe('400/invalidParameters')
})

test('nobody comes: half a minute later the start has failed, and after three minutes and ten seconds it is forgotten', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const [told, forgotten] = [await start(bankId), await start(bankId)]
  clock.advance(seconds(30) - 1)
  expect(await stateOf(bankId, told.orderRef)).toBe('pending/outstandingTransaction')
  clock.advance(1)
  expect(bankId.phone.scan(codeOf(told, 30))).toEqual({ shows: 'refusal', reason: 'too-late' })
  clock.advance(seconds(160))
  expect(await stateOf(bankId, told.orderRef)).toBe('failed/startFailed')
  expect(await stateOf(bankId, told.orderRef)).toBe('400/invalidParameters')
  clock.advance(1)
  expect(await stateOf(bankId, forgotten.orderRef)).toBe('400/invalidParameters')
})

test('whoever has it open and does nothing has three minutes', async () => {
  const { bankId, clock } = await startWithClock({ switches: { finishWindowS: 180 } })
  await using _ = bankId
  const order = await start(bankId)
  bankId.phone.open(order.autoStartToken)
  clock.advance(minutes(3) - 1)
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  clock.advance(1)
  expect(bankId.phone.approve()).toEqual({ shows: 'failed', hintCode: 'expiredTransaction', returnUrl: null })
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/expiredTransaction')
})

test('a complete order is kept for three minutes, a failed one for five', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const ended = async (end: () => void) => {
    const order = await start(bankId)
    bankId.phone.open(order.autoStartToken)
    end()
    return order.orderRef
  }
  const complete = [
    await ended(() => bankId.phone.approve()),
    await ended(() => bankId.phone.approve()),
  ] as const
  const failed = [
    await ended(() => bankId.phone.decline()),
    await ended(() => bankId.phone.decline()),
  ] as const
  clock.advance(minutes(3))
  expect(await stateOf(bankId, complete[0])).toBe('complete')
  clock.advance(1)
  expect(await stateOf(bankId, complete[1])).toBe('400/invalidParameters')
  clock.advance(minutes(2) - 1)
  expect(await stateOf(bankId, failed[0])).toBe('failed/userCancel')
  clock.advance(1)
  expect(await stateOf(bankId, failed[1])).toBe('400/invalidParameters')
})

test('a cancelled order is gone: for collect, for a second cancel, and for the phone', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  const cancel = () => call(bankId, 'cancel', { body: { orderRef: order.orderRef } })
  const reply = await cancel()
  expect([reply.status, reply.text]).toEqual([200, '{}'])
  expect(inAWord(await cancel())).toBe('400/invalidParameters')
  expect(await stateOf(bankId, order.orderRef)).toBe('400/invalidParameters')
  expect(bankId.phone.scan(codeOf(order, 0))).toEqual({ shows: 'refusal', reason: 'too-late' })
})

test('what is cancelled while it is open ends on the phone too, and what has ended cannot be cancelled', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  bankId.phone.open(order.autoStartToken)
  await call(bankId, 'cancel', { body: { orderRef: order.orderRef } })
  expect(bankId.phone.approve()).toEqual({ shows: 'refusal', reason: 'too-late' })
  const other = await start(bankId)
  bankId.phone.open(other.autoStartToken)
  bankId.phone.approve()
  expect(inAWord(await call(bankId, 'cancel', { body: { orderRef: other.orderRef } }))).toBe(
    '400/invalidParameters',
  )
  expect(await stateOf(bankId, other.orderRef)).toBe('complete')
})

test('an order nobody knows is 400 and not 404', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  for (const path of ['collect', 'cancel']) {
    const reply = await call(bankId, path, { body: { orderRef: 'a9b791c3-459f-492b-bf61-23027876140b' } })
    expect([reply.status, reply.json]).toEqual([
      400,
      { errorCode: 'invalidParameters', details: 'No such order' },
    ])
    expect(inAWord(await call(bankId, path, { body: {} }))).toBe('400/invalidParameters')
  }
})

test('two orders for one person kill each other', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const body = { ...auth, requirement: { personalNumber: bankId.users.ingrid.personalNumber } }
  const first = await start(bankId, 'auth', body)
  const second = await call(bankId, 'sign', { body: { ...sign, ...body } })
  expect(second.json).toEqual({
    errorCode: 'alreadyInProgress',
    details: 'Order already in progress for pno',
  })
  expect(await stateOf(bankId, first.orderRef)).toBe('failed/cancelled')
  const third = await start(bankId, 'auth', body)
  clock.advance(seconds(30))
  await start(bankId, 'auth', body)
  expect(await stateOf(bankId, third.orderRef)).toBe('failed/startFailed')
})

test('two people at once do not disturb each other', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const of = (personalNumber: string) => start(bankId, 'auth', { ...auth, requirement: { personalNumber } })
  const [hers, his] = [
    await of(bankId.users.ingrid.personalNumber),
    await of(bankId.users.mikkel.personalNumber),
  ]
  expect(await stateOf(bankId, hers.orderRef)).toBe('pending/outstandingTransaction')
  expect(await stateOf(bankId, his.orderRef)).toBe('pending/outstandingTransaction')
})

test('without a number it is known whose an order is once it is picked up: then the older one fails', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { ingrid, mikkel } = bankId.users
  const [older, his, newer] = [await start(bankId), await start(bankId), await start(bankId)]
  bankId.phone.scan(codeOf(older, 0), ingrid)
  bankId.phone.scan(codeOf(his, 0), mikkel)
  bankId.phone.scan(codeOf(newer, 0), ingrid)
  expect(await stateOf(bankId, older.orderRef)).toBe('failed/cancelled')
  expect(await stateOf(bankId, his.orderRef)).toBe('pending/userSign')
  expect(await stateOf(bankId, newer.orderRef)).toBe('pending/userSign')
})

test('somebody else can ask for the person: before, so that a start is refused, or after, so that it fails', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const body = { ...auth, requirement: { personalNumber: bankId.users.ingrid.personalNumber } }
  bankId.phone.busy()
  expect(inAWord(await call(bankId, 'auth', { body }))).toBe('400/alreadyInProgress')
  const order = await start(bankId, 'auth', body)
  bankId.phone.busy()
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/cancelled')
})

test('who collects more than once a second is counted, and in strict tests refused', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  const { orderRef } = await start(bankId)
  const other = await start(bankId)
  await collect(bankId, orderRef)
  clock.advance(seconds(1))
  await collect(bankId, orderRef)
  await collect(bankId, other.orderRef)
  expect(bankId.tooFastCollects()).toBe(0)
  clock.advance(seconds(1) - 1)
  expect(await stateOf(bankId, orderRef)).toBe('pending/outstandingTransaction')
  expect(bankId.tooFastCollects()).toBe(1)
  bankId.switches.strictPolling = true
  expect(await stateOf(bankId, orderRef)).toBe('429/tooManyRequests')
  expect(bankId.tooFastCollects()).toBe(2)
})

test('hints come in whatever order one likes, known or not', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.switches.waitingHints = ['noClient', 'outstandingTransaction']
  bankId.switches.openHints = [
    'started',
    'userMrtd',
    'userStepUp',
    'userFace',
    'userCallConfirm',
    'newHint',
    'userSign',
  ]
  bankId.switches.processingCollects = 2
  const order = await start(bankId)
  const told: string[] = []
  for (let nth = 0; nth < 3; nth++) told.push(await stateOf(bankId, order.orderRef))
  bankId.phone.open(order.autoStartToken)
  for (let nth = 0; nth < 8; nth++) told.push(await stateOf(bankId, order.orderRef))
  bankId.phone.approve()
  for (let nth = 0; nth < 3; nth++) told.push(await stateOf(bankId, order.orderRef))
  expect(told.map((each) => each.replace('pending/', ''))).toEqual([
    'noClient', 'outstandingTransaction', 'outstandingTransaction',
    'started', 'userMrtd', 'userStepUp', 'userFace', 'userCallConfirm', 'newHint', 'userSign', 'userSign',
    'processing', 'processing', 'complete',
  ]) // prettier-ignore
})

test('an open order can be made to say anything, and to fail with anything', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const hints = [
    'certificateErr',
    'notSupportedByUserApp',
    'mrtdVerificationFailed',
    'facialRecognitionFailed',
    'stepUpFailed',
    'newHint',
  ]
  for (const hint of hints) {
    const order = await start(bankId)
    bankId.phone.open(order.autoStartToken)
    bankId.phone.say('userFace')
    expect(await stateOf(bankId, order.orderRef)).toBe('pending/userFace')
    expect(bankId.phone.fail(hint)).toMatchObject({ shows: 'failed', hintCode: hint })
    expect(await stateOf(bankId, order.orderRef)).toBe(`failed/${hint}`)
  }
})

test('a payment is an order like the others, with what is paid on the phone', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const userVisibleTransaction = {
    transactionType: 'card',
    recipient: { name: 'Exempelbutiken AB' },
    money: { amount: '1250,00', currency: 'SEK' },
  }
  const order = await start(bankId, 'payment', {
    ...auth,
    userVisibleTransaction,
    riskFlags: ['newRecipient'],
  })
  expect(Object.keys(order)).toHaveLength(4)
  const screen = bankId.phone.open(order.autoStartToken)
  expect(screen).toMatchObject({
    shows: 'sign',
    order: { kind: 'payment', transaction: userVisibleTransaction },
  })
  bankId.phone.approve()
  expect(await stateOf(bankId, order.orderRef)).toBe('complete')
})

test('an order by telephone has a reference and nothing else, asks whether one is in the call, and then goes on', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const body = { personalNumber: bankId.users.mikkel.personalNumber, callInitiator: 'RP' }
  const order = await start(bankId, 'phone/auth', body)
  expect(Object.keys(order)).toEqual(['orderRef'])
  expect(bankId.phone.answer(bankId.users.ingrid)).toEqual({ shows: 'refusal', reason: 'nothing-open' })
  expect(bankId.phone.answer(bankId.users.mikkel)).toMatchObject({ shows: 'call' })
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userCallConfirm')
  expect(bankId.phone.approve(bankId.users.mikkel)).toMatchObject({ shows: 'call' })
  expect(bankId.phone.proceed()).toMatchObject({ shows: 'sign' })
  expect(await stateOf(bankId, order.orderRef)).toBe('pending/userSign')
  bankId.phone.approve(bankId.users.mikkel)
  const done = await collect(bankId, order.orderRef)
  expect(done.json['completionData']).toMatchObject({ device: { ipAddress: '192.0.2.17' } })
})

test('who is in no call says so', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { personalNumber } = bankId.users.ingrid
  const body = { personalNumber, callInitiator: 'user', userVisibleData: base64('Byt adress') }
  const order = await start(bankId, 'phone/sign', body)
  bankId.phone.answer()
  expect(bankId.phone.denyCall()).toMatchObject({ hintCode: 'userDeclinedCall' })
  expect(await stateOf(bankId, order.orderRef)).toBe('failed/userDeclinedCall')
})
