import { expect, test } from 'vitest'
import { everythingIn } from '../../http/testing/server.ts'
import { asServiceProvider, hooks, linked, signal } from './testing/link.ts'
import { first, list, start } from './testing/sandboxed.ts'

test('the way of the fact sheet’s seed: sign in, ask who one is, read one’s party', async () => {
  await using fis = await start()
  await fis.link.signIn(hooks)
  expect(await fis.link.identity(signal)).toEqual({
    sub: 'ca2be316-5622-474d-8ef4-5c69850be76d',
    entityId: 492,
    entityName: 'Testkraft AS',
    partyId: 1482,
    partyName: 'Testkraft SP',
    role: 'flex_service_provider',
    scopes: ['manage:auth', 'manage:data'],
    tokenExpiresAt: '2026-11-21T12:00:00.000Z',
    party: {
      id: 1482,
      name: 'Testkraft SP',
      business_id: '1111111111111',
      business_id_type: 'gln',
      entity_id: 492,
      type: 'service_provider',
      role: 'flex_service_provider',
      status: 'active',
      recorded_at: '2023-12-30T23:00:00+00:00',
      recorded_by: 0,
    },
    isAssumed: false,
  })
  expect(fis.bank.calls.all.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /auth/v1/token',
    'GET /auth/v1/userinfo',
    'GET /auth/v1/userinfo',
    'GET /api/v1/party/:id',
  ])
})

test('the same as it was before May 2026, with its addresses, numbers and times', async () => {
  const old = { actAs: asServiceProvider, subForm: 'short', audience: 'bare', apiVersion: null } as const
  await using fis = await start(old, { seedMode: true })
  const { sub, party } = await fis.link.identity(signal)
  expect(sub).toBe('334')
  expect(party).toMatchObject({ id: 1482, recorded_at: '2023-12-31 00:00:00 Europe/Oslo' })
})

test('before a client id is known there is a key to show and nothing to log in with', async () => {
  await using fis = await start()
  const client = { clientId: null, privateKey: fis.bank.client.privateKey }
  await using one = linked({ endpoints: fis.bank.endpoints, client, clock: fis.clock })
  const { publicKey } = await one.link.prepare(hooks)
  fis.bank.registerKey(fis.bank.client.clientId, publicKey ?? '') // as the portal: it refuses any other form
  await expect(one.link.signIn(hooks)).rejects.toMatchObject({ code: 'client-missing' })
  await expect(fis.link.signIn(hooks)).resolves.toBeUndefined()
})

test('no secret of a whole visit is in any error or line of the log', async () => {
  await using fis = await start()
  const heard: string[] = []
  const attempt = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => heard.push(everythingIn(error)))
  }
  await fis.link.signIn(hooks)
  await fis.link.assume(1394, signal)
  for (const kind of ['html', 'cut-off-json', 'wrong-types', 'forbidden', 'dropped-connection'] as const) {
    for (const on of ['/auth/v1/token', '/auth/v1/userinfo', '/api/v1/party']) {
      fis.bank.fail({ kind, on, times: 3 })
      await attempt(fis.link.signIn(hooks))
      await attempt(fis.link.page(list('party'), first, signal))
      await attempt(fis.link.assume(1482, signal))
      fis.bank.clearFaults()
    }
  }
  await attempt(fis.link.assume(1612, signal))
  const secrets = fis.bank.secrets()
  expect(secrets.length).toBeGreaterThan(6)
  expect(heard.length).toBeGreaterThan(10)
  const said = [...heard, ...fis.log.lines].join('\n')
  for (const secret of secrets) expect(said).not.toContain(secret)
  expect(said).not.toMatch(/eyJ|PRIVATE KEY/)
})
