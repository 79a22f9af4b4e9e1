import type { Handlers } from '../../src/shared/contract.ts'
import type { ImportDraft, ImportOutcome, ImportStatement } from '../../src/shared/contract-import.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { ColumnMapping } from '../../src/shared/import-file.ts'
import type { Account, ImportEntry } from '../../src/shared/model.ts'
import { accountIds, accounts } from './invented.ts'

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `import:${string}`>>

const row = (bookedOn: string, amount: string, text: string, counterparty: string | null = null) => ({
  bookedOn,
  amount,
  text,
  counterparty,
})

const statement: ImportStatement = {
  ref: '1813.00.00017',
  number: '18130000017',
  iban: null,
  accountName: 'Brukskonto',
  currency: 'NOK',
  rowCount: 312,
  from: '2024-01-02',
  to: '2026-11-18',
  preview: [
    row('2026-11-18', '-487.90', 'REMA 1000 TORSHOV', 'Rema 1000 Torshov'),
    row('2026-11-17', '39124.50', 'Lønn', 'Fjordkraft Norge AS'),
    row('2026-11-17', '-12900', 'Husleie november', 'Torshov Borettslag'),
    row('2026-11-16', '-42', 'Ruter billett'),
    row('2026-11-14', '-311.25', 'KIWI 412 GRÜNERLØKKA'),
  ],
  closing: { on: '2026-11-18', amount: '42183.50' },
  suggestedAccountId: accountIds.current,
}

/** A file of two accounts: one that is here, and one nobody here has heard of. */
export const camtDraft: ImportDraft = {
  draftId: 'd0000000-0000-4000-8000-000000000001',
  fileName: 'kontoutskrift-2024-2026.xml',
  format: 'camt053',
  table: null,
  statements: [
    statement,
    {
      ...statement,
      ref: '9710.00.00014',
      number: '97100000014',
      accountName: null,
      rowCount: 48,
      from: '2024-03-01',
      to: '2026-10-31',
      preview: [
        row('2026-10-31', '18.44', 'Renter'),
        row('2026-10-15', '2000', 'Til sparing'),
        row('2026-09-30', '17.91', 'Renter'),
      ],
      closing: null,
      suggestedAccountId: null,
    },
  ],
}

/** A budget program's own table: what its columns mean is nobody's standard. */
export const unknownDraft: ImportDraft = {
  draftId: 'd0000000-0000-4000-8000-000000000002',
  fileName: 'husholdning 2026.csv',
  format: null,
  table: {
    delimiter: ';',
    headerLine: 2,
    header: ['Dag', 'Hva', 'Hvem', 'Beløp', 'Saldo'],
    sample: [
      ['18.11.2026', 'Dagligvarer', 'REMA 1000 TORSHOV', '-487,90', '12 430,10'],
      ['17.11.2026', 'Lønn', 'Fjordkraft Norge AS', '39 124,50', '12 918,00'],
      ['17.11.2026', 'Husleie', 'Torshov Borettslag', '-12 900,00', '-26 206,50'],
      ['16.11.2026', 'Transport', 'Ruter', '-42,00', '-13 306,50'],
    ],
    lineCount: 214,
    mapping: null,
    isRemembered: false,
    problem: null,
  },
  statements: [],
}

/** The table once its columns are named. */
function mapped(mapping: ColumnMapping, draft: ImportDraft): ImportDraft {
  const { table } = draft
  if (table === null) throw new AppError('not-found', 'no table is open')
  // The invented table has amounts with a comma: anything else fails at the row an amount is missing from.
  const isWrong =
    mapping.decimalMark === '.' || mapping.amount.kind !== 'signed' || mapping.amount.column !== 3
  const place = { line: 14, column: 'Beløp', expected: 'amount' } as const
  return {
    ...draft,
    format: isWrong ? null : 'mapped-csv',
    table: { ...table, mapping, problem: isWrong ? { code: 'file-unreadable', place } : null },
    statements: isWrong
      ? []
      : [{ ...statement, ref: '1', number: null, accountName: null, currency: null, rowCount: 211, closing: null, suggestedAccountId: null }],
  } // prettier-ignore
}

