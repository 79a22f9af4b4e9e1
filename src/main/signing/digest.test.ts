import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { digestFile, readSmallFile } from './digest.ts'
import { newFolder } from './testing/signed-file.ts'

test.each([0, 1, 262_144, 262_145, 1_000_000])('a file of %i bytes has the digest of its bytes', async (size) => {
  const file = join(newFolder(), 'some.bin')
  const bytes = Buffer.alloc(size, 'ab')
  writeFileSync(file, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(await digestFile(file)).toEqual({ fileName: 'some.bin', size, sha256 })
}) // prettier-ignore

test('a large file leaves others their turn, hundreds of times', async () => {
  const file = join(newFolder(), 'large.bin')
  writeFileSync(file, Buffer.alloc(100 * 1024 * 1024))
  let turns = 0
  let isOver = false
  const takeTurn = () => {
    turns += 1
    if (!isOver) setImmediate(takeTurn)
  }
  setImmediate(takeTurn)
  await digestFile(file)
  isOver = true
  expect(turns).toBeGreaterThan(200)
})

test('reading stops when it is told to', async () => {
  const file = join(newFolder(), 'some.bin')
  writeFileSync(file, Buffer.alloc(1000))
  await expect(digestFile(file, AbortSignal.abort())).rejects.toSatisfy((error) => isAppError(error, 'cancelled'))
}) // prettier-ignore

test.each(['/dev/zero', '/nowhere/at/all', newFolderName()])('what is no ordinary file is not read: %s', async (file) => {
  await expect(digestFile(file)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
  await expect(readSmallFile(file, 10)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
}) // prettier-ignore

test('a small file is read up to what it may be', async () => {
  const file = join(newFolder(), 'small')
  writeFileSync(file, '12345')
  expect((await readSmallFile(file, 5)).toString()).toBe('12345')
  await expect(readSmallFile(file, 4)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
})

function newFolderName(): string {
  return import.meta.dirname
}

test('a pipe that nobody writes to is not waited for', async () => {
  const pipe = join(newFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  await expect(digestFile(pipe)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
  await expect(readSmallFile(pipe, 10)).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
})
