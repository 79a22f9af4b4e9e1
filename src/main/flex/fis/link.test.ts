import { createPrivateKey, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { FisSettings } from '../../../shared/fis.ts'
import type { FlexQuery, FlexRow } from '../../../shared/flex.ts'
import { everythingIn, serve } from '../../http/testing/server.ts'
import { movableClock, systemClock } from '../../sandbox/clock.ts'
import { startFisSandbox, type FisSandbox } from '../../sandbox/fis/sandbox.ts'
import { newPrivateKey, publicKeyOf } from './key.ts'
import { asServiceProvider, hooks, linked, signal } from './testing.ts'

async function start(settings: Partial<FisSettings> = { actAs: asServiceProvider }, switches: Partial<FisSandbox['switches']> = {}) {
  const clock = movableClock('2026-11-21T11:00:00Z')
  const bank = await startFisSandbox({ clock, switches })
  const one = linked({ endpoints: bank.endpoints, client: bank.client, settings, clock })
  return {
    bank,
    clock,
    ...one,
    logins: () => bank.calls.all.filter(({ path }) => path.endsWith('/token')).length,
    async [Symbol.asyncDispose]() {
      await one[Symbol.asyncDispose]()
      await bank.close()
    },
  }
} // prettier-ignore

const list = (resource: FlexQuery['resource'], own: Partial<FlexQuery> = {}): FlexQuery => ({
  resource,
  filters: [],
  order: null,
  embed: [],
  ...own,
})
const first = { offset: 0, limit: 100 }

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

describe('a token', () => {
  test('is fetched once for fifty questions at the same time', async () => {
    await using fis = await start()
    const asked = Array.from({ length: 50 }, () => fis.link.page(list('party'), first, signal))
    expect(new Set((await Promise.all(asked)).map(({ total }) => total)).size).toBe(1)
    expect(fis.logins()).toBe(1)
  })

  test('that died early is replaced once for fifty questions at the same time', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    fis.bank.revokeTokens()
    await Promise.all(Array.from({ length: 50 }, () => fis.link.page(list('party'), first, signal)))
    expect(fis.logins()).toBe(2)
  })

  test('lives on through its hour, and the next comes before it ends', async () => {
    await using fis = await start()
    await fis.link.test(signal)
    fis.clock.advance(3_530_000)
    await fis.link.test(signal)
    expect(fis.logins()).toBe(1)
    fis.clock.advance(15_000)
    await fis.link.test(signal)
    expect(fis.logins()).toBe(2)
    expect(fis.bank.calls.all.every(({ status }) => status === 200)).toBe(true)
  })

  test('is asked for again by a sign-in, whatever is held', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    fis.bank.registerKey(fis.bank.client.clientId, null)
    await expect(fis.link.signIn(hooks)).rejects.toMatchObject({ code: 'client-rejected' })
  })
})

describe('acting as a party', () => {
  test('the choice is what the entity owns and what it is a member of', async () => {
    await using fis = await start()
    const parties = await fis.link.parties(signal)
    expect(parties).toEqual([
      { id: 1394, name: 'Testkraft ORG', type: 'organisation', status: 'active', isOwned: true },
      { id: 1482, name: 'Testkraft SP', type: 'service_provider', status: 'active', isOwned: true },
      { id: 1710, name: 'Flexregn TP', type: 'third_party', status: 'active', isOwned: false },
    ])
    // A party's own token would not have seen the third: it is the entity that was asked.
    const asParty = await fis.link.page(list('party_membership'), first, signal)
    expect(asParty.rows.map(({ party_id }) => party_id)).not.toContain(1710)
  })

  test('another is taken, kept for what comes after, and given back', async () => {
    await using fis = await start()
    const organisation = await fis.link.assume(1394, signal)
    expect(organisation).toMatchObject({
      partyId: 1394,
      role: 'flex_organisation',
      isAssumed: true,
      party: { id: 1394 },
    })
    expect(await fis.link.identity(signal)).toEqual(organisation)
    expect(await fis.link.assume(null, signal)).toMatchObject({ partyId: 1482, isAssumed: false })
  })

  test('a membership brings its own scopes', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    const { scopes, role } = await fis.link.assume(1710, signal)
    expect([role, [...scopes].sort()]).toEqual(['flex_third_party', ['read:data', 'use:auth']])
  })

  test('one that is nobody’s to take leaves one who one was', async () => {
    await using fis = await start()
    await fis.link.assume(1394, signal)
    await expect(fis.link.assume(1612, signal)).rejects.toMatchObject({ code: 'party-refused' })
    expect(await fis.link.identity(signal)).toMatchObject({ partyId: 1394, isAssumed: true })
  })

  test('of two that are chosen at the same time it is the later one, however long the first takes', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    await fis.link.test(signal)
    fis.bank.fail({ kind: 'slow', delayMs: 200, on: '/auth/v1/token' })
    const earlier = fis.link.assume(1394, signal)
    const later = fis.link.assume(1482, signal)
    await expect(earlier).rejects.toMatchObject({ code: 'cancelled' })
    expect(await later).toMatchObject({ partyId: 1482 })
    expect(await fis.link.identity(signal)).toMatchObject({ partyId: 1482 })
  })

  test('its token ends with the entity’s: the next one is a login and an exchange, and then rests for an hour', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    await fis.link.assume(1482, signal)
    expect(fis.logins()).toBe(2)
    fis.clock.advance(3_545_000)
    expect(await fis.link.identity(signal)).toMatchObject({ partyId: 1482, isAssumed: true })
    expect(fis.logins()).toBe(4)
    fis.clock.advance(3_500_000)
    await fis.link.identity(signal)
    expect(fis.logins()).toBe(4)
  })

  test('taken with a token that died early, it is taken with the next', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    await fis.link.test(signal)
    fis.bank.revokeTokens()
    expect(await fis.link.assume(1482, signal)).toMatchObject({ partyId: 1482 })
  })

  test('a record its own party may not see is read as the entity, which may', async () => {
    await using odd = await serve((request, response) => {
      void text(request).then((form) => {
        const { status, body } = blindParty(request.url ?? '', form, request.headers.authorization ?? '')
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
    })
    const client = { clientId: randomUUID(), privateKey: await newPrivateKey() }
    const endpoints = { token: `${odd.url}/auth/v1`, api: `${odd.url}/api/v1` }
    await using one = linked({ endpoints, client, settings: { actAs: asServiceProvider }, clock: systemClock })
    expect(await one.link.identity(signal)).toMatchObject({ partyId: 2211, party: { id: 2211, seenBy: 'entity' } })
  }) // prettier-ignore

  test('a record nobody may read is no reason not to say who one is', async () => {
    await using fis = await start()
    const privateKey = await newPrivateKey()
    const publicKey = publicKeyOf(createPrivateKey(privateKey))
    const clientId = fis.bank.newClient(publicKey, { scopes: ['use:auth'] })
    const own = { client: { clientId, privateKey }, settings: { actAs: asServiceProvider } }
    await using one = linked({ endpoints: fis.bank.endpoints, clock: fis.clock, ...own })
    expect(await one.link.identity(signal)).toMatchObject({
      partyId: 1482,
      scopes: ['use:auth'],
      party: null,
    })
    const page = one.link.page(list('party'), first, signal)
    await expect(page).rejects.toMatchObject({ code: 'scope-missing' })
  })
})

