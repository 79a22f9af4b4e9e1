import { expect, test } from 'vitest'
import { bodyOf, screenDraft } from './request.ts'
import { auth, bytes, card, endUserIp, payment, phone, raw, sign, wrong } from './testing/bodies.ts'

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
