import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startBankIdSandbox, type BankIdSandbox } from '../../sandbox/bankid/sandbox.ts'
import type { Fault, Switches } from '../../sandbox/bankid/switches.ts'
import type { ClientIdentity } from '../../sandbox/bankid/tls-keys.ts'
import { qrText } from './qr.ts'
import { openLink } from './testing/answers.ts'

// The client against the invented BankID: real sockets and real certificates.

let bankId: BankIdSandbox
let usual: Switches
beforeAll(async () => {
  bankId = await startBankIdSandbox()
  usual = { ...bankId.switches }
})
beforeEach(() => {
  Object.assign(bankId.switches, usual)
  bankId.clearFaults()
})
afterAll(async () => await bankId.close())

function open(client: ClientIdentity = bankId.client) {
  const credentials = { rpCertificate: client.certificate, rpPrivateKey: client.privateKey, passphrase: null }
  return openLink({ credentials, endpoints: bankId.endpoints, settings: { environment: 'test', endUserIp } })
}

const endUserIp = '194.168.2.25'
const never = new AbortController().signal
const { ingrid, mikkel } = { ingrid: '199305149800', mikkel: '199002279819' }

test('every kind of order is taken, at the very edge of its limits too', async () => {
  await using link = open()
  const { client } = link
  const started = await client.auth(
    { endUserIp, visibleText: 'a'.repeat(1125), hiddenData: new Uint8Array(1125), returnRisk: true },
    never,
  )
  expect(started.orderRef).not.toBe('')
  await client.sign(
    { endUserIp, visibleText: 'a'.repeat(30_000), hiddenData: new Uint8Array(150_000) },
    never,
  )
  await client.sign({ endUserIp: '2001:db8::7', visibleText: '# Hei', format: 'simpleMarkdownV1' }, never)
  const transaction = { type: 'card', recipientName: 'Butikken', amount: '1250,00', currency: 'SEK' } as const
  await client.payment({ endUserIp, transaction, riskFlags: ['newRecipient'] }, never)
  const caller = { personalNumber: mikkel, callInitiator: 'RP' } as const
  const call = await client.phoneAuth({ ...caller, requirement: { pinCode: true } }, never)
  expect(await client.collect(call.orderRef, never)).toEqual({
    status: 'pending',
    hintCode: 'outstandingTransaction',
  })
  await client.cancel(call.orderRef, never)
  const signed = await client.phoneSign({ ...caller, visibleText: 'Ja' }, never)
  await client.cancel(signed.orderRef, never)
  await expect(client.cancel(signed.orderRef, never)).rejects.toMatchObject({ code: 'bank-refused' })
  await expect(client.collect(signed.orderRef, never)).rejects.toMatchObject({ code: 'bank-refused' })
})

test.each([
  ['of v6', {}, ['2024-02-09Z', { mrtd: false }]],
  [
    'of v6 with the old certificate and an offset',
    { withCert: true, issueDate: 'offset', withUhi: false } as const,
    ['2024-02-09+01:00', { mrtd: false }],
  ],
  ['without a step-up', { withStepUp: false, issueDate: 'plain' } as const, ['2024-02-09', undefined]],
  ['of the older form', { completion: 'older' } as const, [undefined, undefined]],
])('what the phone approved is read: a completion %s', async (_name, switches, expected) => {
  Object.assign(bankId.switches, switches)
  await using link = open()
  const order = await link.client.auth({ endUserIp, requirement: { personalNumber: ingrid } }, never)
  bankId.phone.scan(qrText(order, 0))
  bankId.phone.approve()
  const collected = await link.client.collect(order.orderRef, never)
  if (collected.status !== 'complete') throw new Error(`it is ${collected.status}`)
  const { user, bankIdIssueDate, stepUp, risk } = collected.completion
  expect(user).toMatchObject({ personalNumber: ingrid, name: 'Ingrid Solvang' })
  expect([bankIdIssueDate, stepUp]).toEqual(expected)
  expect(risk).toBeUndefined() // nobody asked for it
})