/** A FIS whose parties do not see themselves. */
function blindParty(url: string, form: string, authorization: string): { status: number; body: object } {
  if (url.endsWith('/token')) {
    const assertion = new URLSearchParams(form).get('assertion') ?? ''
    const whose = decodeJwt(assertion).sub === undefined ? 'entity' : 'party'
    return { status: 200, body: { access_token: whose, expires_in: 3600 } }
  }
  if (url.endsWith('/userinfo'))
    return {
      status: 200,
      body: { sub: 7, entity_id: 8, entity_name: 'x', party_id: 2211, party_name: 'y', current_role: 'z' },
    }
  return authorization === 'Bearer entity'
    ? { status: 200, body: { id: 2211, seenBy: 'entity' } }
    : { status: 406, body: { code: 'PGRST116' } }
}

describe('tables', () => {
  test('come filtered, ordered and with their relations, counted over all pages', async () => {
    await using fis = await start()
    const filters = [{ field: 'status', operator: 'eq', value: 'active', isNegated: false }] as const
    const order = { field: 'name', descending: true }
    const query = list('controllable_unit', { filters, order, embed: ['technical_resource'] })
    const { rows, total } = await fis.link.page(query, { offset: 1, limit: 3 }, signal)
    const all = (await fis.link.page(query, { offset: 0, limit: 500 }, signal)).rows
    expect(rows).toEqual(all.slice(1, 4))
    expect(total).toBe(all.length)
    expect(all.length).toBeGreaterThan(4)
    expect(all.every(({ status, technical_resource: devices }) => status === 'active' && Array.isArray(devices))).toBe(true)
  }) // prettier-ignore

  test.each([
    [{ field: 'type', operator: 'ilike', value: 'service_pro', isNegated: false }, ['service_provider']],
    [{ field: 'type', operator: 'ilike', value: 'serviceXpro', isNegated: false }, []],
    [{ field: 'type', operator: 'in', value: 'organisation, "third_party"', isNegated: false }, ['organisation', 'third_party']],
    [{ field: 'id', operator: 'gt', value: '1700', isNegated: false }, ['third_party']],
  ] as const)('a filter %j finds what it says', async (filter, types) => {
    await using fis = await start()
    const { rows } = await fis.link.page(list('party', { filters: [filter] }), first, signal)
    expect([...new Set(rows.map(({ type }) => type))].sort()).toEqual(types)
  }) // prettier-ignore

  test('are read whole, by id, whatever lies between two pages', async () => {
    await using fis = await start()
    const read: FlexRow[] = []
    for await (const { rows } of fis.link.batches(list('event'), signal)) read.push(...rows)
    const { total } = await fis.link.page(list('event'), { offset: 0, limit: 1 }, signal)
    expect(read).toHaveLength(total ?? -1)
    expect(read.length).toBeGreaterThan(300)
    const ids = read.map(({ id }) => Number(id))
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
  })

  test('a record is read with its relations; a notice too, which has no page of its own', async () => {
    await using fis = await start()
    const unit = await fis.link.record('controllable_unit', 3011, ['technical_resource', 'service_provider'], signal)
    expect(unit).toMatchObject({ id: 3011, name: 'Elbillader garasje', technical_resource: [{ id: 5120 }] })
    expect(await fis.link.record('notice', 254, [], signal)).toMatchObject({ id: 254, party_id: 1482 })
  }) // prettier-ignore

  test.each(['controllable_unit', 'notice', 'party'] as const)(
    'a row of %s that is not there and one that is another’s are told alike',
    async (resource) => {
      await using fis = await start()
      await expect(fis.link.record(resource, 999_999, [], signal)).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  )

  test('of which a role has nothing are refused, and say that it is the role', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    const page = fis.link.page(list('controllable_unit'), first, signal)
    await expect(page).rejects.toMatchObject({ code: 'role-missing' })
  })

  test('nothing is ever written', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    await fis.link.parties(signal)
    await fis.link.assume(1394, signal)
    await fis.link.page(list('party'), first, signal)
    expect(fis.bank.writesSeen()).toBe(0)
  })
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