export const entries: readonly ImportEntry[] = [
  {
    id: 2,
    fileName: 'Transaksjoner Sbanken 2019-2023.csv',
    format: 'sbanken-csv',
    importedAt: '2026-11-20T09:12:00Z',
    entryId: 25,
    from: '2019-01-03',
    to: '2023-12-29',
    accounts: [{ accountId: accountIds.savings, accountName: 'Sparekonto', added: 1204, known: 0 }],
  },
  {
    id: 1,
    fileName: 'OversiktKonti-18130000017.csv',
    format: 'sparebank1-csv',
    importedAt: '2026-10-02T18:40:00Z',
    entryId: null,
    from: '2023-01-02',
    to: '2026-09-30',
    accounts: [
      { accountId: accountIds.current, accountName: 'Brukskonto', added: 416, known: 1430 },
      { accountId: accountIds.joint, accountName: 'Felles husholdning', added: 88, known: 1021 },
    ],
  },
]

/** An importer that knows one file, takes it in and takes it back. A tenth of what an account would get is new to it. */
export function importerOf(first: ImportDraft, listed: readonly ImportEntry[] = entries): ImportHandlers {
  let draft = first
  let list = listed
  const outcomes = (targets: Parameters<Handlers['import:check']>[0]['targets']): readonly ImportOutcome[] =>
    targets
      .filter(({ into }) => into.kind !== 'skip')
      .map(({ ref, into }) => {
        const count = draft.statements.find((each) => each.ref === ref)?.rowCount ?? 0
        const known = into.kind === 'new' ? 0 : Math.floor(count * 0.9)
        return { ref, added: count - known, known }
      })
  return {
    'import:open': () => draft,
    'import:drop': ({ name }) => ({ ...draft, fileName: name }),
    'import:map': ({ mapping }) => (draft = mapped(mapping, draft)),
    'import:check': ({ targets }) => outcomes(targets),
    'import:commit': ({ targets }) => {
      const done = outcomes(targets)
      const importId = list.length + 1
      const into = done.map((each) => ({ ...each, accountId: accountIds.current, accountName: 'Brukskonto' }))
      const days = { from: '2024-01-02', to: '2026-11-18' }
      const entry = { id: importId, fileName: draft.fileName, format: 'camt053' as const, ...days }
      list = [{ ...entry, importedAt: '2026-11-20T13:00:00Z', entryId: null, accounts: into }, ...list]
      return { importId, outcomes: done }
    },
    'import:cancel': () => null,
    'import:undo': ({ importId }) => {
      const gone = list.find(({ id }) => id === importId)
      list = list.filter(({ id }) => id !== importId)
      return { removed: gone?.accounts.reduce((sum, { added }) => sum + added, 0) ?? 0 }
    },
    'import:list': () => list,
  }
}

/** The household with what files, cards and closed accounts add to it. */
export const richAccounts: readonly Account[] = [
  ...accounts.map((account) =>
    account.id === accountIds.current
      ? {
          ...account,
          cards: [
            { lastDigits: '0042', name: 'Visa', isActive: true, expiresOn: '2028-06-30' },
            { lastDigits: null, name: 'Mastercard ekstrakort', isActive: false, expiresOn: null },
          ],
        }
      : account,
  ),
  ...accounts.slice(1, 2).map((account) => ({
    ...account,
    id: 'a0000000-0000-4000-8000-000000000007',
    name: 'Gammel regningskonto',
    number: '1813.00.00076',
    isClosed: true,
    booked: { minor: 0, currency: 'NOK' },
    available: null,
  })),
  ...accounts.slice(2, 3).map((account) => ({
    ...account,
    id: 'a0000000-0000-4000-8000-000000000008',
    connectionId: null,
    system: null,
    connectionName: null,
    connectionStatus: null,
    name: 'Sbanken sparing',
    number: '9710.00.00014',
    booked: { minor: 1_243_010, currency: 'NOK' },
    available: null,
    balanceAt: '2023-12-29T22:59:59Z',
    bookedCount: 1204,
    pendingCount: 0,
    oldestOn: '2019-01-03',
    proof: null,
  })),
]
