import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keychainService, savedStoreKey } from '../../src/main/first-start.ts'
import { openStore } from '../../src/main/store/open.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { createVault } from '../../src/main/vault/vault.ts'
import { connect, startApp } from './app.ts'
import { clock, startBank, drop, into, asNew, aFile, failureOf } from './import-files.ts'

const many = [
  'When;What;How much',
  ...Array.from(
    { length: 4000 },
    (_, index) => `2026-01-${String(1 + (index % 28)).padStart(2, '0')};Row ${index};-${index + 1},00`,
  ),
  '',
].join('\n')

test('an import that is stopped on the way is cancelled as a whole', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { draftId, statements } = await drop(app, many)
  const stop = app.core.onEvent((channel, payload) => {
    if (channel !== 'progress' || !('rows' in payload) || payload.rows === 0) return
    stop()
    void app.handlers['import:cancel']({ draftId })
  })
  const targets = [asNew(statements[0]?.ref ?? '', 'Stopped')]
  const failure = await failureOf(Promise.resolve(app.handlers['import:commit']({ draftId, targets })))
  expect(failure.code).toBe('cancelled')
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  expect(await app.handlers['import:list'](undefined)).toEqual([])
  expect(app.events.at(-1)).toEqual({
    channel: 'stale',
    payload: { topics: ['transactions', 'accounts', 'imports', 'journal'] },
  })
})

test('a file for an account that is just being synced waits for the sync, and both are kept', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  const { text } = await aFile(bank)
  const { draftId, statements } = await drop(app, text)
  const [statement] = statements
  const syncing = app.handlers['sync:run']({ connectionId })
  const targets = [into(statement?.ref ?? '', statement?.suggestedAccountId ?? '')]
  const { outcomes } = await app.handlers['import:commit']({ draftId, targets })
  expect(outcomes).toMatchObject([{ added: 0, known: statement?.rowCount }])
  expect(await syncing).toMatchObject({ isHistoryComplete: true })
})

test('what a killed process left half taken in is gone when the app is opened', async () => {
  await using bank = await startBank()
  const keychain = createMemoryKeychain()
  const home = mkdtempSync(join(tmpdir(), 'oversikt-import-'))
  const file = join(home, 'oversikt.db')
  try {
    const first = await startApp({ bank, clock, home, keychain })
    await first.close()
    const key = await savedStoreKey(createVault({ keychain, service: keychainService(home) }), file)
    const store = await openStore({
      file,
      key,
      createKey: () => Promise.reject(new Error('there is a key')),
      log: first.log,
    })
    const id = store.imports.begin({
      fileName: 'x',
      format: 'ofx',
      importedAt: '2026-11-21T10:00:00.000Z',
      sha256: '',
    })
    const accountId = store.accounts.files.create({
      kind: 'current',
      name: 'Half',
      number: null,
      iban: null,
      currency: 'NOK',
    })
    store.imports.setAccount(id, {
      accountId,
      firstDay: null,
      lastDay: null,
      added: 1,
      known: 0,
      stated: null,
    })
    store.close()
    await using app = await startApp({ bank, clock, home, keychain })
    expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
