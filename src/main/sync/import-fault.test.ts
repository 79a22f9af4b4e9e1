import { expect, test } from 'vitest'
import { importPlan } from '../../shared/contract-import.ts'
import { AppError } from '../../shared/errors.ts'
import { startStore } from '../store/testing.ts'
import { undoInterruptedImports } from './import-undo.ts'
import { clock, fileRow, importInto } from './testing.ts'

const newAccount = { kind: 'current', name: 'Felles', number: null, iban: null, currency: 'NOK' } as const

test.each([
  ['disk-full', 'disk-full', 'disk-full'],
  ['cancelled', 'file-unwritable', 'file-unwritable'],
] as const)(
  '%s on the way in, %s on the way back: it is %s, and it goes at the next start',
  async (first, second, told) => {
    using at = await startStore()
    const failing = (code: typeof first | typeof second) => () => {
      throw new AppError(code, 'invented')
    }
    const imports = { ...at.store.imports, addRow: failing(first), rows: failing(second) }
    const row = fileRow({ bookedOn: '2026-05-28', minor: -4500, text: 'KAFFEBAREN' })
    await expect(importInto({ ...at.store, imports }, newAccount, [row])).rejects.toMatchObject({
      code: told,
    })
    expect(at.ask('SELECT is_finished FROM import_file')).toEqual([{ is_finished: 0 }])
    await undoInterruptedImports(at.store, clock)
    expect(at.ask('SELECT * FROM import_file')).toEqual([])
    expect(at.store.accounts.list()).toEqual([])
  },
)

test('a file of a statement for each working day of ten years may say where each goes', () => {
  const targets = Array.from({ length: 2600 }, (_, index) => ({
    ref: String(index + 1),
    into: { kind: 'account', accountId: crypto.randomUUID() },
    balance: null,
  }))
  expect(importPlan.safeParse({ draftId: crypto.randomUUID(), targets }).success).toBe(true)
})
