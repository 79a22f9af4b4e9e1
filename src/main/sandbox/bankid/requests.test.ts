import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBankIdSandbox, type BankIdSandbox } from './sandbox.ts'
import { auth, base64, call, inAWord, sign } from './test-client.ts'

let bankId: BankIdSandbox
beforeAll(async () => {
  bankId = await startBankIdSandbox()
})
afterAll(() => bankId.close())

/** The answer in a word; `started` where there is an order. */
async function answerTo(path: string, body: unknown): Promise<string> {
  const reply = await call(bankId, path, { body })
  return reply.status === 200 ? 'started' : inAWord(reply)
}
const bytes = (count: number) => base64('x'.repeat(count))
const refused = '400/invalidParameters'

test('only POST is taken, and only where there is something', async () => {
  for (const path of ['auth', 'sign', 'payment', 'phone/auth', 'phone/sign', 'collect', 'cancel']) {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const reply = await call(bankId, path, { method })
      expect([reply.status, reply.json['errorCode']]).toEqual([405, 'methodNotAllowed'])
    }
  }
  for (const path of ['', 'authenticate', 'auth/', 'other/payment', '/rp/v5.1/auth', '/']) {
    expect(inAWord(await call(bankId, path))).toBe('404/notFound')
    expect(inAWord(await call(bankId, path, { method: 'GET' }))).toBe('404/notFound')
  }
})

test('the refusal of a method can be without a body', async () => {
  bankId.switches.emptyMethodRefusal = true
  const reply = await call(bankId, 'auth', { method: 'GET' })
  bankId.switches.emptyMethodRefusal = false
  expect([reply.status, reply.text]).toEqual([405, ''])
})

test.each([
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'text/json',
  'Application/JSON',
  '',
])('the media type “%s” is refused', async (type) => {
  const reply = await call(bankId, 'auth', { body: auth, headers: { 'content-type': type } })
  expect(inAWord(reply)).toBe('415/unsupportedMediaType')
})

test.each(['', '{', '[]', 'null', '"auth"'])('the body %s is no order', async (body) => {
  expect(await answerTo('auth', body)).toBe(refused)
  expect(await answerTo('collect', body)).toBe(refused)
})

test('an address is needed, of either kind', async () => {
  expect(await answerTo('auth', {})).toBe(refused)
  expect(await answerTo('auth', { endUserIp: 'localhost' })).toBe(refused)
  expect(await answerTo('auth', { endUserIp: '194.168.2.256' })).toBe(refused)
  expect(await answerTo('auth', { endUserIp: '2001:db8::7' })).toBe('started')
})

test.each([
  ['auth', 'userVisibleData', 1125, 1126],
  ['auth', 'userNonVisibleData', 1125, 1126],
  ['sign', 'userVisibleData', 30_000, 30_001],
  ['sign', 'userNonVisibleData', 150_000, 150_001],
  ['payment', 'userVisibleData', 1125, 1126],
] as const)('%s: %s may be %i bytes long, and not %i', async (path, field, most, tooMany) => {
  const payment = { userVisibleTransaction: { transactionType: 'npa', recipient: { name: 'Banken' } } }
  const rest = { auth, sign, payment: { ...auth, ...payment } }[path]
  expect(await answerTo(path, { ...rest, [field]: bytes(most) })).toBe('started')
  expect(await answerTo(path, { ...rest, [field]: bytes(tooMany) })).toBe(refused)
  expect(await answerTo(path, { ...rest, [field]: '' })).toBe(refused)
})

test('a text is standard base64 of UTF-8, hidden data of anything', async () => {
  const withText = (userVisibleData: string) => answerTo('sign', { ...sign, userVisibleData })
  expect(await answerTo('sign', auth)).toBe(refused)
  expect(await withText('Jag lovar.')).toBe(refused)
  expect(await withText('YQ')).toBe(refused)
  expect(await withText('YWJj\nYWJj')).toBe(refused)
  expect(await withText('_-8=')).toBe(refused)
  expect(await withText('/+8=')).toBe(refused)
  expect(await withText(base64('rad\r\nrad\nå'))).toBe('started')
  expect(await answerTo('sign', { ...sign, userNonVisibleData: '/+8=' })).toBe('started')
})

