import { expect, test } from 'vitest'
import type { AppStatus } from '../../shared/app-status.ts'
import { AppError } from '../../shared/errors.ts'
import type { OrderId, OrderOutcome } from '../../shared/order.ts'
import type { OrderRequest, Orders } from '../identity/orders.ts'
import type { BankIdLink, CompletionData } from '../identity/port.ts'
import { keptCode, lockProfile, unlockAs } from '../lock/testing/profile.ts'
import { lockHandlers } from './lock.ts'

const connectionId = '00000000-0000-4000-8000-000000000001'
const connection = { connectionId, settings: { environment: 'test', endUserIp: null } } as const
const eva = '199001012385'
const ola = '198002022386'
const link = {} as BankIdLink // nothing here asks BankID
const status = { locked: null } as AppStatus

/** Orders that a test completes as it likes: also in ways BankID never should. */
function ordersByHand() {
  const started: { id: OrderId; request: OrderRequest }[] = []
  const never = (): never => {
    throw new AppError('not-found', 'there is no such order')
  }
  let stops = 0
  const orders: Orders = {
    start(request, asked) {
      if (asked !== stops) throw new AppError('cancelled', 'nobody looks any more')
      const id = `00000000-0000-4000-8000-00000000010${started.length}`
      started.push({ id, request })
      return id
    },
    get: never,
    openApp: never,
    cancel: never,
    stops: () => stops,
    cancelAll: async () => void (stops += 1),
    forgetAll: async () => void (stops += 1),
  }
  const complete = async (personalNumber: string): Promise<OrderOutcome> => {
    const user = { personalNumber, name: 'Eva Nordmann', givenName: 'Eva', surname: 'Nordmann' }
    const completion = {
      user,
      device: { ipAddress: '192.0.2.1' },
      signature: '',
      ocspResponse: '',
      asSent: {},
    }
    return await (started
      .at(-1)
      ?.request.finish(completion satisfies CompletionData, { isOpenedHere: false }) ?? expect.unreachable())
  }
  return { orders, complete, request: () => started.at(-1)?.request ?? expect.unreachable() }
}

async function open() {
  const profile = lockProfile()
  await profile.makeKey()
  const lock = profile.open()
  const byHand = ordersByHand()
  const told: string[] = []
  const here = { onOpen: (): void => undefined }
  const handlers = lockHandlers({
    orders: byHand.orders,
    lock: () => lock,
    unlock: async (work) => await work(lock),
    lockNow: async () => lock.forget(),
    status: () => status,
    language: () => 'nb',
    connectionOf: () => connection,
    openBankId: async () => {
      here.onOpen()
      return link
    },
    emit: (channel, payload) => void told.push(`${channel} ${JSON.stringify(payload)}`),
  })
  return Object.assign(here, {
    profile,
    lock,
    handlers,
    told,
    ...byHand,
    [Symbol.dispose]: () => profile[Symbol.dispose](),
  })
}

test('a completion of another person opens nothing, confirms nothing, and changes nothing, whatever BankID says', async () => {
  using app = await open()
  await keptCode(app.lock, null)
  await app.handlers['lock:bind-bankid']({ connectionId, proof: null })
  expect(await app.complete(eva)).toMatchObject({ kind: 'bound', user: { maskedNumber: '19900101••••' } })
  const { orderId } = await app.handlers['lock:confirm'](undefined)
  await expect(app.complete(ola)).rejects.toMatchObject({ code: 'bankid-other-person' })
  await expect(app.lock.turnOff({ orderId })).rejects.toMatchObject({ code: 'invalid-input' })

  app.lock.forget()
  await app.handlers['lock:unlock-with-bankid'](undefined)
  await expect(app.complete(ola)).rejects.toMatchObject({ code: 'bankid-other-person' })
  expect(app.lock.isLocked()).toBe(true)
  expect(await app.complete(eva)).toEqual({ kind: 'unlocked' })
  expect(app.lock.isLocked()).toBe(false)
})

