import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox } from './sandbox.ts'
import { jsonOf, jwtBearer, claimsOf, signed } from './test-client.ts'

const clock = movableClock('2026-04-10T10:00:00.000Z')

test('as the old guide has it: v0, the short form of a party, no slash, no version, a number for sub, the clock of Oslo', async () => {
  await using fis = await startFisSandbox({ clock, switches: { seedMode: true } })
  const auth = `${fis.url}/auth/v0`
  const claims = claimsOf(fis, fis.client, { aud: auth, sub: 'no:party:gln:1111111111111' })
  const form = { grant_type: jwtBearer, assertion: signed(claims, fis.client.privateKey) }
  const body: Record<string, string> = await jsonOf(
    fetch(`${auth}/token`, { method: 'POST', body: new URLSearchParams(form) }),
  )
  expect(body.issued_token_type).toBe('urn:ietf:params:oauth:token-type:jwt')
  const headers = { authorization: `Bearer ${body.access_token}` }
  expect(await jsonOf(fetch(`${auth}/userinfo`, { headers }))).toEqual({
    current_role: 'flex_service_provider',
    entity_id: 492,
    entity_name: 'Testkraft AS',
    party_id: 1482,
    party_name: 'Testkraft SP',
    sub: 334,
  })
  expect(await jsonOf(fetch(`${fis.url}/api/v0/party/1482`, { headers }))).toEqual({
    id: 1482,
    name: 'Testkraft SP',
    business_id: '1111111111111',
    business_id_type: 'gln',
    entity_id: 492,
    type: 'service_provider',
    role: 'flex_service_provider',
    status: 'active',
    recorded_at: '2023-12-31 00:00:00 Europe/Oslo',
    recorded_by: 0,
  })
})

test.each(['/auth/v1', '/auth/v1/', '/auth/v0', '/auth/v0/'])('takes %s for its audience then, and today’s form of a party too', async (path) => {
  await using fis = await startFisSandbox({ clock, switches: { seedMode: true } })
  const claims = claimsOf(fis, fis.client, { aud: `${fis.url}${path}`, sub: 'no:party:gln:1111111111111:service_provider' })
  const form = { grant_type: jwtBearer, assertion: signed(claims, fis.client.privateKey) }
  const reply = await fetch(`${fis.endpoints.token}/token`, { method: 'POST', body: new URLSearchParams(form) })
  expect(reply.status).toBe(200)
}) // prettier-ignore

test('the old paths are gone otherwise', async () => {
  await using fis = await startFisSandbox({ clock })
  expect((await fetch(`${fis.url}/auth/v0/userinfo`)).status).toBe(404)
  expect((await fetch(`${fis.url}/api/v0/party`)).status).toBe(404)
})
