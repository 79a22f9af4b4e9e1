import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { parseInvocation } from '../../src/main/cli/arguments.ts'
import { exitCodes } from '../../src/main/cli/exit-codes.ts'
import { verify } from '../../src/main/cli/verify.ts'
import { systemClock } from '../../src/main/clock.ts'
import { startBankIdSandbox, type BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import type { BankIdPerson } from '../../src/main/sandbox/bankid/people.ts'
import { readSidecar } from '../../src/main/signing/sidecar.ts'
import type { OrderId, OrderView } from '../../src/shared/order.ts'
import type { Verification } from '../../src/shared/verification.ts'
import { connect as connectBank, startApp, type TestApp } from './app.ts'
import { startBank } from './import-files.ts'

const patient = { timeout: 20_000 }

interface Signer extends AsyncDisposable {
  readonly app: TestApp
  readonly bankId: BankIdSandbox
  readonly connectionId: string
  readonly folder: string
}

/** A person with BankID connected, and a folder to put files in. */
async function signer(): Promise<Signer> {
  const bank = await startBank()
  const bankId = await startBankIdSandbox()
  const clock = systemClock
  const app = await startApp({ bank, clock, endpoints: { bankid: bankId.endpoints } })
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-signed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { certificate, privateKey } = bankId.client
  const { connectionId } = await app.handlers['connection:create']({
    system: 'bankid',
    settings: { environment: 'test', endUserIp: '194.168.2.25' },
    credentials: { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null },
  })
  await app.handlers['connection:authorise']({ connectionId })
  return {
    app,
    bankId,
    connectionId,
    folder,
    [Symbol.asyncDispose]: async () => {
      await app[Symbol.asyncDispose]()
      await bankId.close()
      await bank[Symbol.asyncDispose]()
    },
  }
}

const told = ({ events }: TestApp, orderId: OrderId): OrderView | undefined =>
  events
    .filter(({ channel }) => channel === 'order')
    .map(({ payload }) => payload as OrderView)
    .findLast((view) => view.orderId === orderId)

/** The person scans the code and reads what they are asked. */
async function scanned({ app, bankId }: Signer, orderId: OrderId): Promise<string> {
  await expect.poll(() => told(app, orderId)?.qr ?? null, patient).not.toBeNull()
  const screen = bankId.phone.scan(told(app, orderId)?.qr ?? '')
  if (screen.shows !== 'sign') throw new Error('the phone shows something else')
  return screen.order.text ?? ''
}

async function ended({ app }: Signer, orderId: OrderId): Promise<OrderView> {
  const end = () => {
    const view = told(app, orderId)
    return view?.phase === 'complete' || view?.phase === 'failed' ? view : null
  }
  await expect.poll(end, patient).not.toBeNull()
  return end() ?? expect.unreachable()
}

async function startSigning({ app, connectionId }: Signer, file: string): Promise<OrderId> {
  app.openFrom = file
  const begun = await app.handlers['signing:sign-file']({ connectionId })
  return begun?.orderId ?? expect.unreachable()
}

async function signedBy(
  person: Signer,
  file: string,
  who: BankIdPerson = person.bankId.users.ingrid,
): Promise<void> {
  const orderId = await startSigning(person, file)
  await scanned(person, orderId)
  person.bankId.phone.approve(who)
  expect(await ended(person, orderId)).toMatchObject({ phase: 'complete' })
}

async function checked({ app }: Signer, file: string): Promise<Verification> {
  app.openFrom = file
  return (await app.handlers['signing:verify'](undefined)) ?? expect.unreachable()
}

async function cli(...argv: string[]): Promise<{ exitCode: number; printed: Verification }> {
  const { command, json } = parseInvocation(['verify', ...argv, '--json'])
  if (command.name !== 'verify') throw new Error('another command')
  const out = new PassThrough({ encoding: 'utf8' })
  const exitCode = await verify(command, { out, err: new PassThrough() }, json)
  return { exitCode, printed: JSON.parse(String(out.read())) as Verification }
}

const failedOf = ({ checks }: Verification) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)

