import { dirname } from 'node:path'
import type { Events } from '../../../shared/contract.ts'
import { isAppError } from '../../../shared/errors.ts'
import { answersOf } from '../../queries/questions.ts'
import { openReadDb } from '../../store/database.ts'
import { invent, silentLog, startStore } from '../../store/testing.ts'
import { annotationHandlers, type AnnotationContext } from '../annotation.ts'
import { createJobs } from '../jobs.ts'
import { createNoteDrafts } from '../note-drafts.ts'

// For tests only.

const dayMs = 86_400_000

/** One account with payments, the handlers over it, and the questions of the pages. */
export async function startEdits() {
  const at = await startStore()
  const { store, file, key } = at
  const accountId = invent.account(store)
  const db = openReadDb(file, key)
  const answers = answersOf(db)
  const stale: Events['stale'][] = []
  const dialogs = { openFrom: null as readonly string[] | null, saveTo: null as string | null, suggested: '' }
  let now = Date.parse('2026-06-01T10:00:00Z')
  const context: AnnotationContext = {
    store,
    reader: { ask: (question, input) => Promise.resolve(answers[question](input as never) as never) },
    clock: { now: () => now },
    emit: (channel, payload) => {
      if (channel === 'stale') stale.push(payload as Events['stale'])
    },
    language: () => 'en',
    log: silentLog,
    chooseOpenFiles: () => Promise.resolve(dialogs.openFrom),
    chooseSaveFile: (suggested) => {
      dialogs.suggested = suggested
      return Promise.resolve(dialogs.saveTo)
    },
  }
  let count = 0
  const payment = (minor = -50_000, text = `REMA ${count}`) => {
    store.transactions.insert(accountId, `id:${count++}`, invent.row({ minor, text }), invent.at)
    return at.ask<{ id: number }>('SELECT max(id) AS id FROM bank_transaction')[0]?.id ?? 0
  }
  return {
    ...at,
    accountId,
    context,
    dialogs,
    stale,
    payment,
    folder: dirname(file),
    handlers: annotationHandlers(context, createJobs(), createNoteDrafts()),
    details: (transactionId: number) => answers['transaction:get']({ transactionId }),
    tags: () => answers['tags:list'](undefined),
    list: (filter: { tag?: string; text?: string }) =>
      answers['transactions:page']({
        filter,
        sort: { by: 'bookedOn', descending: true },
        offset: 0,
        limit: 50,
      }).map(({ id }) => id),
    entries: () =>
      at.ask<{ kind: string; is_own: number; subject: string; changed: number }>(
        'SELECT kind, is_own, subject, changed FROM entry ORDER BY id',
      ),
    pass: (days: number) => {
      now += days * dayMs
    },
    [Symbol.dispose]: () => {
      db.close()
      at[Symbol.dispose]()
    },
  }
}

/** The code of the AppError it throws. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'no error'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}
