import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../src/shared/errors.ts'
import { filesBelow, formsOf } from '../secret-forms.ts'
import { codeOf, query, startWithFis, statusOf } from './fis-app.ts'

describe('the wizard', () => {
  test('makes a key, shows what to register, takes the client id, and connects', async () => {
    await using started = await startWithFis()
    const { app, bank, create } = started
    const connectionId = await create(null, null)
    const { publicKey } = await app.handlers['connection:prepare']({ connectionId })
    expect(await codeOf(app.handlers['connection:authorise']({ connectionId }))).toBe('client-missing')
    const clientId = bank.newClient(publicKey ?? null) // the portal refuses any form but its own
    await app.handlers['connection:configure']({
      connectionId,
      credentials: { clientId, fisPrivateKey: null },
    })
    expect((await app.handlers['connection:prepare']({ connectionId })).publicKey).toBe(publicKey)
    await app.handlers['connection:authorise']({ connectionId })
    expect(await statusOf(app)).toEqual([['ready', null]])
    expect(await app.handlers['flex:identity']({ connectionId })).toMatchObject({ partyId: 1482 })
  })

  test('takes a key that was brought, in the older form too, and says what belongs to it', async () => {
    await using started = await startWithFis()
    const { app, bank, create } = started
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
    const connectionId = await create(null, pem)
    const { publicKey } = await app.handlers['connection:prepare']({ connectionId })
    expect(publicKey).toBe(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString().trimEnd())
    bank.registerKey(bank.client.clientId, publicKey ?? null)
  })

  test('keeps nothing of a key it cannot read', async () => {
    await using started = await startWithFis()
    const { app, bank, create, connected } = started
    expect(await codeOf(create(bank.client.clientId, '-----BEGIN PRIVATE KEY-----'))).toBe('key-unreadable')
    expect(await statusOf(app)).toEqual([])
    const connectionId = await connected()
    const credentials = { clientId: bank.client.clientId, fisPrivateKey: 'no key' }
    const change = app.handlers['connection:configure']({ connectionId, credentials })
    expect(await codeOf(change)).toBe('key-unreadable')
    await app.handlers['flex:identity']({ connectionId }) // the one from before is still there, and still good
    expect(await statusOf(app)).toEqual([['ready', null]])
  })

  test('knows a client it has already, by whatever letters, and two that are not known yet are two', async () => {
    await using started = await startWithFis()
    const { app, bank, create, connected } = started
    const connectionId = await connected()
    expect(await create(bank.client.clientId.toUpperCase(), null)).toBe(connectionId)
    await app.handlers['connection:authorise']({ connectionId }) // and its key stayed
    expect(await create(null, null)).not.toBe(await create(null, null))
  })

  test('keeps the client id that is known where only a key is brought, and asks to sign in again', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const fisPrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    await app.handlers['connection:configure']({
      connectionId,
      credentials: { clientId: null, fisPrivateKey },
    })
    expect(await statusOf(app)).toEqual([['needs-login', null]])
    expect(await codeOf(app.handlers['connection:authorise']({ connectionId }))).toBe('key-refused')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trimEnd()
    bank.registerKey(bank.client.clientId, pem)
    await app.handlers['connection:authorise']({ connectionId })
    expect(await statusOf(app)).toEqual([['ready', null]])
  })
})

