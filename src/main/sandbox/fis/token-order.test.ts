import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import {
  bearer,
  claimsOf,
  jsonOf,
  jwtBearer,
  postToken,
  refusalOf,
  seedParty,
  signed,
  signIn,
  type Claims,
} from './test-client.ts'

const clock = movableClock('2026-09-10T10:00:00.000Z')
const now = Date.parse('2026-09-10T10:00:00Z') / 1000
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
afterAll(() => fis.close())

const assert = (assertion: string, headers = {}): Promise<Response> =>
  postToken(fis, { grant_type: jwtBearer, assertion }, headers)

describe('of two faults FIS tells the earlier', () => {
  const description = async (reply: Promise<Response>): Promise<string> => {
    const { error_description }: Record<string, string> = await jsonOf(reply)
    return error_description ?? ''
  }
  const wrong = {
    iat: now - 60,
    exp: now + 10,
    aud: 'x',
    sub: 'no',
    iss: 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff',
  }

  test('a bad token, then the grant, its fields, the caller, the parts, the rules, the audience, the client, the signature', async () => {
    const { token } = await signIn(fis)
    const wrongToken = { authorization: 'Bearer wrong' }
    const rightToken = bearer(token)
    const by = (claims: Claims): Promise<string> =>
      description(assert(signed(claimsOf(fis, fis.client, claims), fis.otherClient.privateKey)))
    expect(await description(postToken(fis, {}, wrongToken))).toMatch(/unable to verify and validate token/)
    expect(await description(postToken(fis, {}, rightToken))).toMatch(/grant type/)
    expect(await description(postToken(fis, { grant_type: jwtBearer }, rightToken))).toMatch(
      /^bad .* request/,
    )
    expect(await description(assert('x', rightToken))).toMatch(/anonymous/)
    expect(await by(wrong)).toMatch(/^invalid assertion: sub/)
    expect(await by({ ...wrong, sub: seedParty })).toMatch(/^invalid assertion payload/)
    expect(await by({ ...wrong, sub: seedParty, iat: now })).toBe(
      `assertion audience is not ${fis.url}/auth/v1/`,
    )
    expect(await by({ iss: wrong.iss })).toMatch(/unknown client/)
    expect(await by({ sub: 'no:party:gln:9999999999999:service_provider' })).toMatch(/could not verify/)
  })
})

describe('the token address', () => {
  test('refuses a grant nobody knows by its name', async () => {
    expect(await refusalOf(postToken(fis, { grant_type: 'password' }))).toBe('400 unsupported_grant_type')
  })

  test('reads no other body than a form', async () => {
    const body = JSON.stringify({ grant_type: jwtBearer, assertion: 'x' })
    const headers = { 'content-type': 'application/json' }
    const reply = fetch(`${fis.endpoints.token}/token`, { method: 'POST', body, headers })
    expect(await jsonOf(reply)).toMatchObject({ error: 'invalid_request', error_description: /* no field */ expect.stringMatching('grant type') })
  }) // prettier-ignore

  test('refuses an Authorization header of another kind and says what it wants', async () => {
    const reply = await postToken(fis, { grant_type: jwtBearer }, { authorization: 'Basic abc' })
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(await refusalOf(reply)).toBe('400 invalid_request')
  })
})
