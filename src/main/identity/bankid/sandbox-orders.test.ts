import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderView } from '../../../shared/order.ts'
import { recordingLog, testClock } from '../../http/testing/server.ts'
import { startBankIdSandbox, type BankIdSandbox } from '../../sandbox/bankid/sandbox.ts'
import { createOrders } from '../create-orders.ts'
import type { OrderRequest } from '../orders.ts'
import { openLink } from './testing/answers.ts'

// Orders against the invented BankID, in real time: a phone that checks the code it scans, and a server that counts questions.

let bankId: BankIdSandbox
beforeAll(async () => {
  bankId = await startBankIdSandbox({ switches: { strictPolling: true } })
})
afterAll(async () => await bankId.close())

function open() {
  const { certificate, privateKey } = bankId.client
  const credentials = { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null }
  return openLink({ credentials, endpoints: bankId.endpoints })
}

const ingrid = '199305149800'

function run(request: Partial<OrderRequest> = {}, onView: (view: OrderView) => void = () => undefined) {
  const link = open()
  const log = recordingLog()
  const { promise: ended, resolve } = Promise.withResolvers<OrderView>()
  const emit = (view: OrderView): void => {
    onView(view)
    if (view.phase === 'complete' || view.phase === 'failed') resolve(view)
  }
  const orders = createOrders({ clock: testClock(Date.now()), log, emit, openApp: () => Promise.resolve() })
  orders.start({
    purpose: 'unlock',
    link,
    ask: { kind: 'auth', personalNumber: ingrid },
    finish: () => ({ kind: 'unlocked' }),
    ...request,
  })
  return { ended, orders, log, [Symbol.asyncDispose]: () => link[Symbol.asyncDispose]() }
}

test('a person scans the code of its second, approves, and the order is complete', async () => {
  const tooFast = bankId.tooFastCollects()
  await using order = run({}, ({ qr, phase }) => {
    if (phase !== 'waiting' || qr?.split('.')[2] !== '1') return
    expect(bankId.phone.scan(qr)).not.toMatchObject({ shows: 'refusal' })
    bankId.phone.approve()
  })
  expect(await order.ended).toMatchObject({ phase: 'complete', outcome: { kind: 'unlocked' } })
  expect(bankId.tooFastCollects()).toBe(tooFast)
  const told = order.log.lines.join('\n')
  for (const secret of bankId.secrets()) expect(told).not.toContain(secret)
})

test('a person who declines is told so', async () => {
  await using order = run({}, ({ qr, phase }) => {
    if (phase !== 'waiting' || qr === null || !qr.includes('.0.')) return
    bankId.phone.scan(qr)
    bankId.phone.decline()
  })
  expect(await order.ended).toMatchObject({
    phase: 'failed',
    failedHint: 'userCancel',
    failure: { code: 'bankid-failed' },
  })
})

test('an order that nobody wants any more is ended at BankID', async () => {
  await using order = run()
  await expect.poll(() => bankId.calls.all.at(-1)?.path, { timeout: 5000 }).toContain('collect')
  await order.orders.cancelAll()
  expect(bankId.calls.all.at(-1)?.path).toContain('cancel')
  expect(await order.ended).toMatchObject({ phase: 'failed', failure: { code: 'cancelled' } })
})

test('an answer that breaks off on its way ends no order', async () => {
  await using order = run({}, ({ qr, phase }) => {
    if (phase === 'open') bankId.phone.approve()
    if (phase !== 'waiting' || !(qr ?? '').includes('.0.')) return
    bankId.fail({ kind: 'dropped-connection', on: '/rp/v6.0/collect' })
    bankId.phone.scan(qr ?? '')
  })
  expect(await order.ended).toMatchObject({ phase: 'complete', outcome: { kind: 'unlocked' } })
})
