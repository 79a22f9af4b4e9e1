import { expect, test } from 'vitest'
import type { AuthInput, PaymentInput, PhoneAuthInput, SignInput } from '../port.ts'
import { bodyOf, paymentDraft, phoneDraft, screenDraft } from './request.ts'

const endUserIp = '194.168.2.25'
const raw = (bytes: number) => 'a'.repeat(bytes)
const bytes = (count: number) => new Uint8Array(count)

const auth = (input: Partial<AuthInput> = {}) => bodyOf('auth', screenDraft({ endUserIp, ...input }))
const sign = (input: Partial<SignInput> = {}) =>
  bodyOf('sign', screenDraft({ endUserIp, visibleText: 'x', ...input }))
const phone = (input: Partial<PhoneAuthInput> = {}, path: 'phone/auth' | 'phone/sign' = 'phone/auth') =>
  bodyOf(path, phoneDraft({ personalNumber: '199001011234', callInitiator: 'RP', ...input }))
const card = {
  type: 'card',
  recipientName: 'Exempelbutiken AB',
  amount: '1250,00',
  currency: 'SEK',
} as const satisfies PaymentInput['transaction']
const payment = (input: Partial<PaymentInput> = {}) =>
  bodyOf('payment', paymentDraft({ endUserIp, transaction: card, ...input }))

/** What a caller without types could send. */
const wrong = (value: object) => value as never

test('the plain forms of the fact sheet go out as they are there', () => {
  expect(JSON.parse(auth())).toEqual({ endUserIp })
  expect(JSON.parse(sign({ visibleText: 'The information to sign.' }))).toEqual({
    endUserIp,
    userVisibleData: 'VGhlIGluZm9ybWF0aW9uIHRvIHNpZ24u',
  })
  expect(JSON.parse(phone({ requirement: { pinCode: true } }))).toEqual({
    personalNumber: '199001011234',
    callInitiator: 'RP',
    requirement: { pinCode: true },
  })
  expect(JSON.parse(payment({ riskFlags: ['newRecipient', 'largeAmount'] }))).toEqual({
    endUserIp,
    userVisibleTransaction: {
      transactionType: 'card',
      recipient: { name: 'Exempelbutiken AB' },
      money: { amount: '1250,00', currency: 'SEK' },
    },
    riskFlags: ['newRecipient', 'largeAmount'],
  })
})

test('the rich form of the fact sheet goes out as it is there', () => {
  const body = sign({
    endUserIp: '2001:db8::7',
    visibleText: 'Jag godkänner avtal 4711.\r\nBelopp: 1 250,00 kr',
    format: 'simpleMarkdownV1',
    hiddenData: Buffer.from('{"case":"4711"}'),
    returnUrl: 'https://rp.example/bankid/return#nonce=4b2d1c9e7a',
    returnRisk: true,
    device: {
      web: {
        referringDomain: 'rp.example',
        userAgent: 'ExampleBrowser/1.0',
        deviceIdentifier: 'f0c1b2a39485',
      },
    },
    requirement: {
      personalNumber: '199001011234',
      pinCode: true,
      mrtd: false,
      certificatePolicies: ['1.2.752.78.1.5'],
    },
  })
  expect(JSON.parse(body)).toEqual({
    endUserIp: '2001:db8::7',
    userVisibleData: 'SmFnIGdvZGvDpG5uZXIgYXZ0YWwgNDcxMS4NCkJlbG9wcDogMSAyNTAsMDAga3I=',
    userVisibleDataFormat: 'simpleMarkdownV1',
    userNonVisibleData: 'eyJjYXNlIjoiNDcxMSJ9',
    returnUrl: 'https://rp.example/bankid/return#nonce=4b2d1c9e7a',
    returnRisk: true,
    web: { referringDomain: 'rp.example', userAgent: 'ExampleBrowser/1.0', deviceIdentifier: 'f0c1b2a39485' },
    requirement: {
      personalNumber: '199001011234',
      pinCode: true,
      mrtd: false,
      certificatePolicies: ['1.2.752.78.1.5'],
    },
  })
})

test.each([
  ['1 125 bytes to see on auth', () => auth({ visibleText: raw(1125) })],
  ['1 125 hidden bytes on auth', () => auth({ hiddenData: bytes(1125) })],
  ['30 000 bytes to see on sign', () => sign({ visibleText: raw(30_000) })],
  ['150 000 hidden bytes on sign', () => sign({ hiddenData: bytes(150_000) })],
  ['30 000 bytes to see on phone/sign', () => phone({ visibleText: raw(30_000) }, 'phone/sign')],
  ['a return address of 512', () => auth({ returnUrl: `https://a.example/${raw(494)}` })],
  ['every policy under a branch', () => auth({ requirement: { certificatePolicies: ['1.2.752.78.*'] } })],
  ['a user agent of any length', () => auth({ device: { web: { userAgent: raw(5000) } } })],
  ['a domain of three letters', () => auth({ device: { web: { referringDomain: 'a.b' } } })],
  ['a payment of nothing', () => payment({ transaction: { ...card, amount: '0' } })],
  ['three decimals', () => payment({ transaction: { ...card, amount: '100,000' } })],
  ['no payment', () => payment({ transaction: { type: 'npa', recipientName: 'X' } })],
])('is taken: %s', (_name, body) => expect(body).not.toThrow())

test('a user agent is cut at 256 characters', () => {
  const { web } = JSON.parse(auth({ device: { web: { userAgent: raw(257) } } }))
  expect(web.userAgent).toHaveLength(256)
})

