import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAppError } from '../../../shared/errors.ts'
import { expect, onTestFinished, test } from 'vitest'
import { checkRoomFor, writeNewFile } from './new-file.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-new-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a file gets the first name that is free, and nothing that was there is touched', async () => {
  const folder = newFolder()
  const [first, second, third] = ['a', 'b', 'c'].map((name) => join(folder, name))
  writeFileSync(first ?? '', 'old')
  expect(await writeNewFile([first, second, third].filter((name) => name !== undefined), 'new')).toBe(second)
  expect(readFileSync(first ?? '', 'utf8')).toBe('old')
  expect(readFileSync(second ?? '', 'utf8')).toBe('new')
  expect(statSync(second ?? '').mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).sort()).toEqual(['a', 'b'])
}) // prettier-ignore

test('two that are written at once both get a name', async () => {
  const folder = newFolder()
  const names = Array.from({ length: 20 }, (_, n) => join(folder, `${n}`))
  const written = await Promise.all(names.map((_, n) => writeNewFile(names, `text ${n}`)))
  expect(new Set(written).size).toBe(20)
  expect(written.map((name) => readFileSync(name, 'utf8')).sort()).toEqual(names.map((_, n) => `text ${n}`).sort())
  expect(readdirSync(folder)).toHaveLength(20)
}) // prettier-ignore

test('where every name is taken or the folder is gone nothing is left behind', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'a'), 'old')
  const taken = writeNewFile([join(folder, 'a')], 'new')
  await expect(taken).rejects.toSatisfy((error) => isAppError(error, 'file-unwritable'))
  expect(readdirSync(folder)).toEqual(['a'])
  const gone = writeNewFile([join(folder, 'gone', 'a')], 'new')
  await expect(gone).rejects.toSatisfy((error) => isAppError(error, 'file-unwritable'))
})

test('whether a folder takes anything is known before', async () => {
  const folder = newFolder()
  const [a, b] = ['a', 'b'].map((name) => join(folder, name))
  writeFileSync(a ?? '', 'old')
  await checkRoomFor([a ?? '', b ?? ''])
  expect(readdirSync(folder)).toEqual(['a'])
  const isUnwritable = (error: unknown) => isAppError(error, 'file-unwritable')
  await expect(checkRoomFor([a ?? ''])).rejects.toSatisfy(isUnwritable)
  await expect(checkRoomFor([join(folder, 'n'.repeat(300))])).rejects.toSatisfy(isUnwritable)
  chmodSync(folder, 0o500)
  const closed = process.getuid?.() === 0 ? join(folder, 'gone', 'b') : join(folder, 'b') // root may write anywhere
  await expect(checkRoomFor([closed])).rejects.toSatisfy(isUnwritable)
  chmodSync(folder, 0o700)
})
