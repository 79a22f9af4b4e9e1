import type { Language } from '../../shared/language.ts'
import type { Handlers, Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { EntryKind, EntrySubject } from '../../shared/journal.ts'
import { droppedAttachment, type AttachmentSource } from '../files/attachment/source.ts'
import type { AnnotatedPayment } from '../store/annotations.ts'
import type { StoredAttachment } from '../store/attachments.ts'
import type { StoredSplit } from '../store/split-parts.ts'
import { attach, keepContent, previewOf, saveCopy, subjectOf, type KeptContent } from './attachments.ts'
import { instantOf, tellStale, type HandlerContext } from './context.ts'
import type { Jobs } from './jobs.ts'
import { keepEach } from './keep-each.ts'
import type { NoteDrafts } from './note-drafts.ts'

/** What these work with; the rest of the profile is none of their business. */
export type AnnotationContext = Pick<
  HandlerContext,
  'store' | 'clock' | 'emit' | 'language' | 'log' | 'chooseOpenFiles' | 'chooseSaveFile'
> & { readonly reader: Pick<HandlerContext['reader'], 'ask'> }

type Edits =
  | 'transaction:set-note'
  | 'transaction:draft-note'
  | 'transaction:set-tags'
  | 'transaction:set-split'
  | 'tags:list'
type Files =
  'attachment:add' | 'attachment:drop' | 'attachment:preview' | 'attachment:save' | 'attachment:remove'

/** The dialogs' own words; the window's are the renderer's. */
const dialogTexts: Readonly<
  Record<Language, { readonly open: string; readonly save: string; readonly filter: string }>
> = {
  en: { open: 'Attach files', save: 'Save a copy', filter: 'Receipts and documents' },
  nb: { open: 'Legg ved filer', save: 'Lagre en kopi', filter: 'Kvitteringer og dokumenter' },
}
/** Any file can be attached; these are what receipts come as. */
const extensions = ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'gif', 'txt']

/** What a person adds to payments: each edit is one entry of the journal, and one that changes nothing is none. */
export function annotationHandlers(
  context: AnnotationContext,
  jobs: Jobs,
  drafts: NoteDrafts,
): Pick<Handlers, Edits | Files> {
  return { ...editHandlers(context, drafts), ...fileHandlers(context, jobs) }
}

/** As leaving the field would. One that cannot be saved is logged and kept: nobody is there to be told, and it may be tried again. */
export function saveDrafts(context: AnnotationContext, drafts: NoteDrafts): void {
  drafts.saveAll(
    (transactionId, text) => setNote(context, { transactionId, text }),
    (error) => void context.log.error('note.draft', error),
  )
}

function editHandlers(context: AnnotationContext, drafts: NoteDrafts): Pick<Handlers, Edits> {
  const { store, reader } = context
  return {
    'transaction:set-note': (input) => {
      setNote(context, input)
      drafts.put(input.transactionId, null)
      return null
    },
    'transaction:draft-note': ({ transactionId, text }) => {
      drafts.put(transactionId, text)
      return null
    },
    'transaction:set-tags': (input) => setTags(context, input),
    'transaction:set-split': ({ transactionId, parts, restText }) => {
      const payment = paymentOf(context, transactionId)
      const split: StoredSplit = parts.length === 0 ? { parts, restText: '' } : { parts, restText }
      if (isSame(split, store.annotations.split(payment.id))) return null
      return edit(context, 'split', payment, () => store.annotations.setSplit(payment, split))
    },
    'tags:list': () => reader.ask('tags:list', undefined),
  }
}

function setNote(context: AnnotationContext, { transactionId, text }: Input<'transaction:set-note'>): void {
  const { annotations } = context.store
  const payment = paymentOf(context, transactionId)
  const note = text.replace(/\r\n?/g, '\n').trim()
  if (note === annotations.note(payment.id)) return
  const written = { note: firstWords(note) }
  edit(context, 'note', payment, (at) => annotations.setNote(payment, note, at), { written })
}

/** One entry for all of them. A payment that has gone meanwhile is passed over, unless it was the only one. */
function setTags(
  context: AnnotationContext,
  { transactionIds, add, remove }: Input<'transaction:set-tags'>,
): null {
  const { annotations, journal } = context.store
  const payments = [...new Set(transactionIds)].flatMap((id) => annotations.payment(id) ?? [])
  const [first] = payments
  if (first === undefined) throw new AppError('not-found', 'there is no such booked payment')
  const changes = payments.map(({ id }) => annotations.tagChanges(id, add, remove))
  const tags = {
    added: [...new Set(changes.flatMap(({ added }) => added.map(({ tag }) => tag)))],
    removed: [...new Set(changes.flatMap(({ removed }) => removed.map(({ tag }) => tag)))],
  }
  if (tags.added.length + tags.removed.length === 0) return null
  const subject = { ...(payments.length === 1 ? { payment: subjectOf(first) } : {}), written: { tags } }
  const at = instantOf(context.clock.now())
  journal.record({ kind: 'tags', at, subject }, () => {
    for (const payment of payments)
      annotations.changeTags(payment, annotations.tagChanges(payment.id, add, remove))
  })
  tellStale(context, 'transactions', 'journal')
  return null
}

