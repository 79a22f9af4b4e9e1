import type { Handlers } from '../../src/shared/contract.ts'
import type { EntryEffect, JournalDetails, JournalEntry } from '../../src/shared/journal.ts'
import type { Money } from '../../src/shared/money.ts'
import { accountIds, connection } from './invented.ts'

const nok = (minor: number): Money => ({ minor, currency: 'NOK' })
const plain = {
  state: 'done',
  isOwn: false,
  undoneAt: null,
  connectionId: null,
  importId: null,
  subject: {},
  added: 0,
  changed: 0,
  removed: 0,
} as const
const rema = { text: 'REMA 1000 TORSHOV', bookedOn: '2026-11-19', amount: nok(-12_000) }

/** Some days of a household, the newest first. */
export const journal: readonly JournalEntry[] = [
  { ...plain, id: 31, kind: 'sync', state: 'open', at: '2026-11-20T11:58:00Z', connectionId: connection.id, subject: { name: 'SpareBank 1' } },
  { ...plain, id: 30, kind: 'note', isOwn: true, at: '2026-11-20T11:40:00Z', changed: 1, subject: { payment: rema, written: { note: 'Handletur til hytta, deles med Kari' } } },
  { ...plain, id: 29, kind: 'undo', at: '2026-11-20T11:31:00Z', changed: 3, subject: { of: { entryId: 28, kind: 'tags' } } },
  { ...plain, id: 28, kind: 'tags', state: 'undone', undoneAt: '2026-11-20T11:31:00Z', isOwn: true, at: '2026-11-20T11:30:00Z', changed: 3 },
  { ...plain, id: 27, kind: 'sync', at: '2026-11-20T06:12:00Z', connectionId: connection.id, subject: { name: 'SpareBank 1' }, added: 14, changed: 2 },
  { ...plain, id: 26, kind: 'account', isOwn: true, at: '2026-11-19T18:02:00Z', subject: { name: 'Brukskonto', account: { name: { before: null, after: 'Daglig' } } } },
  { ...plain, id: 25, kind: 'import', at: '2026-11-19T17:50:00Z', importId: 3, subject: { name: 'kontoutskrift.csv' }, added: 120 },
  { ...plain, id: 24, kind: 'merge', isOwn: true, at: '2026-11-17T09:15:00Z', removed: 1, changed: 1, subject: { payment: { text: 'Kiwi Grünerløkka', bookedOn: '2026-11-15', amount: nok(-34_990) } } },
  { ...plain, id: 23, kind: 'sync', at: '2026-11-17T06:00:00Z', connectionId: connection.id, subject: { name: 'SpareBank 1' } },
] // prettier-ignore

const where = { accountId: accountIds.joint, accountName: 'Felles husholdning', annotation: null }
const effects: Readonly<Record<number, readonly EntryEffect[]>> = {
  27: [
    { ...where, transactionId: 904, what: 'added', before: null, after: rema },
    { ...where, transactionId: 903, what: 'added', before: null, after: { text: 'Lønn', bookedOn: '2026-11-18', amount: nok(4_512_300) } },
    {
      ...where, transactionId: 902, what: 'changed',
      before: { text: '17.11 VINMONOPOLET', bookedOn: '2026-11-17', amount: nok(-25_990) },
      after: { text: 'VINMONOPOLET STORGATA', bookedOn: '2026-11-18', amount: nok(-25_990) },
    },
    { ...where, transactionId: 901, what: 'removed', before: { text: 'Reservert beløp', bookedOn: '2026-11-16', amount: nok(-10_000) }, after: null },
  ],
  30: [
    { ...where, transactionId: 904, what: 'changed', before: rema, after: rema, annotation: { before: [{ text: 'Handletur', amount: null }], after: [{ text: 'Handletur til hytta, deles med Kari', amount: null }] } },
  ],
} // prettier-ignore

function entryOf(id: number): JournalEntry {
  const entry = journal.find((one) => one.id === id)
  if (entry === undefined) throw new Error('no such entry')
  return entry
}

export function detailsOf(entryId: number): JournalDetails {
  const entry = entryOf(entryId)
  return {
    entry,
    effects: effects[entryId] ?? [],
    effectCount: entryId === 27 ? 16 : (effects[entryId]?.length ?? 0),
    untold: 0,
    later: entryId === 27 ? [entryOf(30)] : [],
    canUndo: entry.state === 'done' && entryId !== 23,
  }
}

/** The journal of that household, as main would answer. */
export const journalHandlers: Pick<Handlers, 'journal:list' | 'journal:get'> = {
  'journal:list': ({ limit, beforeId, kinds, withoutIdle }) =>
    journal
      .filter(({ id, kind, state, added, changed, removed }) => {
        const isIdle = kind === 'sync' && state === 'done' && added + changed + removed === 0
        return (
          (beforeId === undefined || id < beforeId) &&
          (kinds === undefined || kinds.includes(kind)) &&
          !(withoutIdle && isIdle)
        )
      })
      .slice(0, limit),
  'journal:get': ({ entryId }) => detailsOf(entryId),
}
