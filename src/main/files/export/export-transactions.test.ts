import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { AppError, isAppError, type ErrorCode } from '../../../shared/errors.ts'
import type { ExportRow } from '../../../shared/export-row.ts'
import { exportTransactions } from './export-transactions.ts'
import { exportFileName } from './file-name.ts'

const failsWith = (code: ErrorCode) => expect.toSatisfy((error: unknown) => isAppError(error, code))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function rowsFrom(first: number, count: number): ExportRow[] {
  return Array.from({ length: count }, (_, n) => ({
    id: first + n,
    accountId: 'a1',
    accountName: 'Brukskonto',
    accountNumber: null,
    status: 'booked',
    bookedOn: '2026-05-30',
    valueOn: null,
    purchasedOn: null,
    minor: -15_000,
    currency: 'NOK',
    originalMinor: null,
    originalCurrency: null,
    rate: null,
    counterparty: null,
    counterpartyAccount: null,
    text: 'Kjøp',
    bankText: 'KJØP',
    message: null,
    bankRef: null,
    isOwnTransfer: false,
    note: null,
    tags: [],
    parts: [],
    part: null,
  }))
}

async function* batches(count: number, afterEach: (batch: number) => void = () => undefined) {
  for (let batch = 1; batch <= count; batch++) {
    yield rowsFrom(batch * 100, 100)
    afterEach(batch)
  }
}

test('the file has a header and every row, belongs to the person alone, and progress counts up to it', async () => {
  const folder = newFolder()
  const file = join(folder, 'out.csv')
  const progress: number[] = []
  const options = {
    rows: batches(3),
    profile: 'rfc4180',
    file,
    onProgress: (rows: number) => progress.push(rows),
  } as const
  expect(await exportTransactions(options)).toBe(300)
  expect(progress).toEqual([100, 200, 300])
  const lines = readFileSync(file, 'utf8').split('\r\n')
  expect(lines).toHaveLength(302) // header, rows, and the end of the last line
  expect(lines[300]).toContain(',399,false')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

test('the file for Excel begins with the three bytes by which it knows UTF-8', async () => {
  const file = join(newFolder(), 'out.csv')
  await exportTransactions({ rows: batches(0), profile: 'excel-no', file })
  expect(readFileSync(file).subarray(0, 5).toString('hex')).toBe('efbbbf426f') // mark, then "Bo"
})

test('an export to the same name replaces the old file only when it is complete', async () => {
  const file = join(newFolder(), 'out.csv')
  writeFileSync(file, 'old')
  const seen: string[] = []
  await exportTransactions({
    rows: batches(2, () => seen.push(readFileSync(file, 'utf8'))),
    profile: 'rfc4180',
    file,
  })
  expect(seen).toEqual(['old', 'old'])
  expect(readFileSync(file, 'utf8')).toMatch(/^booking_date/)
})

test('a cancelled export leaves the old file and nothing beside it', async () => {
  const folder = newFolder()
  const file = join(folder, 'out.csv')
  writeFileSync(file, 'old')
  const cancel = new AbortController()
  let read = 0
  const rows = batches(9, (batch) => {
    read = batch
    if (batch === 2) cancel.abort()
  })
  const done = exportTransactions({ rows, profile: 'rfc4180', file, signal: cancel.signal })
  await expect(done).rejects.toEqual(failsWith('cancelled'))
  expect(read).toBe(2) // nothing more is asked for
  expect(readdirSync(folder)).toEqual(['out.csv'])
  expect(readFileSync(file, 'utf8')).toBe('old')
})

test('a cancel after the last row still cancels', async () => {
  const folder = newFolder()
  const cancel = new AbortController()
  const rows = batches(1, () => cancel.abort())
  const done = exportTransactions({
    rows,
    profile: 'rfc4180',
    file: join(folder, 'out.csv'),
    signal: cancel.signal,
  })
  await expect(done).rejects.toEqual(failsWith('cancelled'))
  expect(readdirSync(folder)).toEqual([])
})

test('rows that cannot be read leave no half file', async () => {
  const folder = newFolder()
  const rows = batches(3, () => {
    throw new AppError('store-damaged', 'a page failed its check')
  })
  const done = exportTransactions({ rows, profile: 'rfc4180', file: join(folder, 'out.csv') })
  await expect(done).rejects.toEqual(failsWith('store-damaged'))
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['a folder that is not there', (folder: string) => join(folder, 'gone', 'out.csv')],
  ['a file where the folder should be', (folder: string) => join(folder, 'file', 'out.csv')],
  ['a folder of that name', (folder: string) => join(folder, 'out.csv')],
])('%s cannot be written, and nothing is left behind', async (_what, place) => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'out.csv', 'full'), { recursive: true })
  const done = exportTransactions({ rows: batches(1), profile: 'rfc4180', file: place(folder) })
  await expect(done).rejects.toEqual(failsWith('file-unwritable'))
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'out.csv'])
})

test('a path never stands in the message, for a log is shown to others', async () => {
  const file = join(newFolder(), 'kari-nordmann', 'out.csv')
  const done = exportTransactions({ rows: batches(1), profile: 'rfc4180', file })
  await expect(done).rejects.toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('kari') }),
  )
})

test('where no more may be written, the export says the disk is full and the old file is as it was', async () => {
  const folder = newFolder()
  const file = join(folder, 'out.csv')
  writeFileSync(file, 'old')
  const script = join(folder, 'export.mjs')
  writeFileSync(
    script,
    `import { exportTransactions } from ${JSON.stringify(new URL('./export-transactions.ts', import.meta.url).href)}
     const batch = JSON.parse(process.env.ROWS)
     async function* rows() { for (let n = 0; n < 100; n++) yield batch }
     await exportTransactions({ rows: rows(), profile: 'rfc4180', file: ${JSON.stringify(file)} })
       .catch((error) => console.log(error.code))`,
  )
  // The shell's own limit on the size of a file, 8 blocks: the kernel itself refuses the write.
  const env = { ...process.env, ROWS: JSON.stringify(rowsFrom(1, 100)), NODE_OPTIONS: '' }
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', `ulimit -f 8; "$0" "$1"`, process.execPath, script],
    { env },
  )
  expect(stdout.trim()).toBe('disk-full')
  expect(readdirSync(folder).toSorted()).toEqual(['export.mjs', 'out.csv'])
  expect(readFileSync(file, 'utf8')).toBe('old')
})

test('the suggested name sorts by date and is plain ASCII whatever the account is called', () => {
  const name = (...accountNames: string[]) =>
    exportFileName({ accountNames, from: '2026-01-01', to: '2026-01-31', profile: 'excel-no' })
  expect(name()).toBe('oversikt_all_2026-01-01_2026-01-31_excel-no.csv')
  expect(name('Felles: mat & hus, Åse og Øyvind')).toBe(
    'oversikt_felles-mat-hus-ase-og-oyvind_2026-01-01_2026-01-31_excel-no.csv',
  )
  expect(name('../..')).toBe('oversikt_account_2026-01-01_2026-01-31_excel-no.csv')
  expect(name('A', 'B')).toBe('oversikt_2-accounts_2026-01-01_2026-01-31_excel-no.csv')
  expect(name('x'.repeat(300)).length).toBeLessThan(100)
})