test('a second order for the same person ends both', async () => {
  await using link = open()
  const input = { endUserIp, requirement: { personalNumber: mikkel } }
  const first = await link.client.auth(input, never)
  await expect(link.client.auth(input, never)).rejects.toMatchObject({ code: 'bankid-busy' })
  expect(await link.client.collect(first.orderRef, never)).toEqual({
    status: 'failed',
    hintCode: 'cancelled',
  })
})

test("another relying party's order is nobody's here", async () => {
  await using link = open()
  await using other = open(bankId.secondClient)
  const { orderRef } = await link.client.auth({ endUserIp }, never)
  await expect(other.client.collect(orderRef, never)).rejects.toMatchObject({ code: 'bank-refused' })
})

test.each<[string, Omit<Fault, 'on'>, string]>([
  ['a refusing page', { kind: 'refused-page' } as Fault, 'certificate-refused'],
  ['not entitled, 401', { kind: 'unauthorized', status: 401 } as Fault, 'bank-refused'],
  ['not entitled, 403', { kind: 'unauthorized', status: 403 } as Fault, 'bank-refused'],
  ['Maintenance', { kind: 'maintenance', spelling: 'Maintenance' } as Fault, 'bankid-maintenance'],
  ['maintenance', { kind: 'maintenance', spelling: 'maintenance' } as Fault, 'bankid-maintenance'],
  ['a fault of its own', { kind: 'internal-error' } as Fault, 'bankid-fault'],
  ['too late a request', { kind: 'request-timeout' } as Fault, 'bankid-fault'],
  ['canceled', { kind: 'canceled' } as Fault, 'bank-refused'],
  ['bad Markdown', { kind: 'bad-markdown' } as Fault, 'bank-refused'],
  ['a code nobody knows', { kind: 'unknown-error' } as Fault, 'bank-refused'],
  ['a page', { kind: 'html' } as Fault, 'unexpected-response'],
  ['half an answer', { kind: 'cut-off-json' } as Fault, 'unexpected-response'],
  ['numbers for words', { kind: 'wrong-types' } as Fault, 'unexpected-response'],
  ['a broken connection', { kind: 'dropped-connection' } as Fault, 'unexpected-response'],
  ['an answer without end', { kind: 'huge-body' } as Fault, 'unexpected-response'],
])('BankID answers with %s', async (_name, fault, code) => {
  await using link = open()
  bankId.fail({ ...fault, on: '/rp/v6.0/auth' } as Fault)
  const before = bankId.calls.count()
  await expect(link.client.auth({ endUserIp }, never)).rejects.toMatchObject({ code })
  expect(bankId.calls.count() - before).toBe(1) // never sent twice
})

test('properties nobody has heard of change nothing', async () => {
  await using link = open()
  bankId.fail({ kind: 'extra-properties', on: '/rp/v6.0/' })
  await expect(link.client.auth({ endUserIp }, never)).resolves.toMatchObject({
    orderRef: expect.any(String),
  })
})

test('the probe is answered where the certificate is good, and tells why where it is not', async () => {
  await using good = open()
  await good.test(never)
  bankId.switches.emptyMethodRefusal = true
  await good.test(never)
  await using stranger = open(bankId.otherClient)
  await expect(stranger.test(never)).rejects.toMatchObject({ code: 'certificate-refused' })
  bankId.switches.handshake = 'requires-certificate'
  await using cut = open(bankId.otherClient)
  await expect(cut.test(never)).rejects.toMatchObject({ code: 'certificate-refused' })
})

test.each([
  'handshake-failure',
  'bad-certificate',
  'certificate-expired',
  'unknown-authority',
  'certificate-required',
] as const)('a handshake that ends in the alert %s is a refusal of our certificate', async (handshake) => {
  bankId.switches.handshake = handshake
  await using link = open()
  await expect(link.client.auth({ endUserIp }, never)).rejects.toMatchObject({ code: 'certificate-refused' })
})

test('a certificate that is over is not even shown', async () => {
  const before = bankId.calls.count()
  await using link = open(bankId.expiredClient)
  await expect(link.test(never)).rejects.toMatchObject({ code: 'certificate-expired' })
  expect(bankId.calls.count()).toBe(before)
})
