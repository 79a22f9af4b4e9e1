import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { locate } from './locate.ts'
import { sidecarText } from './sidecar.ts'
import { invented, newFolder, signFile } from './testing/signed-file.ts'

const signatures = await invented()

test('either of the two leads to the other', async () => {
  const { file, signatureFile } = await signFile(signatures)
  expect(await locate(file)).toEqual({ found: 'both', file, signatureFile })
  expect(await locate(signatureFile)).toEqual({ found: 'both', file, signatureFile })
})

test('of several signatures the one of this content is taken, and the newest where none is', async () => {
  const { file, signatureFile, sidecar } = await signFile(signatures)
  const newer = `${file}.bankid (2).json`
  writeFileSync(newer, sidecarText({ ...sidecar, file: { ...sidecar.file, sha256: 'ab'.repeat(32) } }))
  writeFileSync(`${file}.bankid (3).json`, 'no signature at all')
  expect(await locate(file)).toEqual({ found: 'both', file, signatureFile })
  writeFileSync(file, 'changed')
  expect(await locate(file)).toEqual({ found: 'both', file, signatureFile: newer })
})

test('renamed together they are found, and renamed alone the file is found by its old name', async () => {
  const { file, signatureFile } = await signFile(signatures)
  const together = join(dirname(file), 'other.csv.bankid.json')
  renameSync(signatureFile, together)
  expect(await locate(together)).toEqual({ found: 'both', file, signatureFile: together })
  const other = join(dirname(file), 'other.csv')
  renameSync(file, other)
  expect(await locate(together)).toEqual({ found: 'both', file: other, signatureFile: together })
})

test('what does not lie beside it is asked for', async () => {
  const { file, signatureFile } = await signFile(signatures)
  const alone = join(newFolder(), 'alone.csv')
  writeFileSync(alone, 'x')
  expect(await locate(alone)).toEqual({ found: 'file', file: alone })
  rmSync(file)
  expect(await locate(signatureFile)).toEqual({ found: 'signature', signatureFile, fileName: 'accounts.csv' })
})

test('a name in a signature file leads nowhere but beside it', async () => {
  const { file, signatureFile, sidecar } = await signFile(signatures)
  rmSync(file)
  const outside = join(dirname(file), 'sub')
  mkdirSync(outside)
  for (const name of ['../accounts.csv', '/etc/passwd', '..', 'sub', '..\\accounts.csv', 'a\0b']) {
    writeFileSync(signatureFile, sidecarText({ ...sidecar, file: { ...sidecar.file, name } }))
    expect(await locate(signatureFile)).toEqual({ found: 'signature', signatureFile, fileName: name })
  }
})

test('what is called as a signature and is none says so', async () => {
  const name = join(newFolder(), 'a.csv.bankid.json')
  writeFileSync(name, '{}')
  await expect(locate(name)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
})
