import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import { newKeyPair, normalisedPem } from './keys.ts'
import { credentialMessage, inspectSignature, isSigned, signatureOf } from './signature.ts'

// A throw-away key and what it signed: fact sheet 3.2.
const publicKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxG9mALsXjSBSzLVDOfdZ
XyOuPxFr9/coyDJnY59A/87hCBMxBePoZw0rKIf0TAqc/b4FqU9toTZMsKxx6/6O
FQzmoOPqLHbHEydsz1d0CD265tJacsOFeVEUaGxOvJ2sXTZP0ZsjQLjbkId3eG+v
giWQ7yqsMyTWFxkkNMuxZvAjbbxowoZLK+TFcOa7Gh/X6+71T2nXdYtf4r2Tfx+i
CuuMZ+8Sp2OFmeKRvXUkrprjeoGGf1TkdTQiqIehH0F9MpBAPq4mOsUL3jJfC13o
YxMAmL+9iM1kUHlzY8XfTNuHHqN4Lr8HceqxiQ6aDykYnNUaI167Nmwt0SXj/y9C
3wIDAQAB
-----END PUBLIC KEY-----
`
const vectors = [
  [
    '{"secret":"sandbox_0123456789abcdef0123456789abcdef0123456789abcdef01234567"}',
    'vdXebWFYzdypS08zXJAmOT7uZ07129h/I+RnXZQ/1+EkT9Yc5+NLCNgrMxkL2fLbpHtQo8FML+5prh2t18qwl4tFVeS7yKQJg3oq75gIohT/QnO1eVjOWXpC5Ed6p3MvPDv0utZ8hSs72OVTOtyRT90+ZOosKlpjM2NrOmURTwKJZejSyDKqjYsuCXNeH124byapNF/HPXGdQq0CPHvhPK8Ps7bgfkllhT7HpbPfdnRQLmzCSYz4+bjo+BZgyZ1i6mWFDyqUmG6DzLxwrkV76pH/pIqi3AlcduoYc23aaDggJe20LwI2duzaERfDFtVC6TC/26KJV0HjWWh3QKch7w==',
  ],
  [
    '{"Response":[{"Id":{"id":1561}}]}',
    'lZOuxNmFTGRrpQs3F8uwKlrBkpPhXHbAZD4uqBiBI4hvUu/6IbGvn0IYOXuxwf6to5ursqG+ZSQ9cmEHRjdl1qS1WNvh71u1WlwxVWI7smS5/o7hrxP4aZKYgvLdsQY/zS0BL6W3fpntlwWCtDYqArRK7U3YeX3lJQvnAd9BcFWZzDSRypVQ3olPht2ZvorZdl0CXAURGTG+P0Iwo1oHGWdR2g8zDfbikia3hzHRKvDOJIXBT0qND6EapH+QHS/MJMissrKEjZUGJ7DU5b+iTByVOmcv1myz9HnXjWWjaL0m6Vg0XHInaVHonTanbzYuz8WrfzDG5PizbLz/RHTnTw==',
  ],
] as const

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each(vectors)('the sheet’s signature fits %s, and no other text', (text, signature) => {
  expect(isSigned(bytes(text), signature, publicKey)).toBe(true)
  expect(isSigned(bytes(`${text}\n`), signature, publicKey)).toBe(false)
  expect(isSigned(bytes(text), 'not base64', publicKey)).toBe(false)
})

test('a key keeps what it signs in the form the bank reads', async () => {
  const keys = await newKeyPair(2048)
  expect(keys.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  expect(keys.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n[^]*\n-----END PUBLIC KEY-----\n$/)
  const signature = signatureOf('{"description":"ærlig"}', keys.privateKey)
  expect(signature).toMatch(/^[A-Za-z0-9+/]{342}==$/)
  expect(isSigned(bytes('{"description":"ærlig"}'), signature, keys.publicKey)).toBe(true)
})

test('a certificate signs the client’s key, one newline and the installation’s token', () => {
  const token = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0'
  for (const form of [publicKey, publicKey.trim(), `${publicKey}\n`]) {
    const digest = createHash('sha256').update(credentialMessage(form, token)).digest('hex')
    expect(digest).toBe('c0d45225dcc8ed798edcc9c7eb9547908d46f73174bc3de9599f50c2f345f8a5')
  }
})

test('a key with written-out line ends is read like any other', () => {
  expect(normalisedPem(publicKey.trim().replaceAll('\n', '\\n'))).toBe(publicKey)
})

const [, [body, signature]] = vectors
const inspect = inspectSignature(publicKey, 'GET /v1/user')
const outcome = (status: number, text: string, headers: Record<string, string> = {}): string => {
  try {
    inspect({ status, headers, body: bytes(text) })
    return 'passed'
  } catch (error) {
    return isAppError(error) ? error.code : 'another error'
  }
}

test.each([
  ['as it was signed', 200, body, { 'x-bunq-server-signature': signature }, 'passed'],
  [
    'changed on the way',
    200,
    body.replace('1', '2'),
    { 'x-bunq-server-signature': signature },
    'unexpected-response',
  ],
  [
    'parsed and written anew',
    200,
    `${body} `,
    { 'x-bunq-server-signature': signature },
    'unexpected-response',
  ],
  ['without its signature', 200, body, {}, 'unexpected-response'],
  ['said to be a page, but JSON', 200, body, { 'content-type': 'text/html' }, 'unexpected-response'],
  ['a page', 200, ' \n<html>', {}, 'passed'],
  ['a limit', 429, '{"Error":[]}', {}, 'passed'],
  ['maintenance', 491, '<html>', {}, 'passed'],
  ['a fault of the bank', 500, '{}', {}, 'passed'],
  ['a refusal', 400, '{"Error":[]}', {}, 'passed'],
] as const)('an answer %s (%i)', (_what, status, text, headers, expected) => {
  expect(outcome(status, text, headers)).toBe(expected)
})