const ø = '\ud800'
test.each([
  ['endUserIp', 'none', () => auth({ endUserIp: '' })],
  ['endUserIp', 'a name', () => auth({ endUserIp: 'localhost' })],
  ['endUserIp', 'a number too high', () => auth({ endUserIp: '194.168.2.256' })],
  ['endUserIp', 'an interface behind it', () => auth({ endUserIp: 'fe80::1%eth0' })],
  ['userVisibleData', '1 126 bytes on auth', () => auth({ visibleText: raw(1126) })],
  ['userVisibleData', '563 letters of two bytes on auth', () => auth({ visibleText: 'ø'.repeat(563) })],
  ['userVisibleData', 'an empty text', () => auth({ visibleText: '' })],
  ['userVisibleData', 'half a character', () => auth({ visibleText: ø })],
  ['userVisibleData', '30 001 bytes on sign', () => sign({ visibleText: raw(30_001) })],
  ['userVisibleData', 'no text to sign', () => bodyOf('sign', screenDraft({ endUserIp }))],
  ['userVisibleData', 'no text to sign on the phone', () => phone({}, 'phone/sign')],
  ['userVisibleData', '1 126 bytes on phone/auth', () => phone({ visibleText: raw(1126) })],
  ['userNonVisibleData', '1 126 bytes on auth', () => auth({ hiddenData: bytes(1126) })],
  ['userNonVisibleData', '150 001 bytes on sign', () => sign({ hiddenData: bytes(150_001) })],
  ['userNonVisibleData', 'no bytes', () => sign({ hiddenData: bytes(0) })],
  ['userVisibleDataFormat', 'another', () => auth(wrong({ format: 'html' }))],
  ['returnUrl', '513 characters', () => auth({ returnUrl: `https://a.example/${raw(495)}` })],
  ['returnUrl', 'no address', () => auth({ returnUrl: 'here' })],
  ['returnRisk', 'a word', () => auth(wrong({ returnRisk: 'yes' }))],
  ['requirement.personalNumber', 'ten digits', () => auth({ requirement: { personalNumber: '9001011234' } })],
  [
    'requirement.personalNumber',
    'a hyphen',
    () => auth({ requirement: { personalNumber: '19900101-1234' } }),
  ],
  ['requirement.cardReader', 'class3', () => auth({ requirement: wrong({ cardReader: 'class3' }) })],
  ['requirement.certificatePolicies', 'none', () => auth({ requirement: { certificatePolicies: [] } })],
  [
    'requirement.certificatePolicies.0',
    'too wide',
    () => auth({ requirement: { certificatePolicies: ['1.2.752.*'] } }),
  ],
  [
    'requirement.certificatePolicies.0',
    'a star within',
    () => auth({ requirement: { certificatePolicies: ['1.2.752.78.*.5'] } }),
  ],
  ['requirement', 'removed in v6', () => auth({ requirement: wrong({ allowFingerprint: true }) })],
  ['requirement', 'risk, which was withdrawn', () => auth({ requirement: wrong({ risk: 'LOW' }) })],
  ['web', 'both devices', () => auth({ device: wrong({ web: { userAgent: 'x' }, app: { deviceOS: 'y' } }) })],
  ['web', 'a device without a member', () => auth({ device: { web: {} } })],
  ['app', 'a device without a member', () => auth({ device: { app: {} } })],
  ['web.deviceIdentifier', '65 characters', () => auth({ device: { web: { deviceIdentifier: raw(65) } } })],
  ['web.referringDomain', 'an address', () => auth({ device: { web: { referringDomain: 'https://a.se' } } })],
  ['web.referringDomain', 'capitals', () => auth({ device: { web: { referringDomain: 'RP.example' } } })],
  ['web.referringDomain', 'two letters', () => auth({ device: { web: { referringDomain: 'se' } } })],
  ['personalNumber', 'none on the phone', () => phone(wrong({ personalNumber: undefined }))],
  ['callInitiator', 'rp in small letters', () => phone(wrong({ callInitiator: 'rp' }))],
  ['requirement', 'a person twice', () => phone({ requirement: wrong({ personalNumber: '199001011234' }) })],
  [
    'userVisibleTransaction.money.amount',
    'a point',
    () => payment({ transaction: { ...card, amount: '12.50' } }),
  ],
  [
    'userVisibleTransaction.money.amount',
    'thousands',
    () => payment({ transaction: { ...card, amount: '1 250' } }),
  ],
  [
    'userVisibleTransaction.money.amount',
    'two commas',
    () => payment({ transaction: { ...card, amount: '1,2,3' } }),
  ],
  [
    'userVisibleTransaction.money.currency',
    'kr',
    () => payment({ transaction: { ...card, currency: 'kr' } }),
  ],
  [
    'userVisibleTransaction.recipient.name',
    'none',
    () => payment({ transaction: { ...card, recipientName: '' } }),
  ],
  [
    'userVisibleTransaction',
    'money that is not paid',
    () => payment({ transaction: wrong({ ...card, type: 'npa' }) }),
  ],
  ['riskFlags.0', 'unknown', () => payment({ riskFlags: ['scary'] })],
])('%s is refused: %s', (field, _name, body) => {
  const message = expect.stringMatching(new RegExp(`(^| )${field}[ :]`))
  const told = { code: 'invalid-input', message }
  expect(body).toThrow(expect.objectContaining(told))
})

test('what is refused is not repeated', () => {
  const personalNumber = '19900101-1234'
  expect(() => auth({ requirement: { personalNumber } })).toThrow(
    expect.objectContaining({ message: 'POST auth: requirement.personalNumber invalid_format' }),
  )
})
