import { expect, test } from 'vitest'
import { systemClock } from '../../src/main/clock.ts'
import { startBankIdSandbox, type BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import type { ClientIdentity } from '../../src/main/sandbox/bankid/tls-keys.ts'
import type { OrderView } from '../../src/shared/order.ts'
import { startApp, type TestApp } from './app.ts'

const patient = { timeout: 20_000 }
const appFor = (bankId: BankIdSandbox) =>
  startApp({ clock: systemClock, endpoints: { bankid: bankId.endpoints } })

async function connect({ handlers }: TestApp, { certificate, privateKey }: ClientIdentity): Promise<string> {
  const { connectionId } = await handlers['connection:create']({
    system: 'bankid',
    settings: { environment: 'test', endUserIp: '194.168.2.25' },
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await handlers['connection:authorise']({ connectionId })
  return connectionId
}

/** What the page was last told of the order. */
const told = ({ events }: TestApp): OrderView | undefined =>
  events.findLast(({ channel }) => channel === 'order')?.payload as OrderView | undefined

test('a relying party’s certificate connects BankID; a foreign one is refused, by a page or in the handshake', async () => {
  await using bankId = await startBankIdSandbox()
  await using app = await appFor(bankId)
  await connect(app, bankId.client)
  const [connection] = await app.handlers['connections:list'](undefined)
  expect(connection).toMatchObject({ system: 'bankid', status: 'ready' })
  await expect(connect(app, bankId.otherClient)).rejects.toMatchObject({ code: 'certificate-refused' })
  const refused = (await app.handlers['connections:list'](undefined)).at(-1)
  expect(refused).toMatchObject({ status: 'new', lastFailure: { code: 'certificate-refused' } })
  for (const handshake of ['requires-certificate', 'bad-certificate', 'certificate-required'] as const) {
    bankId.switches.handshake = handshake
    await expect(connect(app, bankId.otherClient)).rejects.toMatchObject({ code: 'certificate-refused' })
  }
  await expect(connect(app, bankId.expiredClient)).rejects.toMatchObject({ code: 'certificate-expired' })
})

test('the code on screen is scanned and approved, and the app knows who it was, and told the page no more than that', async () => {
  await using bankId = await startBankIdSandbox()
  await using app = await appFor(bankId)
  const connectionId = await connect(app, bankId.client)
  await app.handlers['identity:identify']({ connectionId })
  await expect.poll(() => told(app)?.qr, patient).toMatch(/^bankid\./)
  expect(bankId.phone.scan(told(app)?.qr ?? '')).toMatchObject({ shows: 'sign', order: { kind: 'auth' } })
  await expect.poll(() => told(app)?.phase, patient).toBe('open')
  bankId.phone.approve(bankId.users.mikkel)
  await expect.poll(() => told(app)?.phase, patient).toBe('complete')
  expect(told(app)?.outcome).toMatchObject({ kind: 'identified', user: { name: 'Mikkel Solvang' } })
  expect(bankId.tooFastCollects()).toBe(0)
  const shown = JSON.stringify(app.events)
  for (const secret of bankId.secrets()) expect(shown).not.toContain(secret)
})

test('the app opened on this machine, and its cancel, reach the page', async () => {
  await using bankId = await startBankIdSandbox()
  await using app = await appFor(bankId)
  const connectionId = await connect(app, bankId.client)
  const { orderId } = await app.handlers['identity:identify']({ connectionId })
  await expect.poll(() => told(app)?.phase, patient).toBe('waiting')
  await app.handlers['order:open-app']({ orderId })
  const [address = ''] = app.opened
  expect(address.startsWith(`${bankId.endpoints.authorize}?autostarttoken=`)).toBe(true)
  expect(bankId.phone.open(new URL(address).searchParams.get('autostarttoken') ?? '')).toMatchObject({
    shows: 'sign',
  })
  bankId.phone.decline()
  await expect.poll(() => told(app)?.phase, patient).toBe('failed')
  expect(told(app)).toMatchObject({ failedHint: 'userCancel', failure: { code: 'bankid-failed' } })
})

const otherAddress = { environment: 'test', endUserIp: '194.168.2.26' } as const
const otherwise: readonly (readonly [string, (app: TestApp, connectionId: string) => unknown])[] = [
  [
    'disconnected',
    ({ handlers }, connectionId) => handlers['connection:disconnect']({ connectionId, data: 'keep' }),
  ],
  [
    'given other settings',
    ({ handlers }, connectionId) =>
      handlers['connection:configure']({ connectionId, settings: otherAddress }),
  ],
  ['tried anew', ({ handlers }, connectionId) => handlers['connection:authorise']({ connectionId })],
]
test.each(otherwise)(
  'an order whose connection is %s ends at BankID too: nobody approves what nobody waits for',
  async (_name, change) => {
    await using bankId = await startBankIdSandbox()
    await using app = await appFor(bankId)
    const connectionId = await connect(app, bankId.client)
    await app.handlers['identity:identify']({ connectionId })
    await expect.poll(() => told(app)?.phase, patient).toBe('waiting')
    const { qr } = told(app) ?? {}
    await change(app, connectionId)
    await expect.poll(() => told(app)?.phase, patient).toBe('failed')
    expect(bankId.calls.all.map(({ path }) => path)).toContain('/rp/v6.0/cancel')
    expect(bankId.phone.scan(qr ?? '')).toMatchObject({ shows: 'refusal' })
  },
)

test('a connection that never worked may be moved to BankID’s other world; one that did stays in its own', async () => {
  await using bankId = await startBankIdSandbox()
  await using app = await appFor(bankId)
  const { certificate, privateKey } = bankId.client
  const invented = { environment: 'test', endUserIp: null } as const
  const production = { ...invented, environment: 'production' } as const
  const { connectionId } = await app.handlers['connection:create']({
    system: 'bankid',
    settings: invented,
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await app.handlers['connection:configure']({ connectionId, settings: production })
  await app.handlers['connection:authorise']({ connectionId })
  await expect(
    Promise.resolve(app.handlers['connection:configure']({ connectionId, settings: invented })),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  expect(await app.handlers['connections:list'](undefined)).toMatchObject([{ settings: production }])
})
