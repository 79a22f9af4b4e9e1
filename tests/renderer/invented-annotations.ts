import type { Attachment, SplitPart } from '../../src/shared/annotation.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import type { Transaction, TransactionDetails } from '../../src/shared/model.ts'
import { fullHandlers } from './fake-api.ts'
import { transactions, transactionsOf } from './invented-transactions.ts'

/** What a person has added to one row. */
interface Added {
  note: string | null
  tags: readonly string[]
  parts: readonly SplitPart[]
  attachments: readonly Attachment[]
}

export const receipt: Attachment = {
  id: 1,
  fileName: 'kvittering rema.png',
  mediaType: 'image/png',
  sizeBytes: 482_113,
  addedAt: '2026-11-19T18:02:00Z',
  isGone: false,
}
export const warranty: Attachment = {
  id: 2,
  fileName: 'garantibevis-2026-11-18-butikk-torshov-kasse-4-kopi-til-forsikringen.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1_932_000,
  addedAt: '2026-11-19T18:03:00Z',
  isGone: false,
}

/** Two by two pixels, all of them red. */
export const tinyPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGM4IScHRAwQCgAfJgQRoo8irwAAAABJRU5ErkJggg=='

const nok = (minor: number) => ({ minor, currency: 'NOK' })

/** The first booked rows of the invented list have something of everything. */
export function firstAdded(rows: readonly Transaction[]): Map<number, Added> {
  const booked = rows.filter(({ status }) => status === 'booked')
  const none: Added = { note: null, tags: [], parts: [], attachments: [] }
  const added = new Map<number, Added>()
  const put = (index: number, more: Partial<Added>) => {
    const row = booked[index]
    if (row !== undefined) added.set(row.id, { ...none, ...more })
  }
  const whole = booked[0]?.amount.minor ?? 0
  put(0, {
    note: 'Bursdag hos Kari. Bjørn skylder meg halvparten.',
    tags: ['Mat', 'Bursdag', 'Deles med Bjørn'],
    parts: [
      { text: 'Gave', amount: nok(-19_900), isRest: false },
      { text: 'Pant', amount: nok(1_200), isRest: false },
      { text: '', amount: nok(whole + 18_700), isRest: true },
    ],
    attachments: [receipt, warranty],
  })
  put(2, { tags: ['Mat'] })
  put(3, { note: 'Husk kvittering' })
  put(5, { tags: ['Ferie på Ås'], attachments: [warranty] })
  return added
}

/** The full household, where what is added to a row stays. */
export function annotatedHandlers(
  rows: readonly Transaction[] = transactions,
  more: (details: TransactionDetails) => Partial<TransactionDetails> = () => ({}),
): Handlers {
  const added = firstAdded(rows)
  const of = (id: number): Added => added.get(id) ?? { note: null, tags: [], parts: [], attachments: [] }
  const change = (id: number, part: Partial<Added>) => void added.set(id, { ...of(id), ...part })
  const shown = (row: Transaction): Transaction => {
    const { note, tags, parts, attachments } = of(row.id)
    return {
      ...row,
      tags,
      hasNote: note !== null,
      hasAttachment: attachments.length > 0,
      isSplit: parts.length > 0,
    }
  }
  const questions = () => transactionsOf(rows.map(shown))
  return {
    ...fullHandlers(),
    'transactions:page': (input) => questions()['transactions:page'](input),
    'transactions:rows': (input) => questions()['transactions:rows'](input),
    'transactions:summary': (input) => questions()['transactions:summary'](input),
    'transaction:get': async (input) => {
      const details = { ...(await questions()['transaction:get'](input)), ...of(input.transactionId) }
      return { ...details, ...more(details) }
    },
    'transaction:set-note': ({ transactionId, text }) => {
      change(transactionId, { note: text.trim() === '' ? null : text.trim() })
      return null
    },
    'transaction:set-tags': ({ transactionIds, add, remove }) => {
      for (const id of transactionIds) {
        const tags = of(id).tags.filter((tag) => !remove.includes(tag))
        change(id, { tags: [...tags, ...add.filter((tag) => !tags.includes(tag))] })
      }
      return null
    },
    'transaction:set-split': ({ transactionId, parts, restText }) => {
      const whole = rows.find(({ id }) => id === transactionId)?.amount ?? nok(0)
      const rest = parts.reduce((left, { minor }) => left - minor, whole.minor)
      const named = parts.map(({ text, minor }) => ({ text, amount: { ...whole, minor }, isRest: false }))
      const all = [...named, { text: restText, amount: { ...whole, minor: rest }, isRest: true }]
      change(transactionId, { parts: parts.length === 0 ? [] : all })
      return null
    },
    'tags:list': () => {
      const counts = new Map<string, number>()
      for (const { tags } of added.values())
        for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => (a.tag < b.tag ? -1 : 1))
    },
    ...filesOf(added, of, change),
  }
}

type FileChannels = Extract<keyof Handlers, `attachment:${string}`> | 'journal:undo'

function filesOf(
  added: ReadonlyMap<number, Added>,
  of: (id: number) => Added,
  change: (id: number, part: Partial<Added>) => void,
): Pick<Handlers, FileChannels> {
  let nextId = 10
  const attach = (id: number, fileName: string) => {
    const attachment = { ...receipt, id: nextId++, fileName }
    change(id, { attachments: [...of(id).attachments, attachment] })
    return { attachmentId: attachment.id }
  }
  let removed: { readonly id: number; readonly attachments: readonly Attachment[] } | null = null
  return {
    'attachment:add': ({ transactionId }) => ({
      attachmentIds: [attach(transactionId, 'valgt fil.pdf').attachmentId],
      failed: [],
    }),
    'attachment:drop': ({ transactionId, name }) => attach(transactionId, name),
    'attachment:preview': () => ({ mediaType: 'image/png', content: tinyPng, width: 2, height: 2 }),
    'attachment:save': () => ({ fileName: 'kopi.png' }),
    'attachment:remove': ({ attachmentId }) => {
      for (const [id, { attachments }] of added) {
        if (!attachments.some((each) => each.id === attachmentId)) continue
        removed = { id, attachments }
        change(id, { attachments: attachments.filter((each) => each.id !== attachmentId) })
        break
      }
      return { entryId: 77 }
    },
    'journal:undo': () => {
      if (removed !== null) change(removed.id, { attachments: removed.attachments })
      return { undone: 1 }
    },
  }
}