describe('the page', () => {
  test('asks from many places at once, and one login serves them', async () => {
    await using started = await startWithFis()
    const { app, connected, logins } = started
    const connectionId = await connected()
    const pages = Array.from({ length: 50 }, (_, offset) =>
      app.handlers['flex:page']({ connectionId, ...query, offset, limit: 1 }),
    )
    const ids = (await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(50)
    expect(logins()).toBe(1)
  })

  test('takes another party, is told that everything is stale, and is someone else from then on', async () => {
    await using started = await startWithFis()
    const { app, connected } = started
    const connectionId = await connected()
    const parties = await app.handlers['flex:parties']({ connectionId })
    expect(parties.map(({ id }) => id)).toEqual([1394, 1482, 1710])
    app.events.length = 0
    await app.handlers['flex:assume']({ connectionId, partyId: 1394 })
    expect(app.events).toContainEqual({ channel: 'stale', payload: { topics: ['flex'] } })
    const page = app.handlers['flex:page']({ connectionId, ...query, offset: 0, limit: 10 })
    expect(await codeOf(page)).toBe('role-missing')
    expect(await codeOf(app.handlers['flex:assume']({ connectionId, partyId: 1612 }))).toBe('party-refused')
    expect(await statusOf(app)).toEqual([['ready', null]]) // a no to a choice is nothing wrong with the connection
  })

  test('reads a record with what belongs to it', async () => {
    await using started = await startWithFis()
    const { app, connected } = started
    const connectionId = await connected()
    const wanted = {
      connectionId,
      resource: 'controllable_unit',
      id: '3011',
      embed: ['technical_resource'],
    } as const
    expect(await app.handlers['flex:record'](wanted)).toMatchObject({
      id: 3011,
      technical_resource: [{ id: 5120 }],
    })
    expect(await codeOf(app.handlers['flex:record']({ ...wanted, id: '1' }))).toBe('not-found')
  })

  test('looks up what stands behind a metering point, and keeps nothing of whose it is', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    const point = { connectionId, accountingPoint: '133700000009990010' }
    expect(await app.handlers['flex:look-up']({ ...point, endUser: '150190' })).toMatchObject({
      outcome: 'found',
      units: [{ id: '3011', devices: [{ id: '5120' }] }],
    })
    expect(await app.handlers['flex:look-up']({ ...point, endUser: '310188' })).toEqual({
      outcome: 'refused',
    })
    await app.handlers['flex:assume']({ connectionId, partyId: 1394 })
    expect(await app.handlers['flex:look-up']({ ...point, endUser: '150190' })).toEqual({
      outcome: 'refused',
    })
    expect(await statusOf(app)).toEqual([['ready', null]])
    expect(bank.writesSeen()).toBe(0)
    await app.close()
    for (const file of filesBelow(app.home)) {
      const content = readFileSync(file, 'latin1')
      expect([file, ['150190', '310188'].some((date) => content.includes(date))]).toEqual([file, false])
    }
  })

  test('a key that was replaced, a clock that went wrong: the connection says so until it works again', async () => {
    await using started = await startWithFis()
    const { app, bank, clock, connected } = started
    const connectionId = await connected()
    const identity = () => codeOf(app.handlers['flex:identity']({ connectionId }))
    const right = publicKeyOf(bank.client.privateKey)
    bank.registerKey(bank.client.clientId, publicKeyOf(bank.otherClient.privateKey))
    clock.advance(3_600_000)
    expect(await identity()).toBe('key-refused')
    expect(await statusOf(app)).toEqual([['needs-login', 'key-refused']])
    bank.registerKey(bank.client.clientId, right)
    bank.switches.clockSkewS = 600
    expect(await identity()).toBe('clock-wrong')
    expect(await statusOf(app)).toEqual([['needs-login', 'clock-wrong']])
    bank.switches.clockSkewS = 0
    expect(await identity()).toBe('answered')
    expect(await statusOf(app)).toEqual([['ready', null]])
  })

  test('a FIS that cannot be reached leaves the connection as it is', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    bank.fail({ kind: 'server-error', on: '/api/v1/party', times: 3 })
    const wanted = { connectionId, resource: 'party', id: '1482', embed: [] } as const
    expect(await codeOf(app.handlers['flex:record'](wanted))).toBe('bank-unreachable')
    expect(await statusOf(app)).toEqual([['ready', null]])
  })

  test('a connection without its secrets, and one to a bank, are asked nothing', async () => {
    await using started = await startWithFis()
    const { app, bank, connected } = started
    const connectionId = await connected()
    await app.handlers['connection:disconnect']({ connectionId, data: 'keep' })
    bank.calls.clear()
    expect(await codeOf(app.handlers['flex:identity']({ connectionId }))).toBe('needs-login')
    const other = await app.handlers['connection:create']({
      system: 'sbanken',
      settings: { era: 'apibeta-v2' },
      credentials: { clientId: 'a', clientSecret: 'b', customerId: null },
    })
    expect(await codeOf(app.handlers['flex:identity'](other))).toBe('invalid-input')
    expect(bank.calls.count()).toBe(0)
  })
})

function publicKeyOf(privateKey: string): string {
  const key = createPublicKey(createPrivateKey(privateKey))
  return key.export({ type: 'spki', format: 'pem' }).toString().trimEnd()
}

test('no secret of a whole visit crosses to the window, or lies in a log or a file', async () => {
  await using started = await startWithFis()
  const { app, bank, connected } = started
  const heard: unknown[] = []
  const hear = async (work: unknown): Promise<void> => {
    try {
      heard.push(await work)
    } catch (error) {
      heard.push(
        isAppError(error) ? [error.code, error.message, error.stack, String(error.cause)] : String(error),
      )
    }
  }
  const connectionId = await connected()
  app.saveTo = join(app.home, 'clients.csv')
  await hear(app.handlers['connection:prepare']({ connectionId }))
  await hear(app.handlers['flex:identity']({ connectionId }))
  await hear(app.handlers['flex:parties']({ connectionId }))
  await hear(app.handlers['flex:assume']({ connectionId, partyId: 1394 }))
  await hear(app.handlers['flex:export']({ connectionId, ...query, resource: 'entity_client' }))
  for (const kind of ['html', 'cut-off-json', 'wrong-types', 'invalid-token'] as const) {
    bank.fail({ kind, on: '/', times: 2 })
    await hear(app.handlers['flex:identity']({ connectionId }))
    await hear(app.handlers['connection:authorise']({ connectionId }))
    bank.clearFaults()
  }
  await hear(app.handlers['connections:list'](undefined))
  await hear(app.handlers['app:log'](undefined))
  await app.close()

  const secrets = bank.secrets()
  expect(secrets.length).toBeGreaterThan(6) // private keys and access tokens
  const crossed = JSON.stringify([heard, app.events])
  const contents = filesBelow(app.home).map((file) => [file, readFileSync(file, 'latin1')] as const)
  expect(contents.map(([file]) => file)).toContain(app.saveTo)
  for (const form of secrets.flatMap(formsOf)) {
    expect(crossed.includes(form)).toBe(false)
    for (const [file, content] of contents) expect([file, content.includes(form)]).toEqual([file, false])
  }
  expect(crossed).not.toMatch(/eyJ[\w-]+\.|PRIVATE KEY/)
})
