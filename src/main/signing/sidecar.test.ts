import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSidecarName, sidecarNamesOf, sidecarsBeside, signedNameOf } from './sidecar-names.ts'
import { parseSidecar, sidecarText } from './sidecar.ts'
import { invented, newFolder, signFile } from './testing/signed-file.ts'

test('a signature is called after its file, and a second one by a number', () => {
  const names = sidecarNamesOf('a.csv')
  expect([names.next().value, names.next().value, names.next().value]).toEqual([
    'a.csv.bankid.json',
    'a.csv.bankid (2).json',
    'a.csv.bankid (3).json',
  ])
})

test.each([
  ['a.csv.bankid.json', 'a.csv'],
  ['/x/a.csv.bankid (2).json', 'a.csv'],
  ['a.csv.bankid (12).json', 'a.csv'],
  ['a.bankid.json.bankid.json', 'a.bankid.json'],
  ['a.csv', null],
  ['.bankid.json', null],
  ['a.csv.bankid (1).json', null],
  ['a.csv.bankid (02).json', null],
])('%s lies beside %s', (name, signed) => {
  expect(signedNameOf(name)).toBe(signed)
  expect(isSidecarName(name)).toBe(signed !== null)
})

test('all signatures beside a file are found, the newest first', async () => {
  const folder = newFolder()
  for (const name of ['a.csv', 'a.csv.bankid.json', 'a.csv.bankid (10).json', 'a.csv.bankid (9).json', 'b.csv.bankid.json'])
    writeFileSync(join(folder, name), '')
  expect(await sidecarsBeside(join(folder, 'a.csv'))).toEqual(
    ['a.csv.bankid (10).json', 'a.csv.bankid (9).json', 'a.csv.bankid.json'].map((name) => join(folder, name)),
  )
  expect(await sidecarsBeside(join(folder, 'gone', 'a.csv'))).toEqual([])
}) // prettier-ignore

test('everything BankID answered is in the file, also what nobody knows yet', async () => {
  const { sidecar } = await signFile(await invented())
  const completionData = { ...sidecar.completionData, stepUp: true, device: null, extra: ['x'] }
  const written = { ...sidecar, completionData }
  expect(parseSidecar(Buffer.from(sidecarText(written)))).toEqual(written)
})
