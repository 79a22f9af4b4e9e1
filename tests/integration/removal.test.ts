import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keychainService, savedStoreKey } from '../../src/main/first-start.ts'
import { openWriteDb } from '../../src/main/store/database.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { createVault } from '../../src/main/vault/vault.ts'
import { connect, startApp, type TestApp } from './app.ts'
import { aFile, asNew, bookedCount, clock, drop, failureOf, into, startBank } from './import-files.ts'

/** A synced bank, one of whose accounts a file told of too; and a way to make every deletion of its payments fail. */
async function startPerson() {
  const bank = await startBank()
  const keychain = createMemoryKeychain()
  const home = mkdtempSync(join(tmpdir(), 'oversikt-removal-'))
  const file = join(home, 'oversikt.db')
  const open = () => startApp({ bank, clock, home, keychain })
  const write = async (sql: string): Promise<void> => {
    const key = await savedStoreKey(createVault({ keychain, service: keychainService(home) }), file)
    const db = openWriteDb(file, key ?? new Uint8Array())
    db.execute(sql)
    db.close()
  }
  return {
    bank,
    open,
    breakRemovals: () =>
      write(`CREATE TRIGGER broken BEFORE DELETE ON sync_run BEGIN SELECT RAISE(ABORT, 'no more room'); END`),
    mendRemovals: () => write('DROP TRIGGER broken'),
    [Symbol.asyncDispose]: async () => {
      await bank[Symbol.asyncDispose]()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function takeIn(app: TestApp, text: string): Promise<void> {
  const { draftId, statements } = await drop(app, text)
  const targets = statements.map(({ ref, suggestedAccountId }) =>
    suggestedAccountId === null ? asNew(ref, 'Fil') : into(ref, suggestedAccountId),
  )
  await app.handlers['import:commit']({ draftId, targets })
}

test('a deletion that cannot be ended keeps nobody from their data, and is ended before its bank or a file comes again', async () => {
  await using person = await startPerson()
  const { text } = await aFile(person.bank)
  await using first = await person.open()
  const { connectionId } = await connect(first)
  await first.handlers['sync:run']({ connectionId })
  const synced = await bookedCount(first)
  await takeIn(first, text)
  await person.breakRemovals()
  await failureOf(first.handlers['connection:disconnect']({ connectionId, data: 'delete' }))
  await first.close()

  await using app = await person.open()
  expect((await app.handlers['app:status'](undefined)).problem).toBeNull()
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  await failureOf(connect(app))
  await failureOf(takeIn(app, text))
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  await person.mendRemovals()
  await takeIn(app, text)
  expect(await app.handlers['accounts:list'](undefined)).toMatchObject([{ connectionId: null }])
  const again = await connect(app)
  await app.handlers['sync:run'](again)
  expect(await bookedCount(app)).toBe(synced)
})