test('an export is signed on the phone, checked in the window and without one, and refused after one byte', async () => {
  await using person = await signer()
  const { app, bankId, connectionId, folder } = person
  const { connectionId: bank } = await connectBank(app)
  await app.handlers['sync:run']({ connectionId: bank })
  const file = join(folder, 'export.csv')
  app.saveTo = file
  const sort = { by: 'bookedOn', descending: false } as const
  const exported = await app.handlers['export:csv']({ filter: {}, sort, profile: 'rfc4180' })
  const { rows, exportId } = exported ?? expect.unreachable()
  expect(rows).toBeGreaterThan(50)

  bankId.switches.withCert = true // of an older form: nothing we know, and kept all the same
  const { orderId, visibleText: shown } = await app.handlers['signing:sign-export']({
    connectionId,
    exportId,
  })
  const text = await scanned(person, orderId)
  expect(shown).toBe(text) // so that the person can compare the app with the window
  expect(text).toContain(`export.csv\n${rows.toLocaleString('en-GB')} transactions\n`)
  bankId.phone.approve(bankId.users.ingrid)
  expect(await ended(person, orderId)).toMatchObject({
    outcome: { kind: 'signed', fileName: 'export.csv', signatureFileName: 'export.csv.bankid.json' },
  })
  expect(readdirSync(folder).sort()).toEqual(['export.csv', 'export.csv.bankid.json'])
  expect(statSync(`${file}.bankid.json`).mode & 0o777).toBe(0o600)
  const { completionData, visibleText } = await readSidecar(`${file}.bankid.json`)
  expect(visibleText).toBe(text)
  expect(completionData).toMatchObject({
    user: { personalNumber: bankId.users.ingrid.personalNumber, name: 'Ingrid Solvang' },
    bankIdIssueDate: expect.any(String),
    device: { ipAddress: expect.any(String) },
    cert: { notBefore: expect.any(String) },
  })
  const toPage = JSON.stringify(app.events)
  for (const secret of bankId.secrets()) expect(toPage).not.toContain(secret)

  expect(await checked(person, file)).toMatchObject({
    verdict: 'intact',
    signer: { name: 'Ingrid Solvang' },
    environment: 'simulator',
    visibleText: text,
  })
  const root = join(folder, 'root.pem')
  writeFileSync(root, bankId.signatureRoot)
  const { exitCode, printed } = await cli(file, '--root', root)
  expect([exitCode, printed.verdict]).toEqual([exitCodes.ok, 'intact'])
  expect(printed.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([
    { check: 'environment', outcome: 'not-checked' },
  ])

  const bytes = readFileSync(file)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const refused = await checked(person, `${file}.bankid.json`)
  expect([refused.verdict, failedOf(refused)]).toEqual(['refused', ['file-digest']])
  expect((await cli(file)).exitCode).toBe(exitCodes.refused)
})

test('rows of an export that was changed since are not told', async () => {
  await using person = await signer()
  const { app, bankId, connectionId, folder } = person
  const file = join(folder, 'export.csv')
  app.saveTo = file
  const sort = { by: 'bookedOn', descending: false } as const
  const exported = await app.handlers['export:csv']({ filter: {}, sort, profile: 'rfc4180' })
  writeFileSync(file, 'one more line\n', { flag: 'a' })
  const exportId = exported?.exportId ?? expect.unreachable()
  const { orderId } = await app.handlers['signing:sign-export']({ connectionId, exportId })
  expect(await scanned(person, orderId)).not.toContain('transactions')
  bankId.phone.approve(bankId.users.ingrid)
  expect(await ended(person, orderId)).toMatchObject({ phase: 'complete' })
})

test('a file that changes before it is approved keeps no signature', async () => {
  await using person = await signer()
  const file = join(person.folder, 'letter.txt')
  writeFileSync(file, 'I owe 100')
  const orderId = await startSigning(person, file)
  await scanned(person, orderId)
  writeFileSync(file, 'I owe 900')
  person.bankId.phone.approve(person.bankId.users.ingrid)
  expect(await ended(person, orderId)).toMatchObject({ phase: 'failed', failure: { code: 'file-changed' } })
  expect(readdirSync(person.folder)).toEqual(['letter.txt'])
})

test('what is declined in the app leaves nothing', async () => {
  await using person = await signer()
  const file = join(person.folder, 'letter.txt')
  writeFileSync(file, 'hello')
  const orderId = await startSigning(person, file)
  await scanned(person, orderId)
  person.bankId.phone.decline()
  expect(await ended(person, orderId)).toMatchObject({ phase: 'failed', failedHint: 'userCancel' })
  expect(readdirSync(person.folder)).toEqual(['letter.txt'])
})

test('two people sign one file: the second signature stands beside the first, and each is good', async () => {
  await using person = await signer()
  const { users } = person.bankId
  const file = join(person.folder, 'letter.txt')
  writeFileSync(file, 'hello')
  await signedBy(person, file, users.ingrid)
  const first = readFileSync(`${file}.bankid.json`, 'utf8')
  await signedBy(person, file, users.mikkel)
  expect(readFileSync(`${file}.bankid.json`, 'utf8')).toBe(first)
  const second = `${file}.bankid (2).json`
  expect(await checked(person, `${file}.bankid.json`)).toMatchObject({ verdict: 'intact', signer: { name: 'Ingrid Solvang' } })
  expect(await checked(person, second)).toMatchObject({ verdict: 'intact', signer: { name: 'Mikkel Solvang' } })
}) // prettier-ignore

test('what does not lie together is asked for', async () => {
  await using person = await signer()
  const { app, folder } = person
  const file = join(folder, 'letter.txt')
  writeFileSync(file, 'hello')
  await signedBy(person, file)
  const moved = join(folder, 'moved.json')
  renameSync(`${file}.bankid.json`, moved)
  const chosen = [file, moved]
  Object.defineProperty(app, 'openFrom', { get: () => chosen.shift() ?? null })
  expect(await app.handlers['signing:verify'](undefined)).toMatchObject({ verdict: 'intact' })
  chosen.push(file)
  expect(await app.handlers['signing:verify'](undefined)).toBeNull()
})

test('a window that is closed before BankID was asked leaves no order behind that nobody follows', async () => {
  await using person = await signer()
  const { app, bankId, connectionId, folder } = person
  app.openFrom = join(folder, 'letter.txt')
  writeFileSync(app.openFrom, 'hello')
  const before = bankId.calls.count()
  for (const ask of [
    () => app.handlers['signing:sign-file']({ connectionId }),
    () => app.handlers['identity:identify']({ connectionId }),
  ]) {
    const asked = ask()
    app.core.windowClosed()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  }
  expect(bankId.calls.count()).toBe(before)
})

test('nothing is asked of BankID for what cannot be signed', async () => {
  await using person = await signer()
  const { app, bankId, connectionId, folder } = person
  const before = bankId.calls.count()
  const exportId = crypto.randomUUID()
  await expect(app.handlers['signing:sign-export']({ connectionId, exportId })).rejects.toMatchObject({ code: 'not-found' })
  expect(await app.handlers['signing:sign-file']({ connectionId })).toBeNull()
  app.openFrom = join(folder, 'gone.txt')
  await expect(app.handlers['signing:sign-file']({ connectionId })).rejects.toMatchObject({ code: 'file-unreadable' })
  app.openFrom = join(folder, 'n'.repeat(250)) // the name of its signature would be longer than a name may be
  writeFileSync(app.openFrom, 'hello')
  await expect(app.handlers['signing:sign-file']({ connectionId })).rejects.toMatchObject({ code: 'file-unwritable' })
  const { connectionId: bank } = await connectBank(app)
  await expect(app.handlers['signing:sign-file']({ connectionId: bank })).rejects.toMatchObject({ code: 'invalid-input' })
  expect(bankId.calls.count()).toBe(before)
}) // prettier-ignore
