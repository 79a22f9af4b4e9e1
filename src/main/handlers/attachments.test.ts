import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EntrySubject } from '../../shared/journal.ts'
import { attachmentKeptDays, largestAttachment } from '../../shared/annotation.ts'
import { openStore } from '../store/open.ts'
import { silentLog } from '../store/testing.ts'
import { undoEntry } from '../sync/undo.ts'
import { codeOf, startEdits } from './testing/annotation.ts'
import { annotationHandlers } from './annotation.ts'
import { purgeContents } from './attachments.ts'
import { createJobs } from './jobs.ts'
import { createNoteDrafts } from './note-drafts.ts'

test('an attached file comes back byte for byte, also after a restart, and cannot be read in the file on disk', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const marker = 'KVITTERING-I-KLARTEKST-'.repeat(40_000) // several pieces
  const bytes = Buffer.concat([Buffer.from(marker), randomBytes(1000)])
  const file = join(edits.folder, 'kvittering \u202efdp.exe')
  writeFileSync(file, bytes)
  edits.dialogs.openFrom = [file]
  const added = await edits.handlers['attachment:add']({ transactionId: id })
  const [attachment] = edits.details(id).attachments
  expect(attachment).toMatchObject({
    id: added?.attachmentIds[0],
    fileName: 'kvittering fdp.exe',
    mediaType: 'text/plain',
    sizeBytes: bytes.length,
    isGone: false,
  })
  edits.dialogs.openFrom = null
  expect(await edits.handlers['attachment:add']({ transactionId: id })).toBeNull()

  for (const name of readdirSync(edits.folder).filter((each) => each.startsWith('oversikt.db')))
    if (!name.endsWith('.locks'))
      expect(readFileSync(join(edits.folder, name)).includes('KVITTERING-I-KLARTEKST')).toBe(false)

  edits.store.close()
  const store = await openStore({
    file: edits.file,
    key: edits.key,
    createKey: () => Promise.reject(new Error('there is a key')),
    log: silentLog,
  })
  const again = annotationHandlers({ ...edits.context, store }, createJobs(), createNoteDrafts())
  edits.dialogs.saveTo = join(edits.folder, 'kopi.exe')
  const saved = await again['attachment:save']({ attachmentId: attachment?.id ?? 0 })
  expect(saved).toEqual({ fileName: 'kopi.exe' })
  expect(edits.dialogs.suggested).toBe('kvittering fdp.exe')
  expect(readFileSync(edits.dialogs.saveTo).equals(bytes)).toBe(true)
  store.close()
})

test('of several files chosen at once each is attached wholly or not at all, and those that were not are named', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const file = (name: string, bytes: Buffer) => {
    writeFileSync(join(edits.folder, name), bytes)
    return join(edits.folder, name)
  }
  mkdirSync(join(edits.folder, 'en mappe'))
  edits.dialogs.openFrom = [
    file('for stor.mov', Buffer.alloc(largestAttachment + 1)),
    file('kvittering.txt', Buffer.from('kvittering')),
    join(edits.folder, 'en mappe'),
    join(edits.folder, 'borte.pdf'),
    file('garanti.txt', Buffer.from('garanti')),
  ]
  const added = await edits.handlers['attachment:add']({ transactionId: id })
  expect(edits.details(id).attachments.map(({ fileName }) => fileName)).toEqual([
    'kvittering.txt',
    'garanti.txt',
  ])
  expect(added?.attachmentIds).toEqual(edits.details(id).attachments.map((attachment) => attachment.id))
  expect(added?.failed.map(({ fileName, failure }) => [fileName, failure.code])).toEqual([
    ['for stor.mov', 'attachment-too-large'],
    ['en mappe', 'file-unreadable'],
    ['borte.pdf', 'file-unreadable'],
  ])
  expect(edits.entries().map(({ kind }) => kind)).toEqual(['attach'])
})

test('files that were chosen together are one edit, which says how many they are and takes them back at once', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const files = ['en.txt', 'to.txt', 'tre.txt'].map((name) => join(edits.folder, name))
  for (const file of files) writeFileSync(file, file)
  edits.dialogs.openFrom = files.slice(0, 1)
  await edits.handlers['attachment:add']({ transactionId: id })
  edits.dialogs.openFrom = [...files, files[2] ?? '']
  const added = await edits.handlers['attachment:add']({ transactionId: id })
  const names = () => edits.details(id).attachments.map(({ fileName }) => fileName)
  expect(names()).toEqual(['en.txt', 'to.txt', 'tre.txt'])
  const ids = edits.details(id).attachments.map((attachment) => attachment.id)
  expect(added?.attachmentIds).toEqual([...ids, ids[2]])
  const subjects = edits.entries().map(({ subject }) => JSON.parse(subject) as EntrySubject)
  expect(subjects.map(({ name, files: count }) => [name, count])).toEqual([
    ['en.txt', undefined],
    ['to.txt', 2],
  ])
  const entryId = edits.store.undo.lastOwn() ?? 0
  const { signal } = new AbortController()
  await undoEntry({ store: edits.store, entryId, laterIds: [], at: '2026-06-02T10:00:00Z', signal })
  expect(names()).toEqual(['en.txt'])
  edits.dialogs.openFrom = files.slice(0, 1)
  await edits.handlers['attachment:add']({ transactionId: id })
  expect(edits.entries().filter(({ kind }) => kind === 'attach')).toHaveLength(2) // it hangs there already
})