function fileHandlers(context: AnnotationContext, jobs: Jobs): Pick<Handlers, Files> {
  const { store, clock } = context
  // Writing what is to be attached takes a while: the payment may have gone.
  const put = (payment: AnnotatedPayment, contents: readonly KeptContent[]) => {
    const attachmentIds = attach(context, paymentOf(context, payment.id), contents)
    tellStale(context, 'transactions', 'journal')
    return attachmentIds
  }
  return {
    'attachment:add': async ({ transactionId }) => {
      const payment = paymentOf(context, transactionId)
      const { open, filter } = dialogTexts[context.language()]
      const paths = await context.chooseOpenFiles(open, filter, extensions)
      if (paths === null) return null
      return await jobs.run('attachment', 'all', async (signal) => {
        const keep = (file: AttachmentSource) => keepContent(context, file, signal)
        const { kept, failed } = await keepEach(paths, keep, context.log)
        return { attachmentIds: kept.length === 0 ? [] : put(payment, kept), failed }
      })
    },
    'attachment:drop': async ({ transactionId, name, content }) => {
      const payment = paymentOf(context, transactionId)
      return await jobs.run('attachment', 'all', async (signal) => {
        const kept = await keepContent(context, droppedAttachment(name, content), signal)
        const [attachmentId] = put(payment, [kept])
        if (attachmentId === undefined) throw new AppError('internal', 'a file was attached without an id')
        return { attachmentId }
      })
    },
    'attachment:preview': async ({ attachmentId }) =>
      await previewOf(context, attachmentOf(context, attachmentId)),
    'attachment:save': async ({ attachmentId }) => {
      const attachment = attachmentOf(context, attachmentId)
      const { save, filter } = dialogTexts[context.language()]
      const file = await context.chooseSaveFile(attachment.fileName, save, filter)
      if (file === null) return null
      const fileName = await jobs.run('attachment', 'all', () => saveCopy(context, attachment, file))
      return { fileName }
    },
    'attachment:remove': ({ attachmentId }) => {
      const attachment = attachmentOf(context, attachmentId)
      const payment = store.annotations.payment(attachment.transactionId)
      const subject = {
        name: attachment.fileName,
        ...(payment === null ? {} : { payment: subjectOf(payment) }),
      }
      const entry = { kind: 'detach', at: instantOf(clock.now()), subject } as const
      const { entryId } = store.journal.record(entry, () => store.attachments.remove(attachment.id))
      tellStale(context, 'transactions', 'journal')
      return { entryId }
    },
  }
}

function edit(
  context: AnnotationContext,
  kind: EntryKind,
  payment: AnnotatedPayment,
  work: (at: string) => void,
  more: Pick<EntrySubject, 'written'> = {},
): null {
  const at = instantOf(context.clock.now())
  const subject = { payment: subjectOf(payment), ...more }
  context.store.journal.record({ kind, at, subject }, () => work(at))
  tellStale(context, 'transactions', 'journal')
  return null
}

/** Letters of a note that its line in the history says. */
const mostLetters = 40
const letters = new Intl.Segmenter()

/** As many as fit a line; no letter is cut in two, whatever it is made of. */
function firstWords(note: string): string {
  const all = Array.from(letters.segment(note.slice(0, 1000).replace(/\s+/g, ' ')), ({ segment }) => segment)
  return all.length <= mostLetters ? all.join('') : `${all.slice(0, mostLetters).join('').trimEnd()}…`
}

/** @throws AppError `not-found` */
function paymentOf({ store }: AnnotationContext, id: number): AnnotatedPayment {
  const payment = store.annotations.payment(id)
  if (payment === null) throw new AppError('not-found', 'there is no such booked payment')
  return payment
}

/** @throws AppError `not-found` */
function attachmentOf({ store }: AnnotationContext, id: number): StoredAttachment {
  const attachment = store.attachments.get(id)
  if (attachment === null) throw new AppError('not-found', 'there is no such attachment')
  return attachment
}

function isSame(a: StoredSplit, b: StoredSplit): boolean {
  return JSON.stringify([a.parts.map(({ minor, text }) => [minor, text]), a.restText]) ===
    JSON.stringify([b.parts.map(({ minor, text }) => [minor, text]), b.restText]) // prettier-ignore
}
