import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startFisSandbox } from '../../src/main/sandbox/fis/sandbox.ts'
import { startApp, type TestApp } from './app.ts'
import { runCli, type Giver, type Ran } from './cli-run.ts'

const asProvider = ['--as', 'service_provider:1111111111111']

async function start(options: Parameters<typeof startFisSandbox>[0] = {}) {
  const clock = movableClock('2026-11-21T11:00:00Z')
  const fis = await startFisSandbox({ clock, ...options })
  const app = await startApp({ clock, endpoints: { fis: fis.endpoints } })
  const write = (name: string, content: string): string => {
    const file = join(app.home, name)
    writeFileSync(file, content)
    return file
  }
  const { clientId, privateKey } = fis.client
  const run = (args: readonly string[], giver?: Giver): Promise<Ran> => runCli(app, args, giver)
  const connected = () =>
    run(['connect', 'fis', ...asProvider], { machine: { clientId, privateKey } })
  return {
    app,
    fis,
    run,
    write,
    connected,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await fis.close()
    },
  }
} // prettier-ignore

const connectionsOf = async ({ handlers }: TestApp) => await handlers['connections:list'](undefined)

test('a machine makes a key, registers what is printed, and ends with the client id it was given', async () => {
  await using started = await start()
  const { run, fis, app } = started
  const first = JSON.parse((await run(['connect', 'fis', ...asProvider, '--json'])).out) as {
    publicKey: string
    connectionId: string
  }
  expect(first).toMatchObject({ status: 'new', publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n/) })
  // Begun anew, it is the same key: it may be registered already.
  const again = await run(['connect', 'fis'])
  expect(again).toMatchObject({ exitCode: 0, out: `${first.publicKey}\n` })
  expect(again.err).toContain(`connect fis --connection ${first.connectionId} --client-id ID`)
  const clientId = fis.newClient(first.publicKey)
  const last = await run(['connect', 'fis', '--client-id', clientId, '--json'])
  expect(JSON.parse(last.out)).toEqual({ ...first, status: 'ready' })
  expect(await connectionsOf(app)).toMatchObject([{ status: 'ready', settings: { actAs: { kind: 'party' } } }])
}) // prettier-ignore

test('a person is shown the key and gives the client id once FIS has it', async () => {
  await using started = await start()
  const { run, app, fis } = started
  const { clientId } = fis.client
  const ran = await run(['connect', 'fis', ...asProvider], { answers: ['', clientId] })
  expect(ran).toMatchObject({ code: 'key-refused', exitCode: 3 })
  const publicKey = ran.out.trimEnd()
  fis.registerKey(clientId, publicKey)
  // The id is known by now, and the key stays.
  expect(await run(['connect', 'fis'], { answers: ['', ''] })).toMatchObject({ exitCode: 0, code: null })
  expect(await connectionsOf(app)).toMatchObject([{ status: 'ready' }])
})

test('a key from a file with its client id connects, and again renews that very connection', async () => {
  await using started = await start()
  const { run, write, fis, app } = started
  const { clientId, privateKey } = fis.client
  const key = write('fis.pem', privateKey)
  for (const name of ['FIS', 'Flex'])
    expect(
      await run(['connect', 'fis', ...asProvider, '--key', key, '--client-id', clientId, '--name', name]),
    ).toMatchObject({ exitCode: 0, out: expect.stringContaining(`${name}  ready`) })
  const asked = await run(['connect', 'fis', ...asProvider], { answers: [key, clientId] })
  expect(asked.exitCode).toBe(0)
  expect(await connectionsOf(app)).toHaveLength(1)
})

