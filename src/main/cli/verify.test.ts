import { X509Certificate } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { bankIdPeople } from '../sandbox/bankid/people.ts'
import { otherRoot } from '../signing/testing/other-root.ts'
import { invented, newFolder, signFile } from '../signing/testing/signed-file.ts'
import { parseInvocation } from './arguments.ts'
import { exitCodes } from './exit-codes.ts'
import { verify } from './verify.ts'

const signatures = await invented()

async function run(...argv: string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const { command, json } = parseInvocation(['verify', ...argv])
  if (command.name !== 'verify') throw new Error('another command')
  const out = new PassThrough({ encoding: 'utf8' })
  const err = new PassThrough({ encoding: 'utf8' })
  const exitCode = await verify(command, { out, err }, json)
  return { exitCode, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

test('a file as it was signed is intact, with each check in words and what was not checked said loudly', async () => {
  const { file } = await signFile(signatures)
  const { exitCode, out, err } = await run(file)
  expect(exitCode).toBe(exitCodes.ok)
  expect(err).toBe('')
  expect(out).toContain('INTACT: accounts.csv\n')
  expect(out).toContain('  NOT CHECKED  the chain ends in the root certificate that was given\n')
  expect(out).toContain('it was not checked that the certificates are BankID’s')
  expect(out).toContain('This was made in BankID’s test environment')
  expect(out).toContain(
    `signed by  Ingrid Solvang, ${bankIdPeople.ingrid.personalNumber} (as the certificate says)`,
  )
  expect(out).toContain('  | I sign this file:\n')
  expect(out.match(/^ {2}passed /gm)).toHaveLength(17)
})

test('whoever says when it was signed is named: OCSP, or the simulator in its place', async () => {
  const said = async (environment: 'test' | 'simulator') =>
    (await run((await signFile(signatures, { environment })).file)).out
  expect(await said('test')).toMatch(/signed at {2}\S+ \(as OCSP says\)/)
  expect(await said('simulator')).toMatch(/signed at {2}\S+ \(as the simulator says\)/)
})

test('the signature may be named in place of the file', async () => {
  const { signatureFile } = await signFile(signatures)
  expect(await run(signatureFile)).toMatchObject({ exitCode: exitCodes.ok })
})

test('a file that was changed is refused, with an exit code of its own', async () => {
  const { file } = await signFile(signatures)
  writeFileSync(file, `${readFileSync(file, 'utf8')} `)
  const { exitCode, out } = await run(file)
  expect(exitCode).toBe(exitCodes.refused)
  expect(out).toContain('REFUSED: accounts.csv\n')
  expect(out).toContain('  FAILED       the content of the file is what was signed\n')
  expect(out).toContain('Do not rely on this file')
})

test('a machine gets one value and the same exit code', async () => {
  const { file } = await signFile(signatures)
  const { exitCode, out } = await run(file, '--json')
  expect(exitCode).toBe(exitCodes.ok)
  expect(JSON.parse(out)).toMatchObject({ verdict: 'intact', environment: 'test', fileName: 'accounts.csv' })
  writeFileSync(file, 'x')
  expect(JSON.parse((await run(file, '--json')).out)).toMatchObject({ verdict: 'refused' })
})

test('with the root the chain is proven, and with another refused', async () => {
  const { file } = await signFile(signatures)
  const root = join(newFolder(), 'root.pem')
  writeFileSync(root, signatures.root)
  const { exitCode, out } = await run(file, '--root', root)
  expect(exitCode).toBe(exitCodes.ok)
  expect(out).not.toContain('NOT CHECKED')
  expect(out).toContain('passed       the chain ends in the root certificate that was given\n') // whose it is, nobody here can tell
  writeFileSync(root, new X509Certificate(signatures.root).raw)
  expect(await run(file, '--root', root)).toMatchObject({ exitCode: exitCodes.ok, out })
  writeFileSync(root, `${await otherRoot()}${signatures.root}`)
  const several = await run(file, '--root', root)
  expect(several).toMatchObject({ exitCode: exitCodes.usage, out: '' })
  expect(several.err).toContain('several certificates')
  writeFileSync(root, await otherRoot())
  expect(await run(file, '--root', root)).toMatchObject({ exitCode: exitCodes.refused })
  writeFileSync(root, 'no certificate')
  expect(await run(file, '--root', root)).toMatchObject({ exitCode: exitCodes.usage, out: '' })
})

test('a signature that lies elsewhere has to be named', async () => {
  const { file, signatureFile } = await signFile(signatures)
  const elsewhere = join(newFolder(), 'elsewhere.json')
  renameSync(signatureFile, elsewhere)
  const alone = await run(file)
  expect(alone.exitCode).toBe(exitCodes.usage)
  expect(alone.err).toContain('--signature')
  expect(await run(file, '--signature', elsewhere)).toMatchObject({ exitCode: exitCodes.ok })
})

test('what is no signature is an unreadable file, told in one line without a log', async () => {
  const { file, signatureFile } = await signFile(signatures)
  writeFileSync(signatureFile, '{}')
  const { exitCode, out, err } = await run(signatureFile, '--json')
  expect([exitCode, out]).toEqual([exitCodes.file, ''])
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'file-unreadable' } })
  expect(await run(`${file}.gone`)).toMatchObject({ exitCode: exitCodes.file })
})

test('names and texts of strangers write nothing but letters to the terminal', async () => {
  const { file } = await signFile(signatures, {
    person: { ...bankIdPeople.ingrid, givenName: 'Ing\u001b[31mrid\u202e' },
    visibleText: (text) => `${text}\n\u001b]0;owned\u0007\u202egnp`,
  })
  const hostile = join(newFolder(), 'a\u001b[2J\u202eb.csv')
  renameSync(file, hostile)
  const { out } = await run(hostile, '--signature', `${file}.bankid.json`)
  expect(out).toContain('INTACT')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})
