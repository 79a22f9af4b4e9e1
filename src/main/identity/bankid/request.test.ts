import { expect, test } from 'vitest'
import { auth, endUserIp, payment, phone, raw, sign } from './testing/bodies.ts'

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

test('a user agent is cut at 256 characters', () => {
  const { web } = JSON.parse(auth({ device: { web: { userAgent: raw(257) } } }))
  expect(web.userAgent).toHaveLength(256)
})

test('what is refused is not repeated', () => {
  const personalNumber = '19900101-1234'
  expect(() => auth({ requirement: { personalNumber } })).toThrow(
    expect.objectContaining({ message: 'POST auth: requirement.personalNumber invalid_format' }),
  )
})
