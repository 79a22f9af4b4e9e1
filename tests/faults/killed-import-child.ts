import { openStore } from '../../src/main/store/open.ts'
import type { AnswerRow } from '../../src/main/sync/answer.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { importStatements } from '../../src/main/sync/import-save.ts'
import { undoImport, undoInterruptedImports } from '../../src/main/sync/import-undo.ts'

// The process that is killed. Takes an invented file in and back again, and says after each commit how far it is.

export const rowCount = 6000
const newest = '2026-06-01'
const clock = { now: () => Date.parse(`${newest}T10:00:00Z`) }
const at = new Date(clock.now()).toISOString()

/** A third of the rows has a reference, and several a day are equal to each other. */
export function fileRows(): readonly AnswerRow[] {
  return Array.from({ length: rowCount }, (_, index) => ({
    identity: index % 3 === 0 ? `file:ofx:${index}` : null, bookedOn: addDays(newest, -Math.floor(index / 40)), valueOn: null,
    purchasedOn: null, amount: { minor: -100 * (1 + (index % 4)), currency: 'NOK' }, original: null, rate: null,
    text: `Kaffe ${index % 2}`, bankText: '', counterparty: null, counterpartyAccount: null, message: null, typeCode: null,
    typeText: null, bankRef: null, raw: `{"row":${index}}`,
  })) // prettier-ignore
}

/** Opens as the app does, which mends what a killed process left; then `import` takes the file in, and `undo` also back.
 *  `say` gets the number of rows written so far. */
export async function run(
  what: 'open' | 'import' | 'undo',
  file: string,
  key: Uint8Array,
  say: (line: string) => void,
): Promise<void> {
  const log = { event: () => undefined, error: () => '' }
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log })
  await undoInterruptedImports(store, clock)
  if (what !== 'open') {
    const account = { kind: 'current', name: 'Konto', number: null, iban: null, currency: 'NOK' } as const
    const { importId } = await importStatements({
      store,
      file: { fileName: 'konto.ofx', format: 'ofx', importedAt: at, sha256: '' },
      statements: [{ into: account, rows: fileRows(), format: 'ofx', stated: { on: newest, minor: 1 } }],
      signal: new AbortController().signal,
      onProgress: (rows) => say(`import ${rows}`),
    })
    if (what === 'undo') {
      say('undo')
      await undoImport(store, importId, at)
    }
  }
  store.close()
}