test('each way FIS says no has its own code, and a key that is none is refused before it is kept', async () => {
  await using started = await start()
  const { run, write, fis, app } = started
  const { clientId, privateKey } = fis.client
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const pem = small.export({ type: 'pkcs8', format: 'pem' }).toString()
  const fails = async (code: string, exitCode: number, args: readonly string[], machine?: object) =>
    expect(
      await run(['connect', 'fis', ...args], machine === undefined ? {} : { machine }),
      code,
    ).toMatchObject({ code, exitCode, out: '' })
  await fails('key-unreadable', 3, ['--key', write('small.pem', pem), '--client-id', clientId])
  await fails('invalid-input', 2, ['--key', write('no.pem', 'hello'), '--client-id', clientId])
  await fails('invalid-input', 2, ['--as', 'entity'], { actAs: { kind: 'entity' } })
  await fails('invalid-input', 2, [], { clientId: 'c4n4ry' })
  expect(await connectionsOf(app)).toEqual([])
  await fails('party-refused', 3, ['--as', 'service_provider:9999999999999'], { clientId, privateKey })
  await fails('client-rejected', 3, [], { clientId: '0d9e8f7a-6b5c-4d3e-8f1a-2b3c4d5e6f70', privateKey })
  fis.registerKey(clientId, publicHalf(fis.otherClient.privateKey))
  await fails('key-refused', 3, asProvider, { clientId, privateKey })
  fis.registerKey(clientId, publicHalf(privateKey))
  fis.switches.clockSkewS = 600
  await fails('clock-wrong', 3, asProvider, { clientId, privateKey })
})

function publicHalf(privateKey: string): string {
  const key = createPublicKey(createPrivateKey(privateKey))
  return key.export({ type: 'spki', format: 'pem' }).toString().trimEnd()
}

test('says who one is, to a person and to a machine', async () => {
  await using started = await start()
  const { run, connected } = started
  expect(await run(['flex', 'whoami'])).toMatchObject({ code: 'not-found', exitCode: 2 })
  await connected()
  const { out } = await run(['flex', 'whoami'])
  expect(out).toMatch(/^entity {7}Testkraft AS \(\d+\)\nparty .+\(1482\)\nrole {9}flex_service_provider\nscopes /)
  expect(JSON.parse((await run(['flex', 'whoami', '--json', '--connection', 'fis'])).out)).toMatchObject({
    partyId: 1482,
    role: 'flex_service_provider',
  })
}) // prettier-ignore

test('lists a table whole, over its pages, as JSON, as CSV and for a pair of eyes', async () => {
  await using started = await start({ portfolio: { units: 1300 } })
  const { run, connected, fis } = started
  await connected()
  const all = JSON.parse((await run(['flex', 'list', 'controllable_unit', '--json'])).out) as { id: number }[]
  expect(all.length).toBeGreaterThan(1000)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const csv = await run(['flex', 'list', 'controllable_unit', '--csv', '--embed', 'technical_resource'])
  const [header = [], ...records]: string[][] = parse(csv.out)
  expect(header.at(-1)).toBe('technical_resource')
  expect(records.map(([id]) => Number(id))).toEqual(all.map(({ id }) => id))
  const lines = (await run(['flex', 'list', 'controllable_unit', '--limit', '700'])).out.split('\n')
  expect(lines).toHaveLength(702)
  expect(lines[0]).toMatch(/^id\tbusiness_id\tname\t/)
  expect(lines[700]).toMatch(new RegExp(`^${all[699]?.id}\t`))
  const few = ['--filter', 'status=eq.active', '--filter', `id=not.gt.${all[20]?.id}`, '--json']
  const filtered = JSON.parse((await run(['flex', 'list', 'controllable_unit', ...few])).out) as {
    status: string
  }[]
  expect(filtered.length).toBeGreaterThan(0)
  expect(filtered.every(({ status }) => status === 'active')).toBe(true)
  const none = ['flex', 'list', 'controllable_unit', '--filter', 'id=eq.1']
  expect((await run([...none, '--json'])).out).toBe('[]\n')
  expect((await run(none)).out.split('\n')).toHaveLength(2)
  expect(fis.writesSeen()).toBe(0)
})

test('what may not be asked is told apart from what is not there', async () => {
  await using started = await start()
  const { run, connected } = started
  await connected()
  const bad = ['flex', 'list', 'party', '--filter', 'status=is.maybe']
  expect(await run(bad)).toMatchObject({ code: 'invalid-input', exitCode: 2 })
  const list = ['flex', 'list', 'party', '--connection']
  expect(await run([...list, 'nowhere'])).toMatchObject({ code: 'not-found', exitCode: 2 })
})
