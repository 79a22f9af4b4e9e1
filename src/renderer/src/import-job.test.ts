import { afterEach, expect, test, vi } from 'vitest'
import type { Api } from '../../shared/contract.ts'
import type { ImportDraft } from '../../shared/contract-import.ts'
import type { Result } from '../../shared/errors.ts'
import { cancelImport, chooseFile, currentImport, forgetImport, replaceDraft, takeIn } from './import-job.ts'

function draft(draftId: string): ImportDraft {
  return { draftId, fileName: `${draftId}.csv`, format: 'dnb-csv', table: null, statements: [] }
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const full: Result<never> = { ok: false, error: { code: 'disk-full' } }
const plan = { draftId: 'first', targets: [] }

/** Main as far as a test needs it. */
function answering(api: Partial<Api>): void {
  vi.stubGlobal('window', { api })
}

async function opened(): Promise<void> {
  answering({ 'import:open': async () => ok(draft('first')) })
  await chooseFile()
}

afterEach(() => {
  forgetImport()
  vi.unstubAllGlobals()
})

test('a dialog that was closed leaves the file that was open', async () => {
  await opened()
  answering({ 'import:open': async () => ok(null) })
  await chooseFile()
  expect(currentImport()).toMatchObject({ stage: 'open', draft: { draftId: 'first' } })
})

test('of two files asked for one after the other the last one is opened, whichever answer comes last', async () => {
  const slow = Promise.withResolvers<Result<ImportDraft>>()
  answering({ 'import:open': () => slow.promise })
  const first = chooseFile()
  answering({ 'import:open': async () => ok(draft('second')) })
  await chooseFile()
  slow.resolve(ok(draft('first')))
  await first
  expect(currentImport()).toMatchObject({ stage: 'open', draft: { draftId: 'second' } })
})

test('a file that could not be opened says why', async () => {
  answering({ 'import:open': async () => full })
  await chooseFile()
  expect(currentImport()).toMatchObject({ stage: 'failed', failure: { code: 'disk-full' } })
})

test('while a file is taken in no other is opened', async () => {
  await opened()
  const done = Promise.withResolvers<Result<{ importId: number; outcomes: [] }>>()
  const open = vi.fn<Api['import:open']>()
  answering({ 'import:commit': () => done.promise, 'import:open': open })
  const saving = takeIn(plan)
  await chooseFile()
  expect(open).not.toHaveBeenCalled()
  done.resolve(ok({ importId: 7, outcomes: [] }))
  await saving
  expect(currentImport()).toMatchObject({ stage: 'saved', importId: 7 })
})

test('a file that could not be taken in is open as before', async () => {
  await opened()
  answering({ 'import:commit': async () => full })
  await takeIn(plan)
  expect(currentImport()).toMatchObject({
    stage: 'open',
    draft: { draftId: 'first' },
    failure: { code: 'disk-full' },
  })
})

test('another household that moves in meanwhile never sees the result', async () => {
  await opened()
  const done = Promise.withResolvers<Result<{ importId: number; outcomes: [] }>>()
  answering({ 'import:commit': () => done.promise })
  const saving = takeIn(plan)
  forgetImport()
  done.resolve(ok({ importId: 7, outcomes: [] }))
  await saving
  expect(currentImport()).toEqual({ stage: 'idle' })
})

test('taking in is stopped on request, and its end no longer matters', async () => {
  await opened()
  const done = Promise.withResolvers<Result<never>>()
  const cancel = vi.fn<Api['import:cancel']>(async () => ok(null))
  answering({ 'import:commit': () => done.promise, 'import:cancel': cancel })
  const saving = takeIn(plan)
  await cancelImport()
  done.resolve({ ok: false, error: { code: 'cancelled' } })
  await saving
  expect(cancel).toHaveBeenCalledWith({ draftId: 'first' })
  expect(currentImport()).toEqual({ stage: 'idle' })
})

test('columns named for a file that is no longer open change nothing', async () => {
  await opened()
  replaceDraft({ ...draft('other'), fileName: 'other.csv' })
  expect(currentImport()).toMatchObject({ draft: { draftId: 'first' } })
  replaceDraft({ ...draft('first'), fileName: 'renamed.csv' })
  expect(currentImport()).toMatchObject({ draft: { fileName: 'renamed.csv' } })
})

test('a cancelled file is forgotten here and in main', async () => {
  await opened()
  const cancel = vi.fn<Api['import:cancel']>(async () => ok(null))
  answering({ 'import:cancel': cancel })
  await cancelImport()
  expect(cancel).toHaveBeenCalledWith({ draftId: 'first' })
  expect(currentImport()).toEqual({ stage: 'idle' })
})