test.each([
  ['personalNumber', '199305149800'],
  ['autoStartTokenRequired', true],
  ['web', {}],
  ['web', { userAgent: 'x'.repeat(257) }],
  ['web', { referringDomain: 'https://rp.example' }],
  ['web', { deviceIdentifier: 'x'.repeat(65) }],
  ['app', {}],
  ['app', { appIdentifier: 7 }],
  ['returnUrl', ''],
  ['returnUrl', `https://rp.example/${'x'.repeat(500)}`],
  ['returnRisk', 'true'],
  ['userVisibleDataFormat', 'markdown'],
  ['requirement', { personalNumber: '9305149800' }],
  ['requirement', { personalNumber: '19930514-9800' }],
  ['requirement', { pinCode: 'true' }],
  ['requirement', { cardReader: 'class3' }],
  ['requirement', { certificatePolicies: ['1.2.752.*'] }],
  ['requirement', { certificatePolicies: ['1.2.*.78.1'] }],
  ['requirement', { certificatePolicies: [] }],
  ['requirement', { allowFingerprint: true }],
  ['requirement', { issuerCn: 'x' }],
])('an order with %s %j is refused', async (field, value) => {
  expect(await answerTo('auth', { ...auth, [field]: value })).toBe(refused)
  expect(await answerTo('sign', { ...sign, [field]: value })).toBe(refused)
}) // prettier-ignore

test('an order may say all that the interface knows, but not web and app at once', async () => {
  const web = {
    referringDomain: 'rp.example',
    userAgent: 'ExampleBrowser/1.0',
    deviceIdentifier: 'f0c1b2a39485',
  }
  const app = {
    appIdentifier: 'se.example',
    deviceOS: 'iOS 17.4',
    deviceModelName: 'ExamplePhone 3',
    deviceIdentifier: 'x',
  }
  const requirement = {
    pinCode: true,
    mrtd: false,
    cardReader: 'class2',
    certificatePolicies: ['1.2.3.4.25', '1.2.752.78.*'],
    risk: 'LOW',
  }
  const everything = {
    ...sign,
    userVisibleDataFormat: 'simpleMarkdownV1',
    returnUrl: 'https://rp.example/#nonce=1',
    returnRisk: true,
    requirement,
  }
  expect(await answerTo('sign', { ...everything, web })).toBe('started')
  expect(await answerTo('sign', { ...everything, app })).toBe('started')
  expect(await answerTo('sign', { ...everything, web, app })).toBe(refused)
})

test.each([
  ['card', { amount: '100,000', currency: 'SEK' }, 'started'],
  ['card', { amount: '0', currency: 'SEK' }, 'started'],
  ['card', { amount: '1 250,00', currency: 'SEK' }, refused],
  ['card', { amount: '1250.00', currency: 'SEK' }, refused],
  ['card', { amount: 1250, currency: 'SEK' }, refused],
  ['card', { amount: '1,2,3', currency: 'SEK' }, refused],
  ['card', { amount: '1', currency: 'kr' }, refused],
  ['card', undefined, refused],
  ['npa', undefined, 'started'],
  ['npa', { amount: '1', currency: 'SEK' }, refused],
  ['swish', undefined, refused],
])('a payment of kind %s over %j: %s', async (transactionType, money, outcome) => {
  const userVisibleTransaction = { transactionType, recipient: { name: 'Exempelbutiken AB' }, money }
  expect(await answerTo('payment', { ...auth, userVisibleTransaction })).toBe(outcome)
})

test('risk flags are from the list', async () => {
  const userVisibleTransaction = {
    transactionType: 'npa',
    recipient: { name: 'Banken' },
    riskWarning: 'Ovanligt',
  }
  const flagged = (flag: string) =>
    answerTo('payment', { ...auth, userVisibleTransaction, riskFlags: [flag] })
  expect([await flagged('newCard'), await flagged('risky')]).toEqual(['started', refused])
})

test('an order by telephone names the person and who rang, and knows no device', async () => {
  const { personalNumber } = bankId.users.stranger
  const calling = { personalNumber, callInitiator: 'RP' }
  const text = { userVisibleData: base64('Byt adress') }
  expect(await answerTo('phone/sign', calling)).toBe(refused)
  expect(await answerTo('phone/auth', { ...calling, callInitiator: 'rp' })).toBe(refused)
  expect(await answerTo('phone/auth', { personalNumber })).toBe(refused)
  expect(await answerTo('phone/auth', { callInitiator: 'user' })).toBe(refused)
  expect(await answerTo('phone/auth', { ...calling, ...auth })).toBe(refused)
  expect(await answerTo('phone/auth', { ...calling, requirement: { personalNumber } })).toBe(refused)
  expect(await answerTo('phone/sign', { ...calling, ...text, requirement: { pinCode: true } })).toBe(
    'started',
  )
  bankId.switches.phoneNumber = 'lenient'
  expect(await answerTo('phone/auth', { callInitiator: 'user' })).toBe('started')
  bankId.switches.phoneNumber = 'required'
})
