import { createPrivateKey, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { serve } from '../../http/testing/server.ts'
import { systemClock } from '../../sandbox/clock.ts'
import { newPrivateKey, publicKeyOf } from './key.ts'
import { asServiceProvider, linked, signal } from './testing/link.ts'
import { first, list, start } from './testing/sandboxed.ts'

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

  test('one that was taken but cannot be shown leaves one who one was, in the tables too', async () => {
    await using fis = await start()
    await fis.link.identity(signal)
    fis.bank.fail({ kind: 'forbidden', on: '/auth/v1/userinfo' })
    await expect(fis.link.assume(1394, signal)).rejects.toMatchObject({ code: 'scope-missing' })
    expect(await fis.link.identity(signal)).toMatchObject({ partyId: 1482, isAssumed: false })
    const units = await fis.link.page(list('controllable_unit'), first, signal) // the organisation has none to see
    expect(units.rows.length).toBeGreaterThan(0)
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
    await fis.link.test(signal)
    fis.clock.advance(500)
    await fis.link.assume(1482, signal)
    expect(fis.logins()).toBe(2)
    fis.clock.advance(3_539_200) // by its cut-off seconds the party's is over first, by half of one
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
