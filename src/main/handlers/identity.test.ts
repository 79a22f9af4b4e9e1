import { expect, test } from 'vitest'
import type { BankIdLink, CompletionData } from '../identity/port.ts'
import { person } from '../identity/testing/invented-link.ts'
import { ordersStand } from '../identity/testing/orders-stand.ts'
import { startStore } from '../store/testing.ts'
import { identityHandlers } from './identity.ts'

const connectionId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001'

async function stand(device: CompletionData['device'], addresses: readonly string[] = ['194.168.2.25']) {
  const at = await startStore()
  at.store.connections.create({
    id: connectionId,
    system: 'bankid',
    name: 'BankID',
    settings: { environment: 'test', endUserIp: null },
    createdAt: '2026-06-01T10:00:00.000Z',
  })
  const bankId = ordersStand({ collects: [[{ status: 'complete', completion: { ...person, device } }]] })
  let asked = 0
  const link: BankIdLink = { ...bankId.link, endUserIp: () => addresses[asked++ % addresses.length] ?? '' }
  const sessions = { openBankId: () => Promise.resolve(link) } as never // the one thing of a session that is asked for here
  const handlers = identityHandlers({ store: at.store, sessions, orders: bankId.orders })
  return { ...bankId, store: at.store, handlers, [Symbol.dispose]: () => at[Symbol.dispose]() }
}

const seenAt = (ipAddress: string): CompletionData['device'] => ({ ipAddress })

test('who has the BankID is shown by name and a number without its last four digits', async () => {
  using at = await stand(seenAt('194.168.2.25'))
  const { orderId } = await at.handlers['identity:identify']({ connectionId })
  await at.timers.pass(5000)
  expect(at.orders.get(orderId)).toMatchObject({
    purpose: 'identify',
    phase: 'complete',
    outcome: {
      kind: 'identified',
      user: { name: 'Namn Namnsson', maskedNumber: '19900101••••' },
      isSameAddress: null,
    },
  })
  expect(JSON.stringify(at.views)).not.toContain('1234')
  expect(at.calls[0]?.input).toEqual({ endUserIp: '194.168.2.25' })
})

test.each([
  ['194.168.2.25', true],
  ['81.2.69.142', false],
  ['2001:db8::7', null],
] as const)(
  'where the app opened here, the address BankID saw (%s) is compared: %s',
  async (seen, expected) => {
    using at = await stand(seenAt(seen), ['194.168.2.25', '10.0.0.7'])
    const { orderId } = await at.handlers['identity:identify']({ connectionId })
    await at.timers.pass(1000)
    await at.orders.openApp(orderId)
    await at.timers.pass(5000)
    expect(at.calls[0]?.input).toEqual({ endUserIp: '194.168.2.25' }) // and not what the machine has a moment later
    expect(at.orders.get(orderId).outcome).toMatchObject({ isSameAddress: expected })
  },
)

test('a connection that was taken away asks nobody', async () => {
  using at = await stand(seenAt('194.168.2.25'))
  at.store.connections.setStatus(connectionId, 'disconnected')
  await expect(at.handlers['identity:identify']({ connectionId })).rejects.toMatchObject({
    code: 'needs-login',
  })
  const unknown = { connectionId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0002' }
  await expect(at.handlers['identity:identify'](unknown)).rejects.toMatchObject({ code: 'not-found' })
  expect(at.calls).toEqual([])
})
