import { expect, test } from 'vitest'
import { partsOf } from './parts.ts'
import { createSessionSource, type SessionUse } from './session-source.ts'
import { callsOf, connect, person, signal, startBank, type TestConnection } from './testing/connection.ts'

const use: SessionUse = {
  secretOf: () => 'never used',
  read: (kept) => kept.session,
  write: (kept, session) => ({ ...kept, session }),
  codeOfRefusal: () => 'client-rejected',
}

/** A source whose gate asks for these waits in turn (ms) and then lets everybody through; a single number: for ever. */
function sourceOf(connection: TestConnection, waits: number[] | number) {
  const asked: (number | null)[] = []
  const restMs = (lastAt: number | null): number => {
    asked.push(lastAt)
    return typeof waits === 'number' ? waits : (waits.shift() ?? 0)
  }
  const parts = partsOf(connection.deps)
  const secretOf = () => ('apiKey' in connection.deps.credentials ? connection.deps.credentials.apiKey : null)
  return {
    asked,
    source: createSessionSource(parts, { ...use, secretOf }, { restMs, pass: () => undefined }),
  }
}

test('a session is waited for until the gate opens, counted from the last one in the keychain', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  await connection.link.signIn(person())
  const openedAt = bank.clock.now()
  bank.clock.advance(604_800_000)
  const { asked, source } = sourceOf(connection, [5, 5])
  await source.current(signal)
  expect(asked).toEqual([openedAt, openedAt, openedAt])
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(2)
})

test('who stops waiting for the gate costs no call', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  await connection.link.signIn(person())
  bank.clock.advance(604_800_000)
  const { source } = sourceOf(connection, 30_000)
  const error = await connection.failure(source.current(AbortSignal.timeout(5)))
  expect(error).toMatchObject({ code: 'cancelled' })
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
})

test('while the gate is shut a session that another process opened is taken', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  await connection.link.signIn(person())
  bank.clock.advance(604_800_000)
  const { source } = sourceOf(connection, 5)
  const waiting = source.current(signal)
  await using other = await connect(bank, { kept: connection.kept })
  await other.link.test(signal)
  await waiting
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(2)
})