test('a dropped file is the same file, hangs on a payment once, and may be 25 MB and no more', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const drop = (bytes: Buffer, name = 'bilde.png') =>
    edits.handlers['attachment:drop']({ transactionId: id, name, content: bytes.toString('base64') })
  const bytes = randomBytes(400_001)
  const { attachmentId } = await drop(bytes, '..\\..\\CON.txt')
  expect(await drop(bytes, '..\\..\\CON.txt')).toEqual({ attachmentId })
  await drop(bytes, 'another name.txt')
  expect(edits.details(id).attachments.map(({ fileName }) => fileName)).toEqual([
    '_CON.txt',
    'another name.txt',
  ])
  expect(edits.ask('SELECT 1 FROM attachment_content')).toHaveLength(1)
  edits.dialogs.saveTo = join(edits.folder, 'kopi')
  await edits.handlers['attachment:save']({ attachmentId })
  expect(readFileSync(edits.dialogs.saveTo).equals(bytes)).toBe(true)

  expect(await codeOf(() => drop(Buffer.alloc(largestAttachment + 1)))).toBe('attachment-too-large')
  await drop(Buffer.alloc(largestAttachment), 'largest')
  await drop(Buffer.alloc(0), 'empty')
  expect(edits.details(id).attachments.map(({ sizeBytes }) => sizeBytes)).toEqual([
    400_001, 400_001, largestAttachment, 0,
  ]) // prettier-ignore
  const input = { transactionId: id, name: 'x', content: '====' }
  expect(await codeOf(() => edits.handlers['attachment:drop'](input))).toBe('invalid-input')
  expect(edits.entries().map(({ kind }) => kind)).toEqual(['attach', 'attach', 'attach', 'attach'])
})

test('an image is shown by what it is, not by what it is called, and not when it would unfold to too much', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const png = (width: number, height: number) => {
    const head = Buffer.alloc(40)
    head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    head.writeUInt32BE(width, 16)
    head.writeUInt32BE(height, 20)
    return head
  }
  const preview = async (bytes: Buffer, name: string) => {
    const content = bytes.toString('base64')
    const added = await edits.handlers['attachment:drop']({ transactionId: id, name, content })
    return await edits.handlers['attachment:preview'](added)
  }
  const small = png(640, 480)
  expect(await preview(small, 'invoice.pdf')).toEqual({
    mediaType: 'image/png',
    content: small.toString('base64'),
    width: 640,
    height: 480,
  })
  expect(await preview(png(60_000, 60_000), 'bomb.png')).toBeNull()
  expect(await preview(Buffer.from('%PDF-1.7'), 'picture.png')).toBeNull()
  expect(await preview(small.subarray(0, 20), 'cut.png')).toBeNull()
})

test('a removed file stays as long as it can come back, and is let go of in steps after that', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const content = randomBytes(900_000).toString('base64')
  const added = await edits.handlers['attachment:drop']({ transactionId: id, name: 'a', content })
  const kept = await edits.handlers['attachment:drop']({ transactionId: id, name: 'b', content: 'AAAA' })
  edits.pass(400) // it is since it was removed that counts
  const removed = await edits.handlers['attachment:remove'](added)
  expect(await codeOf(() => edits.handlers['attachment:remove'](added))).toBe('not-found')
  expect(edits.details(id).attachments.map((each) => each.id)).toEqual([kept.attachmentId])
  const [change] = edits.ask<{ op: string; before: string }>(
    `SELECT op, before FROM entry_change WHERE entry_id = ${removed.entryId}`,
  )
  expect(change?.op).toBe('delete')
  expect(JSON.parse(change?.before ?? '')).toMatchObject({ id: added.attachmentId, size_bytes: 900_000 })
  const contents = () => edits.ask('SELECT sha256 FROM attachment_content').length
  const purge = () => purgeContents(edits.context, new AbortController().signal)
  edits.pass(attachmentKeptDays - 1)
  await purge()
  expect(contents()).toBe(2)
  edits.pass(2)
  await purge()
  expect(contents()).toBe(1)
  expect(edits.ask('SELECT id FROM attachment_chunk')).toHaveLength(1)
})

