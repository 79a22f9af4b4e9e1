import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAppError } from '../../src/shared/errors.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { keytarKeychain } from '../../src/main/vault/keytar.ts'
import type { Core } from '../../src/main/core.ts'
import { filesBelow, formsOf } from '../secret-forms.ts'
import { connect, startApp, type TestApp } from './app.ts'

/** Calls the app as the window does, and keeps whatever crosses back: values and errors alike. */
function listening(core: Core, heard: unknown[]): Core['handlers'] {
  const wrapped = Object.entries(core.handlers).map(([channel, handler]) => [
    channel,
    async (input: never) => {
      try {
        const value = await (handler as (input: never) => unknown)(input)
        heard.push(value)
        return value
      } catch (error) {
        heard.push(
          isAppError(error) ? [error.code, error.message, error.stack, String(error.cause)] : String(error),
        )
        throw error
      }
    },
  ])
  return Object.fromEntries(wrapped) as Core['handlers']
}

/** What fails is heard by `listening`; the run goes on. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  await expect(work()).rejects.toThrow()
}

async function wholeRun(
  app: TestApp,
  bank: Awaited<ReturnType<typeof startSparebank1Sandbox>>,
): Promise<void> {
  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  app.saveTo = join(app.home, 'export.csv')
  await app.handlers['export:csv']({
    filter: {},
    sort: { by: 'bookedOn', descending: true },
    profile: 'excel-no',
  })
  for (const kind of ['html', 'cut-off-json', 'wrong-types', 'forbidden', 'huge-body'] as const) {
    bank.fail({ kind, on: '/personal/banking/accounts' })
    await quietly(async () => await app.handlers['connection:read-accounts']({ connectionId }))
  }
  bank.fail({ kind: 'unauthorized', as: 'json', on: '/common/helloworld' })
  await app.handlers['connection:test']({ connectionId })
  bank.revokeConsents()
  await quietly(async () => await app.handlers['sync:run']({ connectionId }))
  await app.handlers['connections:list'](undefined)
  await app.handlers['sync:history']({ connectionId, limit: 10 })
  await app.handlers['app:log'](undefined)
}

test('no secret of a whole run is in anything that crosses to the window, in any log, error or file', async () => {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const household = { years: 1, today: '2026-11-21' }
  await using bank = await startSparebank1Sandbox({ clock, household })
  await using app = await startApp({ bank, clock, keychain: keytarKeychain() })
  const heard: unknown[] = []
  await wholeRun(Object.assign(app, { handlers: listening(app.core, heard) }), bank)
  const secrets = bank.secrets()
  expect(secrets.length).toBeGreaterThan(4) // client secret, codes, access and refresh tokens
  expect(heard.length).toBeGreaterThan(15)
  await app.close()

  const files = filesBelow(app.home)
  expect(files.map((file) => file.slice(app.home.length + 1))).toEqual(
    expect.arrayContaining(['oversikt.db', 'export.csv', join('logs', 'oversikt.jsonl')]),
  )
  const crossed = JSON.stringify([heard, app.events])
  const contents = files.map((file) => [file, readFileSync(file, 'latin1')] as const)
  for (const form of secrets.flatMap(formsOf)) {
    expect(crossed.includes(form)).toBe(false)
    for (const [file, content] of contents) expect([file, content.includes(form)]).toEqual([file, false])
  }
})

test.each([0, 1, 2, 3])(
  'the search finds a secret in base64 whatever stands before it (%i bytes)',
  (before) => {
    const secret = 'c4n4ry-of-this-test'
    const hidden = Buffer.from(`${'x'.repeat(before)}${secret} and more`)
    expect(formsOf(secret).some((form) => hidden.toString('base64').includes(form))).toBe(true)
    expect(formsOf(secret).some((form) => hidden.toString('base64url').includes(form))).toBe(true)
    expect(formsOf(secret).some((form) => hidden.toString('hex').includes(form))).toBe(true)
  },
)

test('the file holds no name, text or account number in the clear', async () => {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  await using bank = await startSparebank1Sandbox({ clock, household: { years: 1, today: '2026-11-21' } })
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  const known = bank
    .books()
    .accounts.flatMap(({ account, booked }) => [
      account.number,
      ...booked.slice(0, 20).map(({ bankText }) => bankText),
    ])
  const words = known.filter((word) => word.length > 8)
  expect(words.length).toBeGreaterThan(50)
  for (const file of filesBelow(app.home)) {
    const content = readFileSync(file)
    for (const word of words) expect([file, content.includes(Buffer.from(word))]).toEqual([file, false])
  }
})