test('only the bound person is asked to unlock and to confirm, and reads what for, in their language', async () => {
  using app = await open()
  await keptCode(app.lock, null)
  await app.handlers['lock:bind-bankid']({ connectionId, proof: null })
  expect(app.request()).toMatchObject({
    purpose: 'bind',
    ask: { visibleText: expect.stringContaining('Fra nå av') },
  })
  expect(app.request().ask).not.toHaveProperty('personalNumber')
  await app.complete(eva)
  for (const [ask, purpose] of [
    ['lock:confirm', 'confirm'],
    ['lock:unlock-with-bankid', 'unlock'],
  ] as const) {
    await app.handlers[ask](undefined)
    expect(app.request()).toMatchObject({ purpose, ask: { kind: 'auth', personalNumber: eva } })
  }
})

test('who confirmed before the app was locked has confirmed nothing after it', async () => {
  using app = await open()
  await keptCode(app.lock, null)
  await app.handlers['lock:bind-bankid']({ connectionId, proof: null })
  await app.complete(eva)
  const { orderId } = await app.handlers['lock:confirm'](undefined)
  expect(await app.complete(eva)).toEqual({ kind: 'confirmed' })
  app.lock.forget()
  await unlockAs(app.lock, eva)
  await expect(app.lock.turnOff({ orderId })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a confirmation is good for one change and for five minutes', async () => {
  using app = await open()
  await keptCode(app.lock, null)
  await app.handlers['lock:bind-bankid']({ connectionId, proof: null })
  await app.complete(eva)
  for (const [waitedMs, isGood] of [
    [5 * 60_000, true],
    [5 * 60_000 + 1, false],
  ] as const) {
    const { orderId } = await app.handlers['lock:confirm'](undefined)
    await app.complete(eva)
    app.profile.time.wall = 0 // no clock a person sets makes it last
    app.profile.time.up += waitedMs
    const change = app.lock.setPassword('another password', { orderId })
    if (isGood) await change
    else await expect(change).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(app.lock.turnOff({ orderId })).rejects.toMatchObject({ code: 'invalid-input' })
  }
})

test('an app that is locked while somebody binds, confirms or sets something, keeps what it had', async () => {
  using app = await open()
  await app.handlers['lock:set-password']({ password: 'the password', proof: null })
  const proof = { password: 'the password' }
  await app.handlers['lock:bind-bankid']({ connectionId, proof })
  app.lock.forget()
  await expect(app.complete(eva)).rejects.toMatchObject({ code: 'app-locked' })
  for (const change of [
    () => app.handlers['lock:set-password']({ password: 'another password', proof }),
    () => app.handlers['lock:turn-off']({ proof }),
    () => app.handlers['lock:make-recovery-code']({ proof }),
    () => app.handlers['lock:set-policy']({ idleMinutes: null, onSleep: false, onScreenLock: false }),
  ])
    await expect(Promise.resolve(change())).rejects.toMatchObject({ code: 'app-locked' })
  await app.handlers['lock:unlock'](proof)
  expect(await app.lock.state()).toMatchObject({ hasPassword: true, bankId: null, hasRecoveryCode: false })
})

test('an app that is locked before an order has begun begins none but to open it', async () => {
  using app = await open()
  const proof = { password: 'the password' }
  await app.handlers['lock:set-password']({ ...proof, proof: null })
  await app.handlers['lock:bind-bankid']({ connectionId, proof })
  await app.complete(eva)
  app.onOpen = () => app.lock.forget()
  for (const ask of [
    () => app.handlers['lock:bind-bankid']({ connectionId, proof }),
    () => app.handlers['lock:confirm'](undefined),
  ]) {
    const before = app.request()
    await expect(Promise.resolve(ask())).rejects.toMatchObject({ code: 'app-locked' })
    expect(app.request()).toBe(before)
    await app.lock.unlockWithPassword(proof.password)
  }
  await app.handlers['lock:unlock-with-bankid'](undefined)
  expect(app.request()).toMatchObject({ purpose: 'unlock' })
})

test('a window that is closed while the way to BankID is opened leaves no order behind that nobody follows', async () => {
  using app = await open()
  await app.handlers['lock:set-password']({ password: 'the password', proof: null })
  app.onOpen = () => void app.orders.cancelAll()
  const asked = app.handlers['lock:bind-bankid']({ connectionId, proof: { password: 'the password' } })
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
})
