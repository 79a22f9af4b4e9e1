import type { AccountId, EntryId, ImportId, Instant } from '../../shared/ids.ts'
import type { EntryKind, EntrySubject } from '../../shared/journal.ts'
import { laterEntries, redoJudge } from './journal-later.ts'
import { prepareUndo, type UndoSql } from './journal-undo-sql.ts'
import type { WriteDb } from './port.ts'
import { readStateStore } from './read-states.ts'
import { restorer } from './traced-lines.ts'

/** Something on its way back. `undo` takes its parts back; `redo` takes an undo back, and with it its parts come again. */
export interface Taking {
  readonly undoId: EntryId
  readonly way: 'undo' | 'redo'
}

export type UndoStore = ReturnType<typeof undoStore>

/** A payment that an entry brought. */
export interface AddedRow {
  readonly id: number
  /** 1: a file tells of it too, and it stays as the file's. */
  readonly isNamed: 0 | 1
}

/** What has to be known before and between the steps. */
function undoQuestions(db: WriteDb, sql: UndoSql) {
  const parts = (undoId: EntryId) => sql.parts.all([undoId])
  return {
    /** What stands on an entry; see there. */
    later: laterEntries(db),
    canRedo: redoJudge(db),
    /** The last of a person's own edits that is not taken back; null: there is none. */
    lastOwn: (): EntryId | null => sql.lastOwn.get([])?.id ?? null,
    /** The last undo of own edits that no edit came after; null: there is none. */
    lastUndo: (): EntryId | null => sql.lastUndo.get([])?.id ?? null,
    /** The entry of a file that was taken in; null: it is older than the journal. */
    ofImport: (importId: ImportId): EntryId | null => sql.ofImport.get([importId])?.id ?? null,
    /** How many payments an undo removed. */
    removedBy: (undoId: EntryId): number => sql.removed.get([undoId])?.removed ?? 0,
    /** Accounts whose payments it wrote to; none for one that wrote only what a person adds to them. */
    ledgerAccounts: (id: EntryId): readonly AccountId[] =>
      sql.ledgerAccounts.all({ id }).map((row) => row.id),
    /** False: neither payments nor transfers are concerned, so that nothing derived from them is. */
    touchesMoney: ({ undoId }: Taking): boolean => sql.touchesMoney.get({ undoId }) !== undefined,
    partsOf: ({ undoId }: Taking): readonly EntryId[] => parts(undoId).map(({ id }) => id),
    /** Did its parts bring more payments than so many? */
    hasAdded: ({ undoId }: Taking, count: number): boolean =>
      sql.added.all([undoId, count + 1]).length > count,
    /** null: there is no such entry. */
    entry: (
      id: EntryId,
    ): { readonly kind: EntryKind; readonly state: string; readonly subject: EntrySubject } | null => {
      const row = sql.kind.get([id])
      return row === undefined ? null : { ...row, subject: JSON.parse(row.subject) as EntrySubject } // written by us only
    },
    /** What a killed process left. */
    underWay: (): readonly Taking[] => sql.underWay.all([]),
    /** Files among its parts: they have a way back of their own. */
    importsOf: ({ undoId }: Taking): readonly ImportId[] =>
      parts(undoId).flatMap(({ importId }) => (importId === null ? [] : [importId])),
    /** Of the lines still to be taken back, the latest first. */
    lines: (taking: Taking): readonly number[] =>
      sql.lineIds
        .all({ ...taking })
        .map(({ id }) => id)
        .sort((a, b) => b - a),
  }
}

/** The steps of the way; each is part of a transaction of the caller's, and keeps in it where it stands. */
function undoSteps(db: WriteDb, sql: UndoSql) {
  const restore = restorer(db)
  const parts = (undoId: EntryId) => sql.parts.all([undoId])
  return {
    /** The next payments that the entries brought, at most so many. */
    added: ({ undoId, way }: Taking, most: number): readonly AddedRow[] =>
      way === 'redo' ? [] : sql.added.all([undoId, most]),
    /** Removes these payments, one after another, until `isDue`. @returns how many are done with. */
    removeAdded: ({ undoId }: Taking, rows: readonly AddedRow[], isDue: () => boolean): number => {
      const isOwn = parts(undoId).every((part) => part.isOwn === 1)
      sql.trace.run([undoId, isOwn ? 1 : 0])
      let removed = 0
      let done = 0
      for (const { id, isNamed } of rows) {
        if (done > 0 && isDue()) break
        if (isNamed === 1) sql.leaveToFile.run({ id })
        else removed += sql.remove.run([id]).changes
        done++
      }
      sql.trace.run([null, 0])
      sql.moveOn.run({ undoId, to: null, removed })
      return done
    },
    /** Payments that went with a file of its parts. */
    countRemoved: ({ undoId }: Taking, removed: number): void =>
      void sql.moveOn.run({ undoId, to: null, removed }),
    /** Takes these lines back, one after another, until `isDue`. @returns how many were. */
    takeBack: ({ undoId, way }: Taking, lineIds: readonly number[], isDue: () => boolean): number => {
      const going = new Set(way === 'redo' ? [] : parts(undoId).map(({ id }) => id))
      sql.trace.run([undoId, way === 'undo' ? 1 : 0])
      let done = 0
      for (const lineId of lineIds) {
        if (done > 0 && isDue()) break
        const line = sql.line.get([lineId])
        done++
        if (line === undefined) continue // its account was deleted meanwhile
        restore(line, (entryId) => going.has(entryId))
        const isReturn = way === 'undo' && line.table_name === 'bank_transaction' && line.op === 'delete'
        if (isReturn) sql.traceReturn.run({ undoId, lineId })
      }
      sql.trace.run([null, 0])
      sql.moveOn.run({ undoId, to: lineIds[done - 1] ?? null, removed: 0 })
      return done
    },
  }
}

/**
 * The way back: what the entries brought goes, then their lines are taken back, the latest of all first. It can go on after a
 * kill.
 */
export function undoStore(db: WriteDb) {
  const sql = prepareUndo(db)
  const states = readStateStore(db)

  return {
    ...undoQuestions(db, sql),
    ...undoSteps(db, sql),
    /** From here on these entries are being taken back, whoever ends it. */
    beginUndo: (entryIds: readonly EntryId[], subject: EntrySubject, at: Instant): Taking => {
      const undoId = Number(sql.begin.run({ at, subject: JSON.stringify(subject) }).lastInsertRowid)
      for (const id of entryIds) sql.addPart.run([undoId, id])
      sql.setPartsUndoing.run([undoId])
      return { undoId, way: 'undo' }
    },
    beginRedo: (undoId: EntryId): Taking => {
      sql.setUndoing.run([undoId])
      return { undoId, way: 'redo' }
    },
    /** All of it is back. */
    end: ({ undoId, way }: Taking, at: Instant): void => {
      if (way === 'redo') {
        sql.endParts.run({ undoId, state: 'done', at: null })
        sql.endRedo.run({ undoId, at })
        return
      }
      states.restore(undoId)
      sql.endParts.run({ undoId, state: 'undone', at })
      sql.endUndo.run({ undoId, at })
    },
  }
}
