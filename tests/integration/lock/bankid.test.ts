import { readFileSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../../../src/main/clock.ts'
import { askedOf } from '../../../src/main/lock/testing/profile.ts'
import { startBankIdSandbox, type BankIdSandbox } from '../../../src/main/sandbox/bankid/sandbox.ts'
import { createMemoryKeychain } from '../../../src/main/vault/memory-keychain.ts'
import { isAppError } from '../../../src/shared/errors.ts'
import type { OrderId, OrderView } from '../../../src/shared/order.ts'
import { filesBelow, formsOf } from '../../secret-forms.ts'
import { startApp, type TestApp } from '../app.ts'

vi.setConfig({ testTimeout: 60_000 })

const patient = { timeout: 20_000 }
const password = 'the password of this household'

interface Owner extends AsyncDisposable {
  app: TestApp
  readonly home: string
  readonly bankId: BankIdSandbox
  readonly connectionId: string
  /** What stands in the place of systems from the next start on. */
  endpoints: NonNullable<Parameters<typeof startApp>[0]['endpoints']>
  restart(): Promise<void>
}

/** A person with BankID connected. */
async function owner(): Promise<Owner> {
  const home = mkdtempSync(join(tmpdir(), 'oversikt-lock-bankid-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const bankId = await startBankIdSandbox()
  const keychain = createMemoryKeychain()
  const endpoints = { bankid: bankId.endpoints }
  const app = await startApp({ clock: systemClock, home, keychain, endpoints })
  const { certificate, privateKey } = bankId.client
  const { connectionId } = await app.handlers['connection:create']({
    system: 'bankid',
    settings: { environment: 'test', endUserIp: '194.168.2.25' },
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await app.handlers['connection:authorise']({ connectionId })
  const here: Owner = {
    app,
    home,
    bankId,
    connectionId,
    endpoints,
    restart: async () => {
      await here.app.close()
      here.app = await startApp({ clock: systemClock, home, keychain, endpoints: here.endpoints })
    },
    [Symbol.asyncDispose]: async () => {
      await here.app.close()
      await bankId.close()
    },
  }
  return here
}

const told = ({ app }: Owner, orderId: OrderId): OrderView | undefined =>
  app.events
    .filter(({ channel }) => channel === 'order')
    .map(({ payload }) => payload as OrderView)
    .findLast((view) => view.orderId === orderId)

async function scanned(here: Owner, orderId: OrderId): Promise<void> {
  await expect.poll(() => told(here, orderId)?.qr ?? null, patient).not.toBeNull()
  here.bankId.phone.scan(told(here, orderId)?.qr ?? '')
}

async function ended(here: Owner, orderId: OrderId): Promise<OrderView> {
  const end = (): OrderView | null => {
    const view = told(here, orderId)
    return view?.phase === 'complete' || view?.phase === 'failed' ? view : null
  }
  await expect.poll(end, patient).not.toBeNull()
  return end() ?? expect.unreachable()
}

type Who = BankIdSandbox['users'][keyof BankIdSandbox['users']]

/** Somebody scans the code and says yes. */
async function approved(here: Owner, { orderId }: { orderId: OrderId }, who: Who): Promise<OrderView> {
  await scanned(here, orderId)
  here.bankId.phone.approve(who)
  return await ended(here, orderId)
}

/** Made, and what is asked of it typed back. */
async function keptCode({ app }: Owner): Promise<string> {
  const draft = await app.handlers['lock:make-recovery-code']({ proof: null })
  await app.handlers['lock:keep-recovery-code']({ typed: askedOf(draft) })
  return draft.code
}

async function bound(here: Owner): Promise<OrderView> {
  const { connectionId, bankId } = here
  const proof = null
  await keptCode(here)
  const order = await here.app.handlers['lock:bind-bankid']({ connectionId, proof })
  return await approved(here, order, bankId.users.ingrid)
}
const statusOf = async ({ app }: Owner) => await app.handlers['app:status'](undefined)
const unlocking = async ({ app }: Owner) => await app.handlers['lock:unlock-with-bankid'](undefined)

test('a BankID that was bound opens the app, also after a restart, and nothing else of it is told while it is locked', async () => {
  await using here = await owner()
  const { ingrid } = here.bankId.users
  expect(await bound(here)).toMatchObject({
    phase: 'complete',
    outcome: { kind: 'bound', user: { name: 'Ingrid Solvang', maskedNumber: '19930514••••' } },
  })
  expect(await here.app.handlers['lock:get'](undefined)).toMatchObject({
    isOn: true,
    hasPassword: false,
    bankId: { connectionId: here.connectionId, maskedNumber: '19930514••••' },
  })
  await here.app.handlers['lock:now'](undefined)
  const first = await unlocking(here)
  expect(await approved(here, first, ingrid)).toMatchObject({
    phase: 'complete',
    outcome: { kind: 'unlocked' },
  })
  expect(await statusOf(here)).toMatchObject({ locked: null, problem: null })

  await here.restart()
  expect(await statusOf(here)).toMatchObject({ locked: { canPassword: false, canBankId: true } })
  const again = await unlocking(here)
  expect(await approved(here, again, ingrid)).toMatchObject({ phase: 'complete' })
  expect(await here.app.handlers['connections:list'](undefined)).toMatchObject([{ id: here.connectionId }])
  const crossed = JSON.stringify(here.app.events)
  for (const secret of [ingrid.personalNumber, 'Ingrid'].flatMap(formsOf))
    expect(crossed).not.toContain(secret)
  for (const form of formsOf(ingrid.personalNumber))
    for (const file of filesBelow(here.home))
      expect([file, readFileSync(file, 'latin1').includes(form)]).toEqual([file, false])
})

test('another person’s BankID opens nothing, nor does a no, and an order of before the lock names nobody', async () => {
  await using here = await owner()
  const { phone, users } = here.bankId
  const { orderId } = await here.app.handlers['identity:identify']({ connectionId: here.connectionId })
  expect(await approved(here, { orderId }, users.ingrid)).toMatchObject({ outcome: { kind: 'identified' } })
  await bound(here)
  await here.app.handlers['lock:now'](undefined)
  const asked: unknown = await (async () => await here.app.handlers['order:get']({ orderId }))().catch((error: unknown) => error) // prettier-ignore
  expect(isAppError(asked, 'app-locked', 'not-found')).toBe(true)

  const strangers = await unlocking(here)
  await scanned(here, strangers.orderId)
  expect(phone.approve(users.stranger)).toEqual({ shows: 'refusal', reason: 'not-for-you' })
  expect(await statusOf(here)).toMatchObject({ locked: { canBankId: true } })

  const declined = await unlocking(here)
  await scanned(here, declined.orderId)
  phone.decline()
  expect(await ended(here, declined.orderId)).toMatchObject({
    phase: 'failed',
    failedHint: 'userCancel',
    outcome: null,
  })
  expect(await statusOf(here)).toMatchObject({ locked: { canBankId: true } })
  expect(await approved(here, await unlocking(here), users.ingrid)).toMatchObject({ phase: 'complete' })
})

test('the bound person’s yes is a proof for one change; a connection that opens the app is not disconnected', async () => {
  await using here = await owner()
  const { app, connectionId, bankId } = here
  await bound(here)
  await expect(
    Promise.resolve(app.handlers['connection:disconnect']({ connectionId, data: 'delete' })),
  ).rejects.toMatchObject({ code: 'lock-depends-on-it' })
  await expect(
    Promise.resolve(app.handlers['lock:set-password']({ password, proof: null })),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(Promise.resolve(app.handlers['lock:unbind-bankid']({ proof: null }))).rejects.toMatchObject({
    code: 'invalid-input',
  })

  const { orderId } = await app.handlers['lock:confirm'](undefined)
  const early = app.handlers['lock:set-password']({ password, proof: { orderId } })
  await expect(Promise.resolve(early)).rejects.toMatchObject({ code: 'invalid-input' })
  const second = await app.handlers['lock:confirm'](undefined)
  expect(await approved(here, second, bankId.users.ingrid)).toMatchObject({ outcome: { kind: 'confirmed' } })
  const proof = { orderId: second.orderId }
  expect(await app.handlers['lock:set-password']({ password, proof })).toMatchObject({ hasPassword: true })
  await expect(Promise.resolve(app.handlers['lock:turn-off']({ proof }))).rejects.toMatchObject({
    code: 'invalid-input',
  }) // it was used up

  expect(await app.handlers['lock:unbind-bankid']({ proof: { password } })).toMatchObject({ bankId: null })
  await app.handlers['connection:disconnect']({ connectionId, data: 'delete' })
  await app.handlers['lock:now'](undefined)
  expect(await statusOf(here)).toMatchObject({ locked: { canPassword: true, canBankId: false } })
  expect(await app.handlers['lock:unlock']({ password })).toMatchObject({ locked: null })
})

test('an order to bind that is under way when the app is locked binds nobody', async () => {
  await using here = await owner()
  const { app, connectionId, bankId } = here
  await app.handlers['lock:set-password']({ password, proof: null })
  const { orderId } = await app.handlers['lock:bind-bankid']({ connectionId, proof: { password } })
  await scanned(here, orderId)
  await app.handlers['lock:now'](undefined)
  bankId.phone.approve(bankId.users.ingrid)
  expect(await statusOf(here)).toMatchObject({ locked: { canPassword: true, canBankId: false } })
  await app.handlers['lock:unlock']({ password })
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ hasPassword: true, bankId: null })
})

test('a test BankID, which anybody can make for any number, opens nothing but what is invented', async () => {
  await using here = await owner()
  await here.app.close()
  const home = mkdtempSync(join(tmpdir(), 'oversikt-lock-test-bankid-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  await using app = await startApp({ clock: systemClock, home })
  const { certificate, privateKey } = here.bankId.client
  const { connectionId } = await app.handlers['connection:create']({
    system: 'bankid',
    settings: { environment: 'test', endUserIp: null },
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await expect(
    Promise.resolve(app.handlers['lock:bind-bankid']({ connectionId, proof: null })),
  ).rejects.toMatchObject({ code: 'bankid-is-test' })
})

test('BankID alone is no way in: before a code was kept nobody is asked, and with one both are set at once', async () => {
  await using here = await owner()
  const { app, connectionId, bankId } = here
  const asked = (): number => bankId.calls.count('/rp/v6.0/auth')
  const before = asked()
  const early = async () => await app.handlers['lock:bind-bankid']({ connectionId, proof: null })
  await expect(early()).rejects.toMatchObject({ code: 'recovery-code-needed' })
  await app.handlers['lock:make-recovery-code']({ proof: null })
  await expect(early()).rejects.toMatchObject({ code: 'recovery-code-needed' })
  expect(asked()).toBe(before)
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ isOn: false, hasRecoveryCode: false })
  const code = await keptCode(here)
  const order = await early()
  expect(await approved(here, order, bankId.users.ingrid)).toMatchObject({ outcome: { kind: 'bound' } })
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({
    hasPassword: false,
    hasRecoveryCode: true,
  })
  await bankId.close() // and BankID is not there any more
  await app.handlers['lock:now'](undefined)
  expect(await app.handlers['lock:unlock-with-code']({ code })).toMatchObject({ locked: null, problem: null })
})

test('who bound a simulator’s BankID is opened by no test BankID outside it, of which anybody makes any', async () => {
  await using here = await owner()
  const { certificate, privateKey } = here.bankId.client
  const code = await keptCode(here)
  const order = await here.app.handlers['lock:bind-bankid']({ connectionId: here.connectionId, proof: null })
  await approved(here, order, here.bankId.users.ingrid)
  here.endpoints = {}
  await here.restart()
  await here.app.handlers['lock:unlock-with-code']({ code })
  await here.app.handlers['connection:configure']({
    connectionId: here.connectionId,
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await here.app.handlers['lock:now'](undefined)
  await expect(unlocking(here)).rejects.toMatchObject({ code: 'bankid-is-test' })
})
