import { createPrivateKey } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, afterAll, expect, test } from 'vitest'
import { systemClock } from '../../src/main/clock.ts'
import { newAuthority } from '../../src/main/http/testing/authority.ts'
import { pkcs12 } from '../../src/main/http/testing/pkcs12.ts'
import { startBankIdSandbox, type BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { startApp, type TestApp } from './app.ts'
import { runCli, type Giver, type Ran } from './cli-run.ts'

const passphrase = ' qwerty123 ' // a blank may be part of it
let bankId: BankIdSandbox
beforeAll(async () => void (bankId = await startBankIdSandbox()))
afterAll(() => bankId.close())

async function start() {
  const memory = createMemoryKeychain()
  let written = 0
  const setPassword: typeof memory.setPassword = (...entry) => ((written += 1), memory.setPassword(...entry))
  const app = await startApp({
    clock: systemClock,
    endpoints: { bankid: bankId.endpoints },
    keychain: { ...memory, setPassword },
  })
  const { certificate, privateKey } = bankId.client
  const write = (name: string, content: string | Buffer): string => {
    const file = join(app.home, name)
    writeFileSync(file, content)
    return file
  }
  const encrypted = createPrivateKey(privateKey)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString()
  const files = {
    cert: write('rp.pem', certificate),
    key: write('rp.key', privateKey),
    locked: write('locked.key', encrypted),
    both: write('both.pem', `${certificate}${privateKey}`),
    p12: write('rp.p12', pkcs12({ key: privateKey, certs: [certificate] }, passphrase)),
  }
  const connect = (args: readonly string[], giver?: Giver): Promise<Ran> =>
    runCli(app, ['connect', 'bankid', '--environment', 'test', ...args], giver)
  return {
    app,
    files,
    write,
    connect,
    written: () => written,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

const connectionsOf = async ({ handlers }: TestApp) => await handlers['connections:list'](undefined)

test.each([
  ['a certificate and its key', ({ cert, key }) => ['--certificate', cert, '--key', key], {}],
  ['both in one file', ({ both }) => ['--certificate', both], {}],
  ['a .p12, its passphrase asked for', ({ p12 }) => ['--p12', p12], { answers: [passphrase] }],
  ['a .p12, its passphrase on standard input', ({ p12 }) => ['--p12', p12], { machine: { passphrase } }],
  ['an encrypted key', ({ cert, locked }) => ['--certificate', cert, '--key', locked], { answers: [passphrase] }],
] satisfies readonly (readonly [string, (files: Record<'cert' | 'key' | 'locked' | 'both' | 'p12', string>) => string[], Giver])[])(
  'is connected with %s, tried out, and says until when',
  async (_how, argsOf, giver) => {
    await using started = await start()
    const ran = await started.connect([...argsOf(started.files), '--name', 'Mitt BankID', '--json'], giver)
    expect(ran).toMatchObject({ exitCode: 0, code: null })
    const [connection, another] = await connectionsOf(started.app)
    expect(another).toBeUndefined()
    expect(connection).toMatchObject({ name: 'Mitt BankID', status: 'ready', settings: { environment: 'test' } })
    expect(JSON.parse(ran.out)).toEqual({
      connectionId: connection?.id,
      status: 'ready',
      certificateEndsAt: connection?.consentEndsAt,
    })
    expect(ran.out + ran.err + started.app.log.recent().join('\n')).not.toContain('qwerty')
  },
) // prettier-ignore

test('a machine may write all of it, and a person may be asked for all of it', async () => {
  await using started = await start()
  const { certificate, privateKey } = bankId.client
  const settings = { environment: 'test', endUserIp: '194.168.2.25' }
  const machine = await runCli(started.app, ['connect', 'bankid'], {
    machine: { certificate, privateKey, ...settings },
  })
  expect(machine).toMatchObject({ exitCode: 0, out: expect.stringContaining('  ready, certificate until ') })
  const asked = await started.connect([], { answers: [started.files.p12, passphrase] })
  expect(asked.exitCode).toBe(0)
  const pair = await started.connect([], { answers: [started.files.cert, started.files.key] })
  expect(pair.exitCode).toBe(0)
  const all = await connectionsOf(started.app)
  expect(all.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready'])
  expect(all.some(({ settings: kept }) => 'endUserIp' in kept && kept.endUserIp === settings.endUserIp)).toBe(
    true,
  )
})

test('what is wrong with a certificate is told apart before anything is kept or sent', async () => {
  await using started = await start()
  const { write, connect, files } = started
  const authority = newAuthority('RP root')
  const [good, old] = [authority.issue('rp'), authority.issue('rp', { days: [-9, -1] })]
  const atStart = started.written()
  bankId.calls.clear()
  let pairs = 0
  const pem = (certificate: string, key: string) => {
    pairs += 1
    return ['--certificate', write(`${pairs}.pem`, certificate), '--key', write(`${pairs}.key`, key)]
  }
  for (const [args, giver, code, exitCode] of [
    [pem(old.cert, old.key), {}, 'certificate-expired', 3],
    [pem(good.cert, old.key), {}, 'certificate-other-key', 3],
    [['--p12', files.p12], { answers: ['wrong'] }, 'certificate-passphrase', 3],
    [['--p12', files.p12], {}, 'certificate-passphrase', 3],
    [['--p12', files.cert], {}, 'certificate-unreadable', 3],
    [['--certificate', files.p12], {}, 'invalid-input', 2],
    [['--certificate', join(started.app.home, 'nowhere.pem')], {}, 'invalid-input', 2],
    [['--p12', write('big.p12', Buffer.alloc(100_000))], {}, 'invalid-input', 2],
    [[], { machine: { privateKey: good.key } }, 'invalid-input', 2],
    [[], { machine: { certificate: good.cert, pkcs12: 'AAAA' } }, 'invalid-input', 2],
    [[], { machine: { environment: 'test', certificate: good.cert } }, 'invalid-input', 2],
    [[], {}, 'invalid-input', 2],
  ] satisfies readonly (readonly [string[], Giver, string, number])[])
    expect(await connect(args, giver), `${args.join(' ')} ${code}`).toMatchObject({ code, exitCode, out: '' })
  expect(await connectionsOf(started.app)).toEqual([])
  expect(started.written()).toBe(atStart)
  expect(bankId.calls.count()).toBe(0)
})

test('a certificate that BankID refuses is kept with the reason, and the next try takes its place', async () => {
  await using started = await start()
  const { write, connect, files, app } = started
  const { certificate, privateKey } = bankId.otherClient
  const stranger = ['--certificate', write('x.pem', certificate), '--key', write('x.key', privateKey)]
  for (let time = 0; time < 2; time++)
    expect(await connect(stranger)).toMatchObject({ code: 'certificate-refused', exitCode: 3 })
  expect(await connectionsOf(app)).toMatchObject([
    { status: 'new', lastFailure: { code: 'certificate-refused' } },
  ])
  expect(await connect(['--certificate', files.both])).toMatchObject({ exitCode: 0 })
  expect(await connectionsOf(app)).toMatchObject([{ status: 'ready', lastFailure: null }])
})

test('one that worked is renewed where it is named, keeps its world, and is tried again without a certificate', async () => {
  await using started = await start()
  const { connect, files, app } = started
  await connect(['--certificate', files.both, '--name', 'Min'])
  const renew = (...args: string[]) => runCli(app, ['connect', 'bankid', '--connection', 'min', ...args])
  expect(await renew('--certificate', files.both)).toMatchObject({ exitCode: 0 })
  expect(await renew()).toMatchObject({ exitCode: 0 })
  expect(await renew('--environment', 'production')).toMatchObject({ code: 'invalid-input', exitCode: 2 })
  expect(await renew('--name', 'Vårt')).toMatchObject({ exitCode: 0 })
  expect(await connectionsOf(app)).toMatchObject([{ name: 'Vårt', settings: { environment: 'test' } }])
  expect(await renew()).toMatchObject({ code: 'not-found', exitCode: 2 })
})

test('a sync asks the banks alone: BankID fails none, and is no name of something to sync', async () => {
  await using started = await start()
  const { connect, files, app } = started
  await connect(['--certificate', files.both])
  expect(await runCli(app, ['sync', '--json'])).toMatchObject({ exitCode: 0, out: '[]\n', err: '' })
  expect(await runCli(app, ['sync', 'bankid'])).toMatchObject({ code: 'invalid-input', exitCode: 2 })
  expect(await connectionsOf(app)).toMatchObject([{ status: 'ready', lastFailure: null }])
})
