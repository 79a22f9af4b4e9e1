import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toFailure } from '../../shared/errors.ts'
import { largestImport } from '../../shared/import-file.ts'
import { decodeDroppedFile, readSourceFile } from './source-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'oversikt-source-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'Ola Nordmanns konto.csv')

const caught = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => 'it went well',
    (error: unknown) => error,
  )

test('a chosen file is its bytes and its name without the folder', async () => {
  writeFileSync(file, 'Dato;Beløp\n')
  expect(await readSourceFile(file)).toEqual({
    name: 'Ola Nordmanns konto.csv',
    bytes: new TextEncoder().encode('Dato;Beløp\n'),
  })
})

test('a file that is too large is not read, and what is no file is refused without its name', async () => {
  const large = join(folder, 'large.csv')
  writeFileSync(large, '')
  truncateSync(large, largestImport + 1)
  expect(toFailure(await caught(readSourceFile(large)))).toMatchObject({
    code: 'file-unreadable',
    place: { expected: 'smaller-file' },
  })
  for (const path of [folder, join(folder, 'Kari.csv')]) {
    const error = await caught(readSourceFile(path))
    expect(toFailure(error)).toEqual({ code: 'file-unreadable' })
    expect(String(error)).not.toMatch(/Kari|oversikt-source/)
    expect(error).not.toHaveProperty('cause')
  }
})

test('a dropped file is base64 to the letter', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
  const content = Buffer.from(bytes).toString('base64')
  expect(decodeDroppedFile('/home/ola/konto.csv', content)).toEqual({ name: 'konto.csv', bytes })
  expect(decodeDroppedFile('C:\\Users\\ola\\konto.csv', '').name).toBe('konto.csv')
  const wrong = [
    content.slice(0, -1),
    content.replace('A', '-'),
    `${content}\n`,
    `QQ==${content}`,
    'QQ=',
    '====',
  ]
  for (const each of wrong)
    expect(() => decodeDroppedFile('x', each), each.slice(0, 8)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  const split = `${'A'.repeat((1 << 16) - 2)}==${'A'.repeat(4)}`
  expect(() => decodeDroppedFile('x', split)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})