test('what a killed process left half-written is never shown, is finished by the same file, and is let go of after a day', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const bytes = randomBytes(700_000)
  const drop = () =>
    edits.handlers['attachment:drop']({ transactionId: id, name: 'a', content: bytes.toString('base64') })
  const jobs = createJobs()
  const stopped = annotationHandlers(edits.context, jobs, createNoteDrafts())['attachment:drop']({
    transactionId: id,
    name: 'a',
    content: bytes.toString('base64'),
  })
  const outcome = codeOf(() => stopped)
  await jobs.stopAll()
  expect(['cancelled', 'no error']).toContain(await outcome)

  const sha256 = 'f'.repeat(64)
  edits.store.attachments.beginContent(sha256, 10, '2026-06-01T09:00:00.000Z')
  edits.store.attachments.putChunk(sha256, 0, Buffer.from('half'))
  expect(edits.store.attachments.hasContent(sha256)).toBe(false)
  expect(edits.store.attachments.finishContent(sha256, 10)).toBe(false)
  await purgeContents(edits.context, new AbortController().signal)
  const half = () => edits.ask(`SELECT 1 FROM attachment_chunk WHERE sha256 = '${sha256}'`).length
  expect(half()).toBe(1)
  edits.pass(2)
  await purgeContents(edits.context, new AbortController().signal)
  expect(half()).toBe(0)

  await drop()
  mkdirSync(join(edits.folder, 'out'))
  edits.dialogs.saveTo = join(edits.folder, 'out', 'a')
  await edits.handlers['attachment:save']({ attachmentId: edits.details(id).attachments[0]?.id ?? 0 })
  expect(readFileSync(edits.dialogs.saveTo).equals(bytes)).toBe(true)
  expect(readdirSync(join(edits.folder, 'out'))).toEqual(['a'])
})

test('each edit can be taken back by its entry: a removed file is there again with every byte, one that was attached is gone', async () => {
  using edits = await startEdits()
  const id = edits.payment(-50_000)
  const { handlers, store } = edits
  const bytes = randomBytes(300_000)
  await handlers['transaction:set-note']({ transactionId: id, text: 'Bursdag' })
  await handlers['transaction:set-tags']({ transactionIds: [id], add: ['Mat', 'Fest'], remove: [] })
  await handlers['transaction:set-split']({
    transactionId: id,
    parts: [{ text: 'Gave', minor: -1 }],
    restText: 'Mat',
  })
  const added = await handlers['attachment:drop']({
    transactionId: id,
    name: 'a',
    content: bytes.toString('base64'),
  })
  const full = edits.details(id)
  const undo = async (times: number) => {
    for (let time = 0; time < times; time++)
      await undoEntry({
        store,
        entryId: store.undo.lastOwn() ?? 0,
        laterIds: [],
        at: '2026-06-02T10:00:00.000Z',
      })
  }
  await handlers['transaction:set-note']({ transactionId: id, text: '' })
  await handlers['transaction:set-tags']({ transactionIds: [id], add: [], remove: ['mat', 'fest'] })
  await handlers['transaction:set-split']({ transactionId: id, parts: [], restText: '' })
  await handlers['attachment:remove'](added)
  expect(edits.details(id)).toMatchObject({ note: null, tags: [], parts: [], attachments: [] })
  await undo(4)
  expect(edits.details(id)).toEqual(full)
  expect(edits.list({ text: 'bursdag', tag: 'fest' })).toEqual([id])
  edits.dialogs.saveTo = join(edits.folder, 'b')
  await handlers['attachment:save'](added)
  expect(readFileSync(edits.dialogs.saveTo).equals(bytes)).toBe(true)
  await undo(4)
  expect(edits.details(id)).toMatchObject({ note: null, tags: [], parts: [], attachments: [] })
})

test('a file whose content was let go of before its removal was taken back is named as gone', async () => {
  using edits = await startEdits()
  const id = edits.payment()
  const added = await edits.handlers['attachment:drop']({ transactionId: id, name: 'a', content: 'AAAA' })
  const { entryId } = await edits.handlers['attachment:remove'](added)
  edits.pass(attachmentKeptDays + 1)
  await purgeContents(edits.context, new AbortController().signal)
  await undoEntry({ store: edits.store, entryId, laterIds: [], at: '2026-08-01T10:00:00.000Z' })
  expect(edits.details(id).attachments).toMatchObject([{ fileName: 'a', isGone: true }])
  edits.dialogs.saveTo = join(edits.folder, 'b')
  expect(await codeOf(() => edits.handlers['attachment:save'](added))).toBe('not-found')
  expect(readdirSync(edits.folder)).not.toContain('b')
})
